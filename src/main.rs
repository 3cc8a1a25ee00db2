//! The command `paragraf`; all it does is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(paragraf::cli::run(std::env::args_os()))
}
