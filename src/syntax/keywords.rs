//! Words of the language that are looked for outside the grammar. A test holds each list to the grammar, which alone says what the words are.

/// Words that begin something, for the nearest spelling and for where a fault begins.
#[rustfmt::skip]
pub(super) const BEGINNINGS: &[&str] = &[
    "act", "after", "alternative", "amend", "amendment", "ask", "assessed", "assessment", "avsnitt", "bokstav", "by", "calendar", "case",
    "claim", "condition", "deadline", "default", "document", "duty", "enacts", "entity", "except", "exception", "figure", "followed", "from",
    "given", "goes", "holds", "holiday", "impossible", "in", "insert", "invariant", "keep", "ledd", "let", "link", "measure", "named", "number", "parameter",
    "party", "power", "prohibition", "punktum", "rank", "reading", "renumber", "repeal", "replace", "right", "round", "says", "short",
    "source", "status", "title", "under", "unused", "unverified", "value", "weekend", "weigh", "why",
];

/// Words that begin a rule, as no name can where another word follows.
pub(super) const RULES: [&str; 11] =
    ["condition", "right", "duty", "power", "prohibition", "impossible", "value", "deadline", "figure", "reading", "exception"];

/// Words that take an expression with them and stand in it again without a bracket between: `any of a where any of b where …`.
#[rustfmt::skip]
pub(super) const TAKING: [&str; 17] = [
    "any", "count", "day", "days", "every", "first", "greatest", "last", "least", "month", "months", "scale", "sum", "table", "union", "year", "years",
];

/// Words before one that takes: `last day of`, `whole months of`, `the month of`.
pub(super) const LEADING: [&str; 4] = ["first", "last", "the", "whole"];

/// Words behind which an expression begins that is no part of one before them.
pub(super) const OPENING: [&str; 3] = ["when", "then", "else"];

/// Words behind which an operand is still to come.
#[rustfmt::skip]
pub(super) const WANTING: [&str; 12] =
    ["and", "by", "contains", "in", "of", "or", "over", "overlaps", "to", "where", "within", "without"];

/// Words that begin what an expression before them is no part of, where a name or title follows.
pub(super) const HEADS: [&str; 2] = ["let", "case"];

/// For each letter from `a`, the lengths of the words above that begin with it, as bits.
const LENGTHS: [u16; 26] = {
    let mut lengths = [0; 26];
    lengths = with_lengths(lengths, &RULES);
    lengths = with_lengths(lengths, &TAKING);
    lengths = with_lengths(lengths, &LEADING);
    lengths = with_lengths(lengths, &OPENING);
    lengths = with_lengths(lengths, &WANTING);
    lengths = with_lengths(lengths, &HEADS);
    with_lengths(lengths, &["not"])
};

const fn with_lengths(mut lengths: [u16; 26], mut words: &[&str]) -> [u16; 26] {
    while let [word, rest @ ..] = words {
        if let [first @ b'a'..=b'z', ..] = word.as_bytes() {
            let (before, _) = lengths.split_at_mut((*first - b'a') as usize + 1);
            if let [.., own] = before {
                *own |= 1 << word.len();
            }
        }
        words = rest;
    }
    lengths
}

