//! `respite`: see the library.

fn main() -> std::process::ExitCode {
    respite_cli::main()
}
