//! The build script: reads the law of the program once, when it is built, so that no start has to.
//!
//! It is a crate of its own, with the rooms that read rule files, and writes what `pipeline/embedded.rs` takes in: each file of `rules/`, with its
//! tree. Without the feature `embedded` it is empty.

#![cfg_attr(feature = "embedded", expect(dead_code, unused_imports, reason = "the rooms are whole, and here they only read"))]

extern crate alloc;

#[cfg(feature = "embedded")]
mod law;
#[cfg(feature = "embedded")]
mod syntax;
#[cfg(feature = "embedded")]
mod words;

/// What the tree shares with the rulebook, and no more.
#[cfg(feature = "embedded")]
mod model {
    mod operators;

    pub use operators::{
        Bond, CalendarUnit, Comparison, Direction, End, Gather, Joining, Meeting, Never, PeriodPart, Polarity, Rounding, TimeUnit, UpperEnd,
    };
}

/// Files, places and mistakes; nothing is drawn here.
#[cfg(feature = "embedded")]
mod source {
    pub mod codes;
    mod diagnostic;
    mod file;
    pub mod limits;
    mod line_end;
    mod parallel;
    mod spelling;

    pub use crate::law::both;
    pub use diagnostic::{Diagnostic, Severity};
    pub use file::{FileId, SourceFile, SourceMap, Span, is_cases};
    pub use line_end::{is_odd_line_end, odd_line_ends, rare_signs};
    pub use parallel::parallel_map;
    pub use spelling::{did_you_mean, meant, nearest};
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo::rerun-if-changed=src/build.rs");
    #[cfg(feature = "embedded")]
    rules::write()?;
    Ok(())
}

/// The files of `rules/`, and what is written of them.
#[cfg(feature = "embedded")]
mod rules {
    use std::error::Error;
    use std::path::{Path, PathBuf};
    use std::{env, fs, io};

    use crate::source::{FileId, is_cases};
    use crate::syntax::{parse_file, stored};

    /// Writes a list of the files as `pipeline/embedded.rs` has them.
    pub fn write() -> Result<(), Box<dyn Error>> {
        println!("cargo::rerun-if-changed=rules");
        let folder = |variable: &str| env::var_os(variable).map(PathBuf::from).ok_or(format!("{variable} is not set"));
        let (project, out) = (folder("CARGO_MANIFEST_DIR")?, folder("OUT_DIR")?);
        let mut files = Vec::new();
        collect(&project.join("rules"), "rules", ".regel", &mut files)?;
        // Cases come last, so that a file of rules has the same number with them and without.
        files.sort_by(|(one, _), (other, _)| (is_cases(one), one).cmp(&(is_cases(other), other)));
        let mut list = String::from("[\n");
        for (at, (name, text)) in files.iter().enumerate() {
            // The text is kept beside its tree: what is edited while the program is built is in both or in neither.
            fs::write(out.join(format!("{at}.regel")), text)?;
            let mut kept = "None".to_owned();
            if let Some(tree) = tree(FileId(u32::try_from(at)?), name, text) {
                fs::write(out.join(format!("{at}.tree")), tree)?;
                kept = format!("Some(include_bytes!(\"{at}.tree\"))");
            }
            list += &format!("    File {{ name: {name:?}, text: include_str!(\"{at}.regel\"), tree: {kept} }},\n");
        }
        fs::write(out.join("rules.rs"), list + "]\n")?;
        letters(&project.join("rules").join("letters"), &out)?;
        Ok(())
    }

    /// Writes a list of the templates of letters, as `pipeline/embedded.rs` has them.
    fn letters(folder: &Path, out: &Path) -> Result<(), Box<dyn Error>> {
        let mut files = Vec::new();
        if folder.is_dir() {
            collect(folder, "rules/letters", ".md", &mut files)?;
        }
        files.sort();
        let mut list = String::from("[\n");
        for (at, (name, text)) in files.iter().enumerate() {
            fs::write(out.join(format!("{at}.letter")), text)?;
            list += &format!("    ({name:?}, include_str!(\"{at}.letter\")),\n");
        }
        fs::write(out.join("letters.rs"), list + "]\n")?;
        Ok(())
    }

    /// The tree of a file of rules without faults.
    fn tree(id: FileId, name: &str, text: &str) -> Option<Vec<u8>> {
        if is_cases(name) {
            return None;
        }
        let (file, faults) = parse_file(id, text);
        if faults.is_empty() { stored::to_bytes(&file) } else { None }
    }

    /// The files of a folder and of those in it whose names end so, by their names from `rules/` on.
    fn collect(folder: &Path, name: &str, ending: &str, into: &mut Vec<(String, String)>) -> io::Result<()> {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            let name = format!("{name}/{}", path.file_name().unwrap_or_default().to_string_lossy());
            if path.is_dir() {
                collect(&path, &name, ending, into)?;
            } else if name.ends_with(ending) {
                into.push((name, fs::read_to_string(&path)?));
            }
        }
        Ok(())
    }
}
