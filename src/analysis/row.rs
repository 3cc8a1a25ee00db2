//! What of a declaration matters to others: what it declares, mentions and changes.

use std::sync::Arc;

use super::rules::{Gathered, Need};
use super::token::{Kind as TokenKind, tokens};
use super::words::{Word, Words};
use crate::law::canonical;
use crate::pipeline::unused::asked;
use crate::source::Span;
use crate::syntax::ast::Item;
use crate::syntax::{Piece, Pieces};
use chrono::NaiveDate;

/// What kind of declaration it is, as far as that matters here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Sort {
    /// A section.
    Section,
    /// Lines of an amendment.
    Amend,
    /// A case.
    Case,
    /// What nothing is known of.
    Stray,
    /// What all of the law may hang on: acts, facts, parameters, amendments.
    Common,
    /// The same, of what is looked at as a whole: parties, claims.
    Whole,
}

/// A declaration seen from outside.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) sort: Sort,
    /// The words in it, each once, in order of their numbers.
    pub(super) words: Vec<Word>,
    /// The names it declares or changes.
    pub(super) declares: Vec<Word>,
    /// The rules that have an exception in it, or are one.
    pub(super) excepts: Vec<Word>,
    /// The names whose meaning for others hangs on what their rule says, not on its head alone.
    pub(super) open: Vec<Word>,
    /// The sections it is or changes, as words; a number counts without its letter.
    pub(super) numbers: Vec<Word>,
    /// The sections it mentions.
    pub(super) cites: Vec<Word>,
    /// The sections that an act is given under: what they allow hangs on whether they are there.
    pub(super) given_under: Vec<Word>,
    /// The words of it that matter to others, in order.
    pub(super) signature: Vec<Word>,
    /// How many conditions its rules have, and at which letters.
    pub(super) lengths: Vec<usize>,
    /// The days on which something in it begins or ends.
    pub(super) days: Vec<NaiveDate>,
    /// Its rules, with what each may need.
    pub(super) needs: Vec<Need>,
    /// The entities that it makes lists of.
    pub(super) lists: Vec<Word>,
    /// The rules that a case or claim asks for.
    pub(super) asked: Vec<Arc<str>>,
    /// Where a file of cases must not have it.
    pub(super) misplaced: Option<Span>,
}

impl Row {
    /// The row of a piece.
    pub(super) fn of(pieces: &Pieces, piece: &Piece, words: &mut Words) -> Row {
        let item = piece.read.item.as_ref();
        let sort = match item {
            Some(Item::Section(_)) => Sort::Section,
            Some(Item::Amend(_)) => Sort::Amend,
            Some(Item::Case(_)) => Sort::Case,
            Some(Item::Party(_) | Item::Claim(_) | Item::Invariant(_)) => Sort::Whole,
            Some(_) => Sort::Common,
            None => Sort::Stray,
        };
        let text = pieces.text(piece);
        let place = |range: &std::ops::Range<usize>| {
            let at = |offset: usize| piece.at + u32::try_from(offset).unwrap_or_default();
            (at(range.start), at(range.end))
        };
        let gathered = item.map(Gathered::of).unwrap_or_default();
        let (mut all, mut cites, mut signature) = (Vec::new(), Vec::new(), Vec::new());
        let mut named: Vec<(u32, Word)> = Vec::new();
        let (mut before, mut end_before, together) = ("", 0, words.number("~"));
        for token in tokens(text) {
            let own = text.get(token.range.clone()).unwrap_or_default();
            let (start, end) = place(&token.range);
            let number = match token.kind {
                TokenKind::Word => words.number(&canonical(own)),
                // What something is called matters to nobody else.
                TokenKind::Text if matches!(before, "nb" | "en") && matches!(sort, Sort::Section | Sort::Amend) => words.number("\"\""),
                TokenKind::Section => words.number(&format!("§{own}")),
                TokenKind::Text | TokenKind::Sign => words.number(own),
            };
            match token.kind {
                TokenKind::Word => {
                    all.push(number);
                    named.push((start, number));
                }
                TokenKind::Section => cites.push(number),
                TokenKind::Text | TokenKind::Sign => {}
            }
            if !gathered.is_inside(start, end) {
                // `2000-01-01` is a date, `2000 - 01 - 01` none.
                signature.extend((token.range.start == end_before).then_some(together));
                signature.push(number);
            }
            (before, end_before) = (own, token.range.end);
        }
        let needs = gathered.needs(&named, words);
        let numbers = match item {
            Some(Item::Section(_)) => cites.first().copied().into_iter().collect(),
            Some(Item::Amend(_)) => sorted(cites.clone()),
            _ => Vec::new(),
        };
        let mut of = |names: &[Arc<str>]| sorted(names.iter().map(|name| words.number(name)).collect());
        Row {
            sort,
            words: sorted(all),
            declares: of(&gathered.declares),
            excepts: of(&gathered.excepts),
            open: of(&gathered.open),
            given_under: of(&gathered.given_under),
            lists: of(&gathered.lists),
            numbers,
            cites: sorted(cites),
            signature,
            lengths: gathered.lengths.clone(),
            days: gathered.days.clone(),
            needs,
            asked: asked(item.into_iter()).into_iter().map(Arc::from).collect(),
            misplaced: item.filter(|item| !crate::pipeline::is_of_cases(item)).map(Item::span),
        }
    }
}

fn sorted(mut words: Vec<Word>) -> Vec<Word> {
    words.sort_unstable();
    words.dedup();
    words
}