/// Whether a word may be one of the rules, of those that take, lead, open, want or head something, or `not`. Of names, few may.
pub(super) fn may_be_known(word: &str) -> bool {
    let first = word.bytes().next().unwrap_or_default();
    let lengths = LENGTHS.get(usize::from(first.wrapping_sub(b'a'))).copied().unwrap_or_default();
    u32::try_from(word.len()).ok().and_then(|length| lengths.checked_shr(length)).is_some_and(|bits| bits & 1 == 1)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use pest::Parser;

    use super::super::grammar::{Grammar, Rule};
    use super::super::grammar_words::{OPERAND, apart, beginnings, constructs, joining, rules};
    use super::*;

    /// Clauses that begin no part of a file, but most often a line.
    const CLAUSES: [&str; 4] = ["holds", "except", "goes", "let"];

    fn keywords() -> BTreeSet<&'static str> {
        let rules = rules();
        let mut out = BTreeSet::new();
        for body in rules.iter().filter(|(name, _)| name.starts_with("kw_")).map(|(_, body)| *body) {
            beginnings(&rules, body, &mut out);
        }
        out
    }

    #[test]
    fn what_begins_something_is_what_the_grammar_says() {
        let rules = rules();
        let mut wanted = BTreeSet::from(CLAUSES);
        let parts = |name: &&str| *name == "_top" || name.starts_with('_') && name.ends_with("_part") && !name.contains("section_part");
        for name in rules.keys().copied().filter(parts).chain(["_provision", "_change", "goes_before"]) {
            beginnings(&rules, rules[name], &mut wanted);
        }
        wanted.retain(|word| !matches!(*word, "§" | "nb" | "en"));
        assert_eq!(BEGINNINGS.iter().copied().collect::<BTreeSet<_>>(), wanted);
        assert!(BEGINNINGS.is_sorted());
    }

    #[test]
    fn the_kinds_of_rule_are_those_of_the_grammar() {
        let rules = rules();
        let mut wanted = BTreeSet::new();
        beginnings(&rules, rules["_rule"], &mut wanted);
        assert_eq!(BTreeSet::from(RULES), wanted);
    }

    /// Every construct of the grammar that stands in itself with no bracket between.
    #[test]
    fn what_takes_an_expression_along_is_what_the_grammar_says() {
        let (mut taking, mut leading, mut wanting) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::from(["in"]));
        let constructs = constructs();
        for construct in &constructs {
            let at = construct.iter().position(|word| ["of", "by"].contains(word)).unwrap_or_else(|| panic!("{construct:?}"));
            taking.insert(construct[at - 1]);
            leading.extend(&construct[..at - 1]);
            wanting.extend(construct.last());
            wanting.extend(construct.windows(2).filter(|pair| pair[1] == OPERAND).map(|pair| pair[0]));
        }
        wanting.extend(joining().into_iter().filter(|infix| infix.starts_with(char::is_alphabetic)));
        assert_eq!(BTreeSet::from(TAKING), taking);
        assert_eq!(BTreeSet::from(LEADING), leading);
        assert_eq!(BTreeSet::from(WANTING), wanting);
    }

    /// The grammar tells a longer word from them by its length.
    #[test]
    fn a_reserved_word_is_no_name_and_none_is_longer_than_seven_letters() {
        let rules = rules();
        let mut reserved = BTreeSet::new();
        beginnings(&rules, apart(rules["reserved"], '~')[0].trim(), &mut reserved);
        assert!(reserved.contains("and") && reserved.contains("let") && reserved.len() > 15, "{reserved:?}");
        let is_name =
            |word: &str| Grammar::parse(Rule::name, word).is_ok_and(|mut found| found.next().is_some_and(|name| name.as_str() == word));
        for word in reserved {
            assert!(word.len() <= 7, "{word}");
            assert!(!is_name(word), "{word}");
            for name in [format!("{word}s"), format!("{word}_of_eight_and_more"), format!("a{word}"), word.to_uppercase()] {
                assert!(is_name(&name), "{name}");
            }
        }
        assert!(is_name("g") && is_name("seventh") && is_name("eighthly") && is_name("årlige_beløp"));
        assert!(!is_name("8th") && !is_name("_") && !is_name(""));
    }

    #[test]
    fn every_word_is_one_of_the_language() {
        let known = keywords();
        for word in BEGINNINGS.iter().chain(&RULES).chain(&TAKING).chain(&LEADING).chain(&OPENING).chain(&WANTING).chain(&HEADS) {
            assert!(known.contains(word), "{word}");
        }
        for word in RULES.iter().chain(&TAKING).chain(&LEADING).chain(&OPENING).chain(&WANTING).chain(&HEADS).chain(&["not"]) {
            assert!(may_be_known(word), "{word}");
        }
        for name in ["", "å", "Value", "_not", "lower_age_limit", "applicant", "z", "a_word_longer_than_the_bits_are"] {
            assert!(!may_be_known(name), "{name}");
        }
    }
}
