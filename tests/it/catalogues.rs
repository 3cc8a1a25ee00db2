//! The message catalogues: every language has the same keys and arguments, and every key is used.

use paragraf::words::{Catalogue, Key, Lang, source};

use super::support::{Keep, Source, sources, stripped, word_in};

/// Each language with the name and text of its catalogue.
fn catalogues() -> impl Iterator<Item = (Lang, String, &'static str)> {
    Lang::ALL.into_iter().map(|lang| (lang, format!("{}.ftl", lang.code()), source(lang)))
}

#[test]
fn every_catalogue_is_the_file_of_its_language() {
    let files: Vec<(String, String)> = sources("src/words", "ftl").into_iter().map(|file| (file.name, file.text)).collect();
    let mut known: Vec<(String, String)> = catalogues().map(|(_, file, text)| (format!("src/words/{file}"), text.to_owned())).collect();
    known.sort();
    assert!(files == known, "each file of src/words has a language in `Lang::ALL`, and is what `source` gives for it");
}

#[test]
fn every_language_has_every_key_with_its_arguments() {
    for (lang, file, source) in catalogues() {
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
    for (_, file, source) in catalogues() {
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

/// What makes words of one language in code: a choice by the language, or a text of both but for a mistake, which is `both(…)`.
const CHOICES: [&str; 8] =
    [".pick(", "match lang", "match self.lang", "Lang::Nb =>", "Lang::En =>", "== Lang::", "!= Lang::", "Text::new("];

/// Where texts of both languages are read: from labels of rule files, from the pages on errors.
const READ: [&str; 2] = ["src/syntax/ast/declaration.rs", "src/reference/mod.rs"];

/// The choices by language in a file.
fn choices(file: &Source) -> Vec<&'static str> {
    let code = stripped(&file.text, Keep::Code);
    let read = |choice: &&str| *choice == "Text::new(" && READ.contains(&file.name.as_str());
    CHOICES.into_iter().filter(|choice| code.contains(choice) && !read(choice)).collect()
}

#[test]
fn no_code_holds_words_of_a_language() {
    for file in sources("src", "rs").iter().filter(|file| !file.name.starts_with("src/words/")) {
        let found = choices(file);
        assert!(found.is_empty(), "{}: {found:?}; words stand in the catalogues, and what is told of a mistake in `both(…)`", file.name);
    }
}

#[test]
fn a_pair_of_words_in_code_is_found() {
    for pair in [
        "lang.pick(\"ja\", \"yes\")",
        "match lang { Lang::Nb => \"ja\", Lang::En => \"yes\" }",
        "if lang == Lang::Nb { \"ja\" } else { \"yes\" }",
        "Text::new(\"ja\", \"yes\").get(lang)",
    ] {
        let file = Source { name: "src/cli/answer.rs".to_owned(), text: format!("fn answer(lang: Lang) -> &str {{ {pair} }}") };
        assert!(!choices(&file).is_empty(), "{pair}");
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
