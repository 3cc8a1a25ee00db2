//! Writes a lovspeil: a page, a document or Markdown, by the ending of its file.

use std::path::Path;

use super::archive::archive;
use super::console::unwritten;
use super::form::{Form, form};
use super::{Console, DONE, Stop, replace};
use crate::lovspeil::{Mirror, document_parts, html, markdown};
use crate::source::SourceMap;

/// Writes a mirror to a file; as Markdown to standard output where there is none.
pub(super) fn write(console: &Console, mirror: &Mirror, path: Option<&Path>) -> Result<u8, Stop> {
    let Some(path) = path else {
        console.out(&markdown(mirror));
        return Ok(DONE);
    };
    let failed = |error: &std::io::Error| console.stop(&[unwritten(Some(path), error)], &SourceMap::default());
    let bytes = match form(console, path)? {
        Form::Page => html(mirror).into_bytes(),
        Form::Markdown => markdown(mirror).into_bytes(),
        Form::Document => archive(&document_parts(mirror)).map_err(|error| failed(&error))?,
    };
    replace::write(path, &bytes).map_err(|mistake| console.stop(&[*mistake], &SourceMap::default()))?;
    Ok(DONE)
}
