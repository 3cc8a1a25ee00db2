//! Nothing is lost between grammar and tree: what the grammar found is counted, and so is what the tree holds.
//!
//! The tree is counted by its debug form, which shows every field: a walk of its own could overlook the very field that was lost.

mod things;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use include_dir::{Dir, include_dir};
use pest::Parser;
use pest::iterators::Pair;
use proptest::prelude::*;

use things::*;

use super::ctx::{end, kids, unquote};
use super::grammar::{Grammar, Rule};
use super::{mutations, parse_file};
use crate::source::FileId;

const FILE: FileId = FileId(0);

/// What is counted, on either side.
#[derive(Default)]
struct Census {
    /// How often each kind of thing stands there.
    things: BTreeMap<&'static str, usize>,
    /// How often each text, as a debug form shows it.
    texts: BTreeMap<String, usize>,
    /// How often each day.
    days: BTreeMap<String, usize>,
    /// Where names stand.
    names: BTreeSet<(usize, usize)>,
}

impl Census {
    fn add(&mut self, thing: &'static str, times: usize) {
        *self.things.entry(thing).or_default() += times;
    }

    /// What the grammar found below a pair; what an expectation says holds of each of its versions.
    fn pair(&mut self, pair: &Pair<'_, Rule>, parent: Rule, times: usize) {
        let rule = pair.as_rule();
        let mut times = times;
        match rule {
            // Why something is unused is read for its mistakes alone; a stray is a fault.
            Rule::unused => return,
            Rule::figure | Rule::reading | Rule::truth_rule | Rule::value_rule | Rule::deadline_rule => self.add(RULE, 1),
            Rule::exception => {
                self.add(RULE, 1);
                self.add(EXCEPTION, 1);
            }
            Rule::except_when => self.add(EXCEPTION, 1),
            Rule::signed_literal => self.add(LITERAL, times),
            Rule::literal if parent != Rule::signed_literal => self.add(LITERAL, times),
            Rule::alternative => self.add(ALTERNATIVE, 1),
            Rule::let_step => self.add(STEP, 1),
            Rule::given => self.add(GIVEN, 1),
            Rule::assessed => self.add(ASSESSED, 1),
            Rule::fact => self.add(FACT, 1),
            Rule::citation => self.add(CITATION, times),
            Rule::rounded => {
                self.add(ROUNDED, 1);
                self.add(direction(pair, [ROUNDED_UP, ROUNDED_DOWN, TO_THE_NEAREST]), 1);
            }
            Rule::rounding => self.add(direction(pair, [ROUNDING_UP, ROUNDING_DOWN, ROUNDING_UP]), 1),
            Rule::operation => self.row(pair),
            Rule::kw_all if parent == Rule::block => self.add(ALL, 1),
            Rule::kw_any if parent == Rule::block => self.add(ANY, 1),
            Rule::member | Rule::insert_letter => self.add(MEMBER, 1),
            Rule::kw_within | Rule::kw_without if is_infix(parent) => self.add(JOINED, 1),
            Rule::kw_to if is_infix(parent) => self.add(THROUGH, 1),
            Rule::onwards => self.add(THROUGH, 1),
            Rule::union => self.add(JOINED, 1),
            Rule::kw_otherwise if parent == Rule::table_key => self.add(OTHERWISE, 1),
            Rule::key_below | Rule::key_up_to | Rule::key_range | Rule::key_values => {
                self.add(TABLE_ROW, 1);
                self.add(key(rule), 1);
            }
            Rule::scale_row => {
                self.add(if kids(pair.clone()).any(|child| child.as_rule() == Rule::kw_above) { ABOVE_ALL } else { BAND }, 1)
            }
            Rule::quantity | Rule::fraction => self.quantity(pair, rule, times),
            Rule::within_range => self.add(WITHIN, 1),
            Rule::if_else => self.add(CHOICE, 1),
            Rule::moved if parent == Rule::expression => self.add(MOVED, 1),
            Rule::kw_not if matches!(parent, Rule::prefix | Rule::side) => self.add(DENIAL, 1),
            Rule::per_period if matches!(parent, Rule::postfix | Rule::key_bound) => self.add(PER, 1),
            Rule::equal if parent == Rule::infix => self.add(EQUAL, 1),
            Rule::unequal if parent == Rule::infix => self.add(UNEQUAL, 1),
            Rule::below if parent == Rule::infix => self.add(BELOW, 1),
            Rule::at_most if parent == Rule::infix => self.add(AT_MOST, 1),
            Rule::above if parent == Rule::infix => self.add(ABOVE, 1),
            Rule::at_least if parent == Rule::infix => self.add(AT_LEAST, 1),
            Rule::minus | Rule::over if parent == Rule::infix => self.add(INVERSE, 1),
            Rule::kw_contains | Rule::kw_overlaps if parent == Rule::infix => self.add(MEETS, 1),
            Rule::measure => self.add(MEASURE, 1),
            Rule::claim => self.add(CLAIM, 1),
            Rule::invariant => self.add(INVARIANT, 1),
            Rule::implies => self.add(IMPLIES, 1),
            Rule::kw_lost => self.add(LOST, 1),
            Rule::kw_gained => self.add(GAINED, 1),
            Rule::always => self.add(ALWAYS, 1),
            Rule::replace | Rule::insert | Rule::repeal | Rule::renumber | Rule::keep | Rule::repeal_top | Rule::renumber_top => {
                self.add(CHANGE, 1);
            }
            Rule::source | Rule::head_source => self.add(SOURCE, 1),
            Rule::expectation => {
                times = kids(pair.clone()).filter(|child| child.as_rule() == Rule::version).count();
                self.add(EXPECTATION, times);
            }
            Rule::name | Rule::path | Rule::given_path => {
                self.names.insert((pair.as_span().start(), end(pair.clone())));
            }
            Rule::string => *self.texts.entry(format!("{:?}", unquote(pair))).or_default() += 1,
            Rule::date => {
                *self.days.entry(pair.as_str().trim().to_owned()).or_default() += 1;
                if matches!(parent, Rule::parameter_on | Rule::onwards) {
                    self.add(LITERAL, times);
                }
            }
            _ => {}
        }
        for child in kids(pair.clone()) {
            self.pair(&child, rule, times);
        }
    }

