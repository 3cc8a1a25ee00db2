//! What is tried. A target makes an input for a try, and asks what must hold of any input; what does not hold is a panic.

pub mod facts;
mod given;
pub mod limits;
pub mod rules;
pub mod traced;
pub mod versions;

use paragraf::law::Lang;
use paragraf::source::{Diagnostic, SourceMap};
use paragraf::source::{Style, render::render};

use crate::corpus::Corpus;
use crate::random::Random;

/// Makes an input; asks what must hold of it, and says whether it was taken: one that is refused tries less.
pub struct Target {
    pub name: &'static str,
    pub input: fn(&Corpus, &mut Random) -> String,
    pub holds: fn(&Corpus, &str) -> bool,
}

pub static ALL: [Target; 5] = [
    Target { name: "rules", input: rules::input, holds: rules::holds },
    Target { name: "facts", input: facts::input, holds: facts::holds },
    Target { name: "versions", input: versions::input, holds: versions::holds },
    Target { name: "limits", input: limits::input, holds: limits::holds },
    Target { name: "traced", input: traced::input, holds: traced::holds },
];

/// Draws diagnostics, and asks that each has words in both languages.
fn drawn(diagnostics: &[Diagnostic], sources: &SourceMap) -> String {
    for lang in [Lang::Nb, Lang::En] {
        assert!(diagnostics.iter().all(|own| !own.message.get(lang).is_empty()), "a message without words: {diagnostics:?}");
    }
    render(diagnostics, sources, Style::plain(Lang::Nb)) + &render(diagnostics, sources, Style::plain(Lang::En))
}
