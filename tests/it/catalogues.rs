//! The words of each language: the same keys, the same arguments, and none that nobody uses.

use paragraf::words::{Catalogue, Key, Lang};

use super::support::{Keep, sources, stripped, word_in};

const CATALOGUES: [(Lang, &str, &str); 2] =
    [(Lang::Nb, "nb.ftl", include_str!("../../src/words/nb.ftl")), (Lang::En, "en.ftl", include_str!("../../src/words/en.ftl"))];

#[test]
fn every_language_has_every_key_with_its_arguments() {
    for (lang, file, source) in CATALOGUES {
        let (_, faults) = Catalogue::read(source, lang);
        assert!(faults.is_empty(), "{file}:\n{}", faults.join("\n"));
    }
}

#[test]
fn catalogues_have_their_messages_in_one_order() {
    let keys = |source: &str| -> Vec<String> {
        let own = source.lines().filter(|line| line.starts_with(|first: char| first.is_ascii_lowercase()));
        own.filter_map(|line| line.split_once(" =")).map(|(key, _)| key.replace('-', "_")).collect()
    };
    let wanted: Vec<&str> = Key::ALL.iter().map(|(_, name, _)| *name).collect();
    for (_, file, source) in CATALOGUES {
        assert_eq!(keys(source), wanted, "{file}");
    }
}

#[test]
fn every_key_is_used() {
    let code: Vec<String> = sources("src", "rs")
        .into_iter()
        .filter(|file| !file.name.starts_with("src/words/"))
        .map(|file| stripped(&file.text, Keep::Code))
        .collect();
    let used = |name: &str| {
        [format!("say::{name}"), format!("Key::{name}")].iter().any(|own| code.iter().any(|text| word_in(text, own).is_some()))
    };
    let unused: Vec<&str> = Key::ALL.iter().map(|(_, name, _)| *name).filter(|name| !used(name)).collect();
    assert!(unused.is_empty(), "{unused:?}");
}

#[test]
fn no_explanation_holds_words_of_a_language_in_its_code() {
    for file in sources("src/explain", "rs").into_iter().chain(sources("src/law", "rs")) {
        let code = stripped(&file.text, Keep::Code);
        for pair in [".pick(", "match lang", "match self.lang", "Lang::Nb =>"] {
            assert!(!code.contains(pair), "{}: `{pair}`; words stand in the catalogues", file.name);
        }
    }
}

#[test]
fn what_is_wrong_with_a_catalogue_is_told() {
    let (_, faults) = Catalogue::read("yes = { $nobody }\nyes = ja\nmaybe = kanskje\nhours = { $number }\n<<\n", Lang::Nb);
    for wanted in
        ["`yes`: no argument `nobody`", "`yes`: twice", "`maybe`: no such key", "`hours`: does not use [\"count\"]", "`no`: missing"]
    {
        assert!(faults.iter().any(|fault| fault == wanted), "{wanted} in {faults:#?}");
    }
}