    /// The members that `and` and `or` join in a row of operands. `and` binds tighter.
    fn row(&mut self, pair: &Pair<'_, Rule>) {
        let (mut ands, mut runs, mut ors) = (0, 0, 0);
        let mut in_run = false;
        for infix in kids(pair.clone()).filter(|child| child.as_rule() == Rule::infix) {
            match kids(infix).next().map(|sign| sign.as_rule()) {
                Some(Rule::kw_and) => {
                    (ands, runs) = (ands + 1, runs + usize::from(!in_run));
                    in_run = true;
                }
                Some(Rule::kw_or) => {
                    ors += 1;
                    in_run = false;
                }
                _ => {}
            }
        }
        self.add(ALL, runs);
        self.add(ANY, ors.min(1));
        self.add(MEMBER, ands + runs + ors + ors.min(1));
    }

    /// A number with its unit.
    fn quantity(&mut self, pair: &Pair<'_, Rule>, rule: Rule, times: usize) {
        let unit = kids(pair.clone()).find_map(|child| match child.as_rule() {
            Rule::kw_kr => Some(KRONER),
            Rule::percent_sign => Some(PERCENT),
            Rule::kw_hours => Some(HOURS),
            _ => None,
        });
        self.add(unit.unwrap_or(NUMBER), times);
        if rule == Rule::fraction {
            self.add(LITERAL, times);
        }
    }

