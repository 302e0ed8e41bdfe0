//! Turns `locales/<language>/*.ftl` into one typed function a message.

use std::path::Path;
use std::process::ExitCode;

use fluent_typed::{BuildOptions, FtlOutputOptions, LintLevel, build_from_locales_folder};

fn main() -> ExitCode {
    let Some(out) = std::env::var_os("OUT_DIR") else {
        eprintln!("OUT_DIR is not set: this is run by cargo");
        return ExitCode::FAILURE;
    };
    let file = |name: &str| Path::new(&out).join(name).to_string_lossy().into_owned();
    let options = BuildOptions::default()
        .with_locales_folder("locales")
        .with_output_file_path(&file("words.rs"))
        .with_ftl_output(FtlOutputOptions::single_file(&file("words.ftl")))
        .with_lint_level(LintLevel::Strict)
        // Desktop notifications, terminals and the PDF show the isolation marks as boxes or carry them into copied text.
        .without_bidi_isolation()
        // The minimal toolchain of rustup has no rustfmt, and nobody reads the file.
        .without_format();
    build_from_locales_folder(options)
}
