//! The name of a version: refused, or its plan is made or told why not; a name that is read is written the same.

use std::cell::OnceCell;

use paragraf::law::Version;
use paragraf::pipeline::RuleFiles;
use paragraf::source::SourceMap;

use super::drawn;
use crate::corpus::Corpus;
use crate::mutate::mutated;
use crate::random::Random;

thread_local! {
    static BASE: OnceCell<RuleFiles> = const { OnceCell::new() };
}

fn base(corpus: &Corpus) -> RuleFiles {
    let mut sources = SourceMap::default();
    for (name, text) in &corpus.rules {
        sources.add(name.as_str(), text.as_str());
    }
    RuleFiles::new(sources)
}

pub fn input(corpus: &Corpus, random: &mut Random) -> String {
    let own = &corpus.versions[random.below(corpus.versions.len())];
    let other = &corpus.versions[random.below(corpus.versions.len())];
    if random.one_in(3) {
        // Well written, so that more than the first sign is looked at.
        let sign = random.pick(&["+", "-"]);
        let change = other.split_once(['+', ':']).map_or("hoering_2018", |(_, change)| change);
        return format!("{own}{sign}{change}");
    }
    mutated(own, other, random)
}

pub fn holds(corpus: &Corpus, text: &str) -> bool {
    let Ok(version) = Version::parse(text) else { return false };
    assert_eq!(Version::parse(&version.to_string()).as_ref(), Ok(&version), "written, it is another version");
    BASE.with(|own| {
        let base = own.get_or_init(|| base(corpus));
        match base.plan(&version) {
            Ok(plan) => {
                assert_eq!(plan.checked().book().version, version, "the plan of another version");
                true
            }
            Err(told) => {
                assert!(!told.is_empty(), "refused without a word");
                drop(drawn(&told, base.sources()));
                false
            }
        }
    })
}
