//! What a text for people is written as, by the ending of its file.

use std::path::Path;

use super::{Console, Stop, USAGE};
use crate::source::{Diagnostic, SourceMap, both, codes};

/// What a lovspeil or a letter is written as.
#[derive(Clone, Copy)]
pub(super) enum Form {
    Markdown,
    Page,
    Document,
}

/// The form that the ending of a file asks for.
pub(super) fn form(console: &Console, path: &Path) -> Result<Form, Stop> {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    match ending.as_deref() {
        Some("html" | "htm") => Ok(Form::Page),
        Some("md" | "markdown") => Ok(Form::Markdown),
        Some("docx") => Ok(Form::Document),
        _ => Err(no_ending(console, path)),
    }
}

/// A file whose name does not tell what to write.
fn no_ending(console: &Console, path: &Path) -> Stop {
    let shown = path.display();
    let message = both(
        format!("`{shown}` har ingen ending som sier hva som skal skrives"),
        format!("`{shown}` has no ending that says what to write"),
    );
    let help = both("velg `.html`, `.docx` eller `.md`", "choose `.html`, `.docx` or `.md`");
    console.tell(&[Diagnostic::error(codes::USAGE, None, message).help(help)], &SourceMap::default());
    Stop(USAGE)
}
