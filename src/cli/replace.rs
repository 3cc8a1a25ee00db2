//! Writes a file anew: beside the old one, which gives its place only to a new one that is whole.
//!
//! A full disk, a power cut or a killed program leaves the old file as it was. A link stays a link: the file it leads to is the one that is
//! written anew. Permissions stay.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

/// Puts this text in the place of what a file holds.
pub(super) fn replace(path: &Path, text: &str) -> io::Result<()> {
    let path = fs::canonicalize(path)?;
    // A file nobody may write to could still be displaced by another, which would go round its owner's wish.
    let permissions = OpenOptions::new().write(true).open(&path)?.metadata()?.permissions();
    let beside = beside(&path, text)?;
    beside.as_file().set_permissions(permissions)?;
    // What is not yet on the disk must not displace what is.
    beside.as_file().sync_all()?;
    beside.persist(&path).map_err(|error| error.error)?;
    Ok(())
}

/// Makes a file with this text, where there is none: whole, or not at all. Only its owner can read it.
pub(super) fn make(path: &Path, text: &str) -> io::Result<()> {
    let beside = beside(path, text)?;
    beside.as_file().sync_all()?;
    beside.persist_noclobber(path).map_err(|error| error.error)?;
    Ok(())
}

/// A file in the same folder, which removes itself unless it takes the place.
fn beside(path: &Path, text: &str) -> io::Result<tempfile::NamedTempFile> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut beside = tempfile::Builder::new().prefix(".paragraf-").suffix(".tmp").tempfile_in(folder)?;
    beside.write_all(text.as_bytes())?;
    Ok(beside)
}
