//! Rule files that are being written: after any row of edits an analysis tells what a look at everything tells, in order and in words.

use std::sync::OnceLock;

use paragraf::analysis::AnalysisHost;
use paragraf::pipeline::RuleFiles;
use paragraf::source::{FileId, SourceMap};
use proptest::prelude::*;
use proptest::sample::Index;

use super::tries;
use crate::support::sources;

/// A law with something of most that declarations can have to do with each other.
const LAW: &str = r#"// A law for trying edits.
act fees_act { rank statute  title nb "avgiftsloven" en "Fees Act"  in force from 2000-01-01  round dates day_of_leap_year }
act fees_regulation { rank regulation  title nb "forskriften" en "the regulation"  in force from 2000-01-01  given under fees_act § 4 }
document paper { rank preparatory_works  title nb "notat" en "paper" }
party office nb "kontoret" en "the office"
entity boat nb "båten" en "the boat" { length : number  sold : date  kind : one of { sail motor row }  crew : list of hand }
entity hand nb "mann" en "hand" { age : number  pay : money per month  hired : date }
parameter rate : money nb "satsen" en "the rate" { from 2000-01-01 = 100 kr  from 2004-01-01 = 120 kr }
assessment is_seaworthy { by office nb "sjødyktig" en "seaworthy" }

in fees_act
§ 1 nb "Små båter" en "Small boats"
ledd 1 {
    figure short = 8
    figure long = 15
    condition is_small nb "liten" en "small" holds when boat.length < short  source paper "1"
    condition is_large holds when not is_small and boat.length >= long
}
§ 2
ledd 1 {
    value basic : money = rate
    value fee of office : money nb "avgift" en "fee"
        = if is_small then basic else scale_fee
        except when boat.kind = row then 0 kr
        source fees_act § 1 ledd 1
    value scale_fee : money = rate * 2
}
ledd 2 {
    exception old_boat to fee when boat.sold < 1990-01-01 then 10 kr
    exception to fee when is_large and boat.kind = sail then 20 kr goes before old_boat
}
§ 3
condition has_young_hand holds when any of boat.crew where is_young
condition is_young of hand holds when hand.age < 18
value wages : money per month = sum of hand.pay over boat.crew where not is_young
§ 4
reading day_of_leap_year { default up : rounding up  alternative down : rounding down  why en "room" }
reading counts { default three : count of boat.crew > 2  alternative none : boat.length > 3  why en "room" }
right may_sail of office holds when all {
    bokstav a : is_seaworthy
    bokstav b : counts or is_small
    bokstav c : age(boat.sold, on: 2010-01-01) >= 18
}
deadline complaint : 3 weeks after boat.sold
§ 5 in force from 2003-01-01
value class : number = table by boat.length { below short : 1  short ..< long : 2  otherwise : 3 }
condition in_class holds when class = 2 or may_sail

in fees_regulation
§ 1
exception to is_large when boat.kind = row
condition is_motor holds when boat.kind = motor

amendment longer { title nb "lengre" en "longer"  status adopted, in force from 2002-01-01  measure limits en "limits" measure letters en "letters" }
amend fees_act § 1 ledd 1 under limits { replace figure short = 9 }
amend fees_act § 4 under letters { replace bokstav c of may_sail with is_motor  insert bokstav d in may_sail : is_large }
amendment bill { title nb "forslag" en "bill"  status proposed 2005-01-01  measure fees en "fees" measure gone en "gone" needs fees }
amend fees_act § 2 under fees { replace value basic : money = rate + 5 kr  keep basic when boat.sold < 2001-01-01 }
repeal fees_act § 5 under gone
amend fees_act under fees { insert § 5 a { condition is_new holds when boat.sold > 2004-01-01 } }

claim bill "1" : fee never less by fees

case "a small boat" { boat.length = 5  under 2003-06-01 expect is_small is yes  under 2003-06-01 expect in_class is no }
"#;

