//! A window of Tauri with nothing in it: what Respite's start is measured against (`cargo xtask bench window`).

use tauri::http::Response;
use tauri::webview::PageLoadEvent;
use tauri::{WebviewUrl, WebviewWindowBuilder};

/// Of its own, served by the program as Respite's is: for `about:blank` WebKitGTK never starts a web process.
const PAGE: &str = "<!doctype html><html lang=\"en\"><title>Empty</title><body></body></html>";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    tauri::Builder::default()
        .register_uri_scheme_protocol("empty", |_, _| {
            let page = Response::builder().header("Content-Type", "text/html; charset=utf-8");
            page.body(PAGE.as_bytes().to_vec()).unwrap_or_default()
        })
        .setup(|app| {
            WebviewWindowBuilder::new(app, "empty", WebviewUrl::CustomProtocol("empty://localhost/".parse()?))
                .inner_size(1100.0, 760.0)
                .on_page_load(|_, load| {
                    if load.event() == PageLoadEvent::Finished {
                        eprintln!("usable");
                    }
                })
                .build()?;
            Ok(())
        })
        .run(tauri::generate_context!())?;
    Ok(())
}