    /// What the debug form of a tree shows.
    fn tree(shown: &str) -> Census {
        let mut census = Census::default();
        let mut rest = shown;
        let mut bare = String::new();
        while let Some(quote) = rest.find('"') {
            let (before, from) = rest.split_at(quote);
            bare.push_str(before);
            let bytes = from.as_bytes();
            let mut close = 1;
            while bytes[close] != b'"' {
                close += if bytes[close] == b'\\' { 2 } else { 1 };
            }
            *census.texts.entry(from[..=close].to_owned()).or_default() += 1;
            rest = &from[close + 1..];
        }
        bare.push_str(rest);
        for thing in THINGS {
            census.add(thing, bare.matches(thing).count());
        }
        for (at, _) in bare.match_indices("start: ") {
            let number = |text: &str| text.split(|sign: char| !sign.is_ascii_digit()).next().and_then(|own| own.parse().ok());
            let from = &bare[at + "start: ".len()..];
            let to = from.find("end: ").map(|to| &from[to + "end: ".len()..]);
            if let (Some(start), Some(end)) = (number(from), to.and_then(number)) {
                census.names.insert((start, end));
            }
        }
        for (at, _) in bare.match_indices('-') {
            if let Some(day) = at.checked_sub(4).and_then(|from| bare.get(from..from + 10))
                && day.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')
            {
                *census.days.entry(day.to_owned()).or_default() += 1;
            }
        }
        census
    }

    /// What the grammar found more of than the tree holds.
    fn lost_in(&self, tree: &Census) -> String {
        let mut out = String::new();
        for (thing, times) in &self.things {
            let held = tree.things.get(thing).copied().unwrap_or(0);
            // Two denials in a row are none, and the tree holds no more than two of them.
            let same = if *thing == DENIAL { held % 2 == times % 2 && held <= *times } else { held == *times };
            if !same {
                writeln!(out, "{times} × `{thing}` in the text, {held} in the tree").expect("a string");
            }
        }
        for (own, held) in [(&self.texts, &tree.texts), (&self.days, &tree.days)] {
            for (text, times) in own {
                let held = held.get(text).copied().unwrap_or(0);
                if held < *times {
                    writeln!(out, "{times} × {text} in the text, {held} in the tree").expect("a string");
                }
            }
        }
        for name in self.names.difference(&tree.names) {
            writeln!(out, "a name at {name:?}").expect("a string");
        }
        out
    }
}

/// The thing for the direction that is written: up, down, or none.
fn direction(pair: &Pair<'_, Rule>, [up, down, none]: [&'static str; 3]) -> &'static str {
    let written = kids(pair.clone()).find_map(|child| match child.as_rule() {
        Rule::kw_up => Some(up),
        Rule::kw_down => Some(down),
        _ => None,
    });
    written.unwrap_or(none)
}

/// The thing for a key of a table.
fn key(rule: Rule) -> &'static str {
    match rule {
        Rule::key_below => KEY_BELOW,
        Rule::key_up_to => KEY_UP_TO,
        Rule::key_range => KEY_RANGE,
        _ => KEY_VALUES,
    }
}

fn is_infix(rule: Rule) -> bool {
    matches!(rule, Rule::infix | Rule::period_infix)
}

/// What of a text is neither in the tree nor among the faults.
fn lost(text: &str) -> String {
    let (file, faults) = parse_file(FILE, text);
    if !faults.is_empty() {
        return faults
            .iter()
            .filter(|fault| fault.code == crate::source::codes::INTERNAL)
            .map(|fault| fault.message.en.to_string())
            .collect();
    }
    let mut census = Census::default();
    for pair in Grammar::parse(Rule::file, text).expect("a file always parses") {
        census.pair(&pair, Rule::file, 1);
    }
    census.lost_in(&Census::tree(&format!("{:?}", file.items)))
}

static RULES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/rules");
static TESTS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/tests");
static EXAMPLES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/examples");
const MANUAL: &str = include_str!("../../../docs/language.md");