/// What somebody does to a text.
#[derive(Debug, Clone)]
enum Deed {
    /// A word or sign goes.
    Delete(Index),
    /// One comes that stands elsewhere.
    Insert(Index, Index),
    /// One takes the place of another.
    Replace(Index, Index),
    /// A number becomes another.
    Count(Index, u8),
    /// A line goes, comes again, or comes elsewhere.
    DeleteLine(Index),
    DoubleLine(Index),
    MoveLine(Index, Index),
    /// A comment comes.
    Comment(Index),
    /// A stretch from one blank line to the next goes, or comes again.
    DeleteItem(Index),
    DoubleItem(Index),
    /// Something is typed.
    Type(Index, &'static str),
    /// The deed before is taken back.
    Undo,
}

fn deed() -> impl Strategy<Value = Deed> {
    let at = any::<Index>;
    let typed = prop::sample::select(vec!["a", "is_", "{", "}", "\"", "(", "§ 9\n", " and ", " // x\n", "ledd 2 {", "\n", " "]);
    prop_oneof![
        2 => at().prop_map(Deed::Delete),
        2 => (at(), at()).prop_map(|(at, from)| Deed::Insert(at, from)),
        4 => (at(), at()).prop_map(|(at, from)| Deed::Replace(at, from)),
        3 => (at(), any::<u8>()).prop_map(|(at, number)| Deed::Count(at, number)),
        1 => at().prop_map(Deed::DeleteLine),
        1 => at().prop_map(Deed::DoubleLine),
        1 => (at(), at()).prop_map(|(at, to)| Deed::MoveLine(at, to)),
        2 => at().prop_map(Deed::Comment),
        1 => at().prop_map(Deed::DeleteItem),
        1 => at().prop_map(Deed::DoubleItem),
        2 => (at(), typed).prop_map(|(at, text)| Deed::Type(at, text)),
        4 => Just(Deed::Undo),
    ]
}

/// Words, numbers and signs of a text, as stretches of bytes.
fn words(text: &str) -> Vec<std::ops::Range<usize>> {
    let in_word = |sign: char| sign.is_alphanumeric() || matches!(sign, '_' | '.');
    let mut found: Vec<std::ops::Range<usize>> = Vec::new();
    for (at, sign) in text.char_indices().filter(|(_, sign)| !sign.is_whitespace()) {
        let end = at + sign.len_utf8();
        match found.last_mut().filter(|last| last.end == at && in_word(sign) && text[last.start..at].ends_with(in_word)) {
            Some(last) => last.end = end,
            None => found.push(at..end),
        }
    }
    found
}

fn put(text: &str, range: std::ops::Range<usize>, new: &str) -> String {
    format!("{}{new}{}", &text[..range.start], &text[range.end..])
}

fn one<T: Clone>(list: &[T], at: &Index) -> Option<T> {
    (!list.is_empty()).then(|| list[at.index(list.len())].clone())
}

/// The text after a deed; none where there is nothing to do it to.
fn done(text: &str, deed: &Deed) -> Option<String> {
    let words = words(text);
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let items: Vec<&str> = text.split_inclusive("\n§").collect();
    let without = |list: &[&str], at: usize| list.iter().enumerate().filter(|(own, _)| *own != at).map(|(_, own)| *own).collect::<String>();
    let doubled = |list: &[&str], at: usize, to: usize| {
        let mut all = list.to_vec();
        all.insert(to, list[at]);
        all.concat()
    };
    Some(match deed {
        Deed::Delete(at) => put(text, one(&words, at)?, ""),
        Deed::Insert(at, from) => {
            let end = one(&words, at)?.end;
            put(text, end..end, &format!(" {}", &text[one(&words, from)?]))
        }
        Deed::Replace(at, from) => put(text, one(&words, at)?, &text[one(&words, from)?]),
        Deed::Count(at, number) => {
            let numbers: Vec<_> = words.into_iter().filter(|range| text[range.clone()].bytes().all(|byte| byte.is_ascii_digit())).collect();
            put(text, one(&numbers, at)?, &number.to_string())
        }
        Deed::DeleteLine(at) => without(&lines, at.index(lines.len())),
        Deed::DoubleLine(at) => doubled(&lines, at.index(lines.len()), at.index(lines.len())),
        Deed::MoveLine(at, to) => doubled(&lines, at.index(lines.len()), to.index(lines.len())),
        Deed::Comment(at) => {
            let end = one(&words, at)?.end;
            put(text, end..end, " /* so it is */ ")
        }
        Deed::DeleteItem(at) => without(&items, at.index(items.len())),
        Deed::DoubleItem(at) => doubled(&items, at.index(items.len()), at.index(items.len())),
        Deed::Type(at, new) => {
            let end = one(&words, at)?.end;
            put(text, end..end, new)
        }
        Deed::Undo => return None,
    })
}

/// Holds an analysis against a look at everything after each deed. How many revisions were made from the one before.
fn holds(files: &[(String, String)], deeds: &[(Index, Deed)]) -> Result<usize, TestCaseError> {
    let mut sources = SourceMap::default();
    let ids: Vec<FileId> = files.iter().map(|(name, text)| sources.add(name.clone(), text.clone())).collect();
    let mut host = AnalysisHost::new(sources.clone());
    let mut before: Vec<(FileId, String)> = Vec::new();
    let mut in_parts = 0;
    for (file, deed) in deeds {
        let (file, text) = match deed {
            Deed::Undo => match before.pop() {
                Some(last) => last,
                None => continue,
            },
            _ => {
                let id = ids[file.index(ids.len())];
                let old = sources.get(id).expect("the file").text.clone();
                let Some(new) = done(&old, deed) else { continue };
                before.push((id, old));
                (id, new)
            }
        };
        sources = sources.with_text(file, text.clone());
        host.set_text(file, text.clone());
        let now = host.analysis();
        in_parts += usize::from(now.looked_at().is_some());
        let expected = RuleFiles::new(sources.clone()).check();
        let found = now.all_diagnostics();
        if found != expected {
            let missing: Vec<_> = expected.iter().filter(|fault| !found.contains(fault)).collect();
            let extra: Vec<_> = found.iter().filter(|fault| !expected.contains(fault)).collect();
            return Err(TestCaseError::fail(format!(
                "after {deed:?} ({:?} looked at)\nnot told: {missing:#?}\ntold besides: {extra:#?}\n{text}",
                now.looked_at()
            )));
        }
    }
    Ok(in_parts)
}

/// The law without what has to do with lists.
fn without_lists() -> String {
    let lines = LAW.lines().filter(|line| !["boat.crew", "hand"].iter().any(|word| line.contains(word)) || line.starts_with("entity boat"));
    lines.map(|line| format!("{line}\n")).collect::<String>().replace("  crew : list of hand", "")
}

/// What an act may except from another hangs on whether the section that it is given under is there.
#[test]
fn with_the_section_that_an_act_is_given_under_goes_what_it_allows() {
    let law = without_lists();
    let unwritten: String = law.lines().filter(|line| !line.starts_with("amend fees_act § 4")).map(|line| format!("{line}\n")).collect();
    let gone = unwritten.replacen("§ 4\n", "", 1);
    let mut sources = SourceMap::default();
    let file = sources.add("law.regel", law);
    let mut host = AnalysisHost::new(sources.clone());
    for text in [unwritten, gone] {
        sources = sources.with_text(file, text.clone());
        host.set_text(file, text);
        assert_eq!(host.analysis().all_diagnostics(), RuleFiles::new(sources.clone()).check());
    }
}

/// The laws of the tests, each by itself.
fn laws() -> &'static [(String, String)] {
    static LAWS: OnceLock<Vec<(String, String)>> = OnceLock::new();
    LAWS.get_or_init(|| sources("tests/laws", "regel").into_iter().map(|file| (file.name, file.text)).collect())
}

