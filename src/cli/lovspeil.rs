//! Writes a lovspeil: a page, a document or Markdown, by the ending of its file.

use std::path::Path;

use super::archive::archive;
use super::console::unwritten;
use super::{Console, DONE, Stop, USAGE, replace};
use crate::lovspeil::{Mirror, document_parts, html, markdown};
use crate::source::{Diagnostic, SourceMap, both, codes};

/// Writes a mirror to a file; as Markdown to standard output where there is none.
pub(super) fn write(console: &Console, mirror: &Mirror, path: Option<&Path>) -> Result<u8, Stop> {
    let Some(path) = path else {
        console.out(&markdown(mirror));
        return Ok(DONE);
    };
    let failed = |error: &std::io::Error| console.stop(&[unwritten(Some(path), error)], &SourceMap::default());
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    let bytes = match ending.as_deref() {
        Some("html" | "htm") => html(mirror).into_bytes(),
        Some("md" | "markdown") => markdown(mirror).into_bytes(),
        Some("docx") => archive(&document_parts(mirror)).map_err(|error| failed(&error))?,
        _ => return Err(no_ending(console, path)),
    };
    replace::write(path, &bytes).map_err(|mistake| console.stop(&[*mistake], &SourceMap::default()))?;
    Ok(DONE)
}

/// A file whose name does not tell what to write.
pub(super) fn no_ending(console: &Console, path: &Path) -> Stop {
    let shown = path.display();
    let message = both(
        format!("`{shown}` har ingen ending som sier hva som skal skrives"),
        format!("`{shown}` has no ending that says what to write"),
    );
    let help = both("velg `.html`, `.docx` eller `.md`", "choose `.html`, `.docx` or `.md`");
    console.tell(&[Diagnostic::error(codes::USAGE, None, message).help(help)], &SourceMap::default());
    Stop(USAGE)
}
