//! The pictures of the manuals show what the program writes now.

use std::fs;

use serde_json::Value;

use super::support::{Call, Folder, root};

/// A sum of bytes, FNV-1a of 64 bits, as `tests/pages/pictures.mjs` makes it.
fn sum(bytes: &[u8]) -> String {
    let own = bytes.iter().fold(0xcbf2_9ce4_8422_2325_u64, |own, byte| (own ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3));
    format!("{own:016x}")
}

fn pictures() -> Vec<Value> {
    let text = fs::read_to_string(root().join("docs/pictures/pictures.json")).expect("the list of pictures");
    serde_json::from_str(&text).expect("a list")
}

#[test]
fn a_picture_is_of_the_page_that_the_program_writes() {
    let folder = Folder::new();
    let mut other = Vec::new();
    for own in pictures() {
        let picture = own["picture"].as_str().expect("a name");
        let page = folder.path().join("page.html");
        let asked = own["of"].as_array().expect("what is asked").iter().map(|part| part.as_str().expect("a word"));
        let asked: Vec<&str> = asked.chain(["--out", page.to_str().expect("a path")]).collect();
        let answer = Call::new(&asked).within(root()).run();
        // A letter that is a draft ends with 3.
        assert!(matches!(answer.code, Some(0 | 3)), "{picture}: {}", answer.err);
        if own["sum"] != *sum(&fs::read(&page).expect("a page")) {
            other.push(picture.to_owned());
        }
    }
    assert!(
        other.is_empty(),
        "other pages than those that the pictures show: {other:?}. Take them again with `node tests/pages/pictures.mjs target/debug/paragraf`, \
         look at them, and read the alternative texts beside them"
    );
}

#[test]
fn a_picture_holds_nothing_else_and_a_manual_says_what_it_shows() {
    let manuals: Vec<String> = ["explanations", "letter"]
        .iter()
        .map(|name| fs::read_to_string(root().join(format!("docs/{name}.md"))).expect("a manual"))
        .collect();
    for own in pictures() {
        let name = own["picture"].as_str().expect("a name");
        let bytes = fs::read(root().join("docs/pictures").join(name)).expect("a picture");
        assert!(bytes.len() < 80_000, "{name} is of {} bytes", bytes.len());
        let (mut kinds, mut at) = (Vec::new(), 8);
        while at < bytes.len() {
            let size = u32::from_be_bytes(bytes[at..at + 4].try_into().expect("four bytes"));
            kinds.push(String::from_utf8_lossy(&bytes[at + 4..at + 8]).into_owned());
            at += 12 + size as usize;
        }
        assert_eq!(kinds, ["IHDR", "PLTE", "IDAT", "IEND"], "{name}");
        let shown = manuals.iter().find_map(|text| text.split_once(&format!("](pictures/{name})")));
        let (before, _) = shown.unwrap_or_else(|| panic!("no manual shows {name}"));
        let said = before.rsplit_once("![").expect("an alternative text").1;
        assert!(said.split_whitespace().count() > 20, "{name}: {said}");
    }
}
