//! The text of a rule file: it is read and checked in all versions, the same each time; what `fmt` writes is what `fmt` writes of it.

use paragraf::pipeline::RuleFiles;
use paragraf::source::{Diagnostic, FileId, SourceFile, SourceMap};
use paragraf::syntax::{format, parse_file};

use super::drawn;
use crate::corpus::Corpus;
use crate::mutate::mutated;
use crate::random::Random;

pub fn input(corpus: &Corpus, random: &mut Random) -> String {
    let law = &corpus.laws[random.below(corpus.laws.len())].1;
    // Words of any law, the program's own among them.
    let from = if random.one_in(2) { &corpus.laws } else { &corpus.rules };
    mutated(law, &from[random.below(from.len())].1, random)
}

pub fn holds(_: &Corpus, text: &str) -> bool {
    let mut sources = SourceMap::default();
    let id = sources.add("try.regel", text);
    let base = RuleFiles::new(sources);
    let first = base.check();
    assert_eq!(drawn(&first, base.sources()), drawn(&base.check(), base.sources()), "checked twice, told differently");
    laid_out(id, text);
    !first.iter().any(Diagnostic::is_error)
}

fn laid_out(id: FileId, text: &str) {
    let file = SourceFile { name: "try.regel".to_owned(), text: text.to_owned() };
    let read = !parse_file(id, text).1.iter().any(Diagnostic::is_error);
    match format(id, &file) {
        Ok(once) => {
            assert!(read, "a file with mistakes was laid out");
            let twice = format(id, &SourceFile { text: once.clone(), ..file });
            assert_eq!(twice.as_ref(), Ok(&once), "laid out twice, another layout");
        }
        Err(told) => assert!(!read, "a file without mistakes is not laid out: {told:?}"),
    }
}