/// Every rule file of the project, and every example of the manual.
fn texts() -> Vec<&'static str> {
    let mut folders = vec![&RULES, &TESTS, &EXAMPLES];
    let mut out = Vec::new();
    while let Some(folder) = folders.pop() {
        folders.extend(folder.dirs());
        let files = folder.files().filter(|file| file.path().extension().is_some_and(|ending| ending == "regel"));
        out.extend(files.filter_map(|file| file.contents_utf8()));
    }
    out.extend(MANUAL.split("```").skip(1).step_by(2).filter_map(|block| Some(block.split_once('\n')?.1)));
    out
}

/// The words and signs of a text.
fn tokens(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let word = |sign: char| sign.is_alphanumeric() || sign == '_';
        let end = match first {
            '"' => rest[1..].find('"').map_or(rest.len(), |at| at + 2),
            _ if word(first) => rest.find(|sign| !word(sign)).unwrap_or(rest.len()),
            _ if first.is_whitespace() => rest.find(|sign: char| !sign.is_whitespace()).unwrap_or(rest.len()),
            _ => first.len_utf8(),
        };
        let (token, behind) = rest.split_at(end);
        out.push(token);
        rest = behind;
    }
    out
}

#[test]
fn nothing_of_any_file_is_lost() {
    for text in texts() {
        assert_eq!(lost(text), "", "{text}");
    }
}

/// Whatever stands behind an operand, in any order.
#[test]
fn nothing_of_a_row_is_lost() {
    let behind = [
        "rounded up",
        "rounded to 1 kr",
        "per month",
        "in 3 .. 5",
        "in { a, b }",
        "+ 1",
        "* p.x",
        "and p.y",
        "= 2",
        ">= p.z",
        "to p.e",
        "within p.w",
        "without p.w",
        "contains p.c",
        "- -2",
        "or not p.n",
        "+ 10 %",
        "* 2 kr",
    ];
    let heads = [
        "p.n",
        "(p.d + 1 month)",
        "not p.n",
        "-p.n",
        "days of p.w",
        "2 kr",
        "2018-01-01",
        "p.d onwards",
        "the month of p.d",
        "G on p.d",
        "table by p.n { below 1 : 2 kr  1 ..< 3 : 3 %  3, 4 : 5  otherwise : 6 hours }",
        "scale of p.n { up to 2 : 3 %  above : 4 % }",
        "any { p.a  bokstav b : p.b }",
    ];
    for head in heads {
        for first in behind {
            for second in behind {
                for third in ["", "rounded down", "per year", "in 1 ..< 2", "and p.q", "moved to the next working day of c"] {
                    let text = format!("§ 1 right r holds when {head} {first} {second} {third} except when p.o exception to r when p.t");
                    assert_eq!(lost(&text), "", "{text}");
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_of_a_file_with_a_slip_is_lost(file in any::<prop::sample::Index>(), at in any::<prop::sample::Index>(), other in any::<prop::sample::Index>(), slip in 0..5) {
        let texts = TEXTS.get_or_init(texts);
        let text = file.get(texts);
        let all = tokens(text);
        prop_assume!(!all.is_empty());
        let (own, second) = (at.index(all.len()), other.index(all.len()));
        let mut out = all.clone();
        let slipped = match slip {
            0 => { out.remove(own); out.concat() }
            1 => { out.insert(own, all[own]); out.insert(own, " "); out.concat() }
            2 => { out.swap(own, second); out.concat() }
            3 => { out.insert(own, " "); out.insert(own, all[second]); out.insert(own, " "); out.concat() }
            _ => {
                let slips = mutations(FILE, text);
                prop_assume!(!slips.is_empty());
                let own = at.get(&slips);
                format!("{}{}{}", &text[..own.span.start as usize], own.replacement, &text[own.span.end as usize..])
            }
        };
        prop_assert_eq!(lost(&slipped), "", "{}", slipped);
    }
}

static TEXTS: std::sync::OnceLock<Vec<&str>> = std::sync::OnceLock::new();