fn deeds(most: usize) -> impl Strategy<Value = Vec<(Index, Deed)>> {
    prop::collection::vec((any::<Index>(), deed()), 1..most)
}

proptest! {
    #![proptest_config(tries(60))]

    #[test]
    fn an_analysis_tells_what_a_look_at_everything_tells(deeds in deeds(10), claims in any::<bool>(), lists in any::<bool>()) {
        // A claim, and lists, make more of the law hang together.
        let law = if lists { LAW.to_owned() } else { without_lists() };
        let lines = law.lines().filter(|line| claims || !line.starts_with("claim"));
        let law: String = lines.map(|line| format!("{line}\n")).collect();
        holds(&[("law.regel".to_owned(), law)], &deeds)?;
    }

    #[test]
    fn so_it_does_of_the_laws_of_the_tests(law in any::<Index>(), deeds in deeds(6)) {
        let laws = laws();
        holds(&laws[law.index(laws.len())..][..1], &deeds)?;
    }
}

proptest! {
    #![proptest_config(tries(2))]

    #[test]
    fn so_it_does_of_many_files(deeds in deeds(4)) {
        let files: Vec<(String, String)> = sources("rules", "regel").into_iter().map(|file| (file.name, file.text)).collect();
        holds(&files, &deeds)?;
    }
}
