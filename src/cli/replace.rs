//! Writes files: beside the place a file is to have, which it takes only when it is whole.
//!
//! A full disk, a power cut or a killed program leaves the old file as it was, and no file where there was none. A link stays a link: the
//! file it leads to is the one that is written. Permissions stay. No other file of this room writes to a file.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::console::unwritten;
use super::input::special;
use crate::source::{Diagnostic, both, codes, is_reserved};

/// So many links are followed from one to the next; systems follow no more.
const LINKS: usize = 40;

/// Puts this text in the place of what a file holds.
pub(super) fn replace(path: &Path, text: &str) -> io::Result<()> {
    let path = fs::canonicalize(path)?;
    put(&path, text.as_bytes(), true)
}

/// Writes a file, new or in the place of an old one. What is neither is told, and not waited for.
pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<(), Box<Diagnostic>> {
    no_device(path)?;
    let failed = |error: io::Error| Box::new(unwritten(Some(path), &error));
    match fs::metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => put(&led_to(path), bytes, false).map_err(failed),
        Err(error) => Err(failed(error)),
        Ok(found) if found.is_file() => fs::canonicalize(path).and_then(|path| put(&path, bytes, true)).map_err(failed),
        Ok(found) if is_stream(found.file_type()) => {
            OpenOptions::new().write(true).open(path).and_then(|mut open| open.write_all(bytes)).map_err(failed)
        }
        // A pipe that nobody reads from would be waited for without end.
        Ok(found) => Err(no_file(path, found.file_type())),
    }
}

/// A name that one system keeps for a device is refused on each, so that what is made here can be taken there.
pub(super) fn no_device(path: &Path) -> Result<(), Box<Diagnostic>> {
    let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    if !is_reserved(&name) {
        return Ok(());
    }
    let message = both(format!("Windows holder navnet `{name}` av til en enhet"), format!("Windows keeps the name `{name}` for a device"));
    Err(Box::new(Diagnostic::error(codes::UNWRITABLE, None, message).help(both("velg et annet navn", "choose another name"))))
}

/// Makes a file with this text, where there is none: whole, or not at all. Only its owner can read it.
pub(super) fn make(path: &Path, text: &str) -> io::Result<()> {
    let beside = beside(path, text.as_bytes(), false)?;
    beside.as_file().sync_all()?;
    beside.persist_noclobber(path).map_err(|error| error.error)?;
    Ok(())
}

fn put(path: &Path, bytes: &[u8], is_there: bool) -> io::Result<()> {
    // A file nobody may write to could still be displaced by another, which would go round its owner's wish.
    let permissions = is_there.then(|| OpenOptions::new().write(true).open(path)?.metadata()).transpose()?.map(|found| found.permissions());
    // Until the permissions of an old file are set, nobody else may read the new one.
    let beside = beside(path, bytes, !is_there)?;
    if let Some(permissions) = permissions {
        beside.as_file().set_permissions(permissions)?;
    }
    // What is not yet on the disk must not displace what is.
    beside.as_file().sync_all()?;
    beside.persist(path).map_err(|error| error.error)?;
    Ok(())
}

/// A file in the same folder, which removes itself unless it takes the place; with the permissions that the system gives a new file, or for its
/// owner alone.
fn beside(path: &Path, bytes: &[u8], for_others: bool) -> io::Result<tempfile::NamedTempFile> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    builder.prefix(".paragraf-").suffix(".tmp");
    if for_others {
        open_to_others(&mut builder);
    }
    let mut beside = builder.tempfile_in(folder)?;
    beside.write_all(bytes)?;
    Ok(beside)
}

/// With the permissions of a new file instead of those of a temporary one.
#[cfg(unix)]
fn open_to_others(builder: &mut tempfile::Builder) {
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
}

/// Other systems know no such permissions.
#[cfg(not(unix))]
fn open_to_others(_: &mut tempfile::Builder) {}

/// The file that links lead to and that is not there yet.
fn led_to(path: &Path) -> PathBuf {
    let mut target = path.to_owned();
    for _ in 0..LINKS {
        let Ok(next) = fs::read_link(&target) else { break };
        target = target.parent().unwrap_or(Path::new("")).join(next);
    }
    target
}

/// Whether something takes what is written to it at once, as a terminal does.
#[cfg(unix)]
fn is_stream(kind: fs::FileType) -> bool {
    std::os::unix::fs::FileTypeExt::is_char_device(&kind)
}

#[cfg(not(unix))]
fn is_stream(_: fs::FileType) -> bool {
    false
}

/// A path that leads to a folder, a pipe or a device.
fn no_file(path: &Path, kind: fs::FileType) -> Box<Diagnostic> {
    let (shown, what) = (path.display(), special(kind).unwrap_or_else(|| both("en mappe", "a folder")));
    let message = both(format!("`{shown}` er {}, ikke en fil", what.nb), format!("`{shown}` is {}, not a file", what.en));
    let help = match kind.is_dir() {
        true => both("velg et navn som ingen mappe har", "choose a name that no folder has"),
        false => both(
            "uten `--out` kan svaret sendes dit av skallet, med `>` eller `|`",
            "without `--out` the shell can send the answer there, with `>` or `|`",
        ),
    };
    Box::new(Diagnostic::error(codes::UNWRITABLE, None, message).help(help))
}
