//! Respite without a window. See `headless.rs`.

fn main() -> std::process::ExitCode {
    respite_desktop::serve()
}
