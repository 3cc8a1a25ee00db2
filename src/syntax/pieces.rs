//! A file in pieces, one for each declaration: after an edit those alone are read anew that it touches.
//!
//! Pieces stand apart, with room between to grow in. So a place in a piece stays what it is when text before the piece changes, and places
//! are in the order of the text all the same. [`Pieces::real`] tells where in the file a place is.
//! Careful: where a declaration ends hangs on what follows. What is read anew goes on until a declaration behind the edit begins where it
//! began before, and the one behind it too.

use std::ops::Range;
use std::sync::Arc;

use pest::Parser;
use pest::iterators::Pair;

use super::ast::{File, Item};
use super::brackets;
use super::ctx::{Ctx, kids};
use super::error::SyntaxError;
use super::grammar::{Grammar, Rule};
use super::parse::faults;
use crate::source::{Diagnostic, FileId, Span, limits};

/// How much farther apart pieces stand than in the text, where there is room for it.
const APART: usize = 4096;

/// So many times its own room is left before a new piece, so that many more fit behind it.
const LEFT: usize = 16;

/// A declaration with the blanks and comments behind it; or a stretch that fits nothing.
#[derive(Debug, Clone)]
pub struct Piece {
    /// Its first byte in the text.
    pub start: usize,
    /// Its bytes, up to the next piece.
    pub length: usize,
    /// Where its places begin.
    pub at: u32,
    /// What it says.
    pub read: Arc<Read>,
}

/// What a piece says; its places count from [`Piece::at`].
#[derive(Debug)]
pub struct Read {
    /// The declaration, as far as it could be read.
    pub item: Option<Item>,
    /// The names in it that are marked as unused.
    pub unused: Vec<Span>,
    /// Its faults.
    pub faults: Vec<Diagnostic>,
    /// Whether something in it fits nothing: what is told of that hangs on what stands around.
    stray: bool,
}

/// A file in pieces.
#[derive(Debug, Clone)]
pub struct Pieces {
    id: FileId,
    /// The text, with a blank for each bracket that lacks its other half.
    text: Arc<str>,
    pieces: Vec<Piece>,
    scanned: Vec<SyntaxError>,
    readable: bool,
}

impl Pieces {
    /// Reads a file.
    pub fn of(id: FileId, text: &str) -> Pieces {
        let mut own = Pieces::looked_over(id, text);
        if own.readable {
            let balanced = own.text.clone();
            let apart = (u32::MAX as usize / (balanced.len() + 2)).clamp(1, APART);
            let at = |start: usize| u32::try_from((start + 1) * apart).unwrap_or(u32::MAX);
            own.pieces = Excerpt::parsed(id, &balanced, 0..balanced.len(), |stretch| stretch.iter().map(|start| at(*start)).collect());
        }
        own
    }

    /// The look over a file, before anything in it is read.
    fn looked_over(id: FileId, text: &str) -> Pieces {
        let mut scan = brackets::scan(id, text);
        let readable = !scan.too_deep && !scan.unreadable;
        if !readable {
            scan.errors.retain(|error| !scan.too_deep || matches!(error, SyntaxError::TooDeep { .. }));
            scan.errors.truncate(limits::FAULTS);
        }
        let text = Arc::from(if readable { brackets::balanced(text, &scan.errors) } else { text.into() });
        Pieces { id, text, pieces: Vec::new(), scanned: scan.errors, readable }
    }

    /// Which file.
    pub fn id(&self) -> FileId {
        self.id
    }

    /// Whether the file could be read at all.
    pub fn readable(&self) -> bool {
        self.readable
    }

    /// The pieces, in order.
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// The text of a piece.
    pub fn text(&self, piece: &Piece) -> &str {
        self.text.get(piece.start..piece.start + piece.length).unwrap_or_default()
    }

    /// The piece that a place lies in.
    pub fn piece(&self, at: u32) -> Option<&Piece> {
        self.pieces.get(self.pieces.partition_point(|piece| piece.at <= at).checked_sub(1)?)
    }

    /// Where in the file a place is.
    pub fn real(&self, span: Span) -> Span {
        let Some(piece) = self.piece(span.start) else { return span };
        let within = |at: u32| piece.start + (at - piece.at) as usize;
        Span::new(span.file, within(span.start), within(span.end))
    }

    /// The place of some bytes of the file that lie in one piece.
    pub fn apart(&self, span: Span) -> Span {
        let start = span.start as usize;
        let Some(piece) = self.pieces.partition_point(|piece| piece.start <= start).checked_sub(1).and_then(|at| self.pieces.get(at))
        else {
            return span;
        };
        let within = |at: u32| piece.at as usize + (at as usize).saturating_sub(piece.start);
        Span::new(span.file, within(span.start), within(span.end))
    }

    /// The faults of the file, where they are in it.
    pub fn faults(&self) -> Vec<Diagnostic> {
        let own = self.pieces.iter().flat_map(|piece| &piece.read.faults).map(|fault| fault.moved(|span| self.real(span)));
        faults(&self.text, own.collect(), &self.scanned)
    }

    /// The declarations that are wanted, as a file.
    pub fn file(&self, wanted: impl Fn(&Piece) -> bool) -> File {
        let pieces = self.pieces.iter().filter(|piece| wanted(piece));
        let items = pieces.filter_map(|piece| piece.read.item.clone()).collect();
        File { id: self.id, items, quotes: Vec::new(), unused: Vec::new(), comments: Vec::new() }
    }

    /// The file with another text: what an edit does not touch is not read anew. Nothing where all of it must be, as where no room is left.
    pub fn edited(&self, text: &str) -> Option<Pieces> {
        let mut new = Pieces::looked_over(self.id, text);
        let told = |pieces: &Pieces| pieces.pieces.iter().map(|piece| piece.read.faults.len()).sum::<usize>();
        if !self.readable || !new.readable || told(self) >= limits::FAULTS {
            return None;
        }
        let balanced = new.text.clone();
        let (before, after) = (self.text.as_bytes(), balanced.as_bytes());
        let same = before.iter().zip(after).take_while(|(one, other)| one == other).count();
        let rest = (before.len() - same).min(after.len() - same);
        let tail = before.iter().rev().zip(after.iter().rev()).take(rest).take_while(|(one, other)| one == other).count();
        let from = self.sound_before(self.pieces.partition_point(|piece| piece.start <= same).saturating_sub(1));
        let begin = if from == 0 { 0 } else { self.pieces.get(from)?.start };
        let moved = |start: usize| (start + after.len()).checked_sub(before.len());
        let mut back = self.pieces.partition_point(|piece| piece.start <= before.len() - tail).max(from + 1);
        let mut step = 1;
        loop {
            // Two declarations behind the edit are read as well, to see that they begin where they began.
            let ends = [self.pieces.get(back), self.pieces.get(back + 1), self.pieces.get(back + 2)];
            let (stretch, meets) = match ends {
                [Some(one), Some(two), Some(end)] => (begin..moved(end.start)?, Some([one, two])),
                _ => (begin..after.len(), None),
            };
            let end = if meets.is_none() { self.pieces.len() } else { back };
            let lost = self.pieces.get(from..end)?;
            let kept_to = meets.and_then(|[one, _]| moved(one.start)).unwrap_or(after.len());
            let read = Excerpt::new(self.id, &balanced, stretch);
            if read.fails.is_some() {
                return None;
            }
            let agrees =
                meets.is_none_or(|both| read.ends_with(both.map(|piece| moved(piece.start))) && both.iter().all(|own| !own.read.stray));
            if agrees {
                let room = (
                    from.checked_sub(1).and_then(|at| self.pieces.get(at)).map_or(0, |piece| piece.at as usize + piece.length),
                    self.pieces.get(end).map(|piece| piece.at as usize),
                );
                let fresh = read.pieces(self, lost, kept_to, room)?;
                let behind = self.pieces.get(end..)?.iter().map(|piece| Some(Piece { start: moved(piece.start)?, ..piece.clone() }));
                new.pieces = self.pieces.get(..from)?.iter().cloned().chain(fresh).collect();
                new.pieces.extend(behind.collect::<Option<Vec<_>>>()?);
                return (told(&new) < limits::FAULTS).then_some(new);
            }
            back += step;
            step *= 2;
        }
    }

    /// The last piece before an edit from which on the grammar can read anew: one that is whole, behind one that is.
    fn sound_before(&self, touched: usize) -> usize {
        let stray = |at: usize| self.pieces.get(at).is_some_and(|piece| piece.read.stray);
        let mut from = touched.saturating_sub(1);
        while from > 0 && (stray(from) || stray(from - 1)) {
            from -= 1;
        }
        from
    }
}

/// An excerpt of a file as the grammar takes it.
struct Excerpt<'t> {
    id: FileId,
    text: &'t str,
    range: Range<usize>,
    pairs: Vec<Pair<'t, Rule>>,
    fails: Option<Box<pest::error::Error<Rule>>>,
}

impl<'t> Excerpt<'t> {
    fn new(id: FileId, text: &'t str, range: Range<usize>) -> Excerpt<'t> {
        let (mut pairs, mut fails) = (Vec::new(), None);
        match Grammar::parse(Rule::file, text.get(range.clone()).unwrap_or_default()) {
            Ok(found) => {
                let top = found.flat_map(kids).filter(|pair| !matches!(pair.as_rule(), Rule::close | Rule::EOI));
                pairs.extend(top);
            }
            Err(error) => fails = Some(Box::new(error)),
        }
        Excerpt { id, text, range, pairs, fails }
    }

    /// All of it in pieces, placed as `at` says.
    fn parsed(id: FileId, text: &'t str, range: Range<usize>, at: impl Fn(&[usize]) -> Vec<u32>) -> Vec<Piece> {
        let excerpt = Excerpt::new(id, text, range);
        let places: Vec<Option<u32>> = at(&excerpt.starts()).into_iter().map(Some).collect();
        let none = places.iter().map(|_| None).collect();
        excerpt.read(places, none)
    }

    /// Where the pieces begin in the file.
    fn starts(&self) -> Vec<usize> {
        self.pairs.iter().map(|pair| self.range.start + pair.as_span().start()).collect()
    }

    /// Whether its last two pieces begin at some places.
    fn ends_with(&self, places: [Option<usize>; 2]) -> bool {
        let last = self.pairs.iter().rev().map(|pair| self.range.start + pair.as_span().start());
        last.take(2).map(Some).eq(places.into_iter().rev())
    }

    /// The pieces that begin before a place, in the room from one place up to another. Those that were there before stay what they are.
    fn pieces(self, old: &Pieces, lost: &[Piece], kept_to: usize, room: (usize, Option<usize>)) -> Option<Vec<Piece>> {
        let starts = self.starts();
        let count = starts.partition_point(|start| *start < kept_to);
        let ends = starts.iter().skip(1).copied().chain([self.range.end]);
        let own: Vec<(usize, usize)> = starts.iter().copied().zip(ends).take(count).collect();
        let is_same = |piece: &&Piece, (start, end): (usize, usize)| {
            !piece.read.stray && piece.read.faults.is_empty() && Some(old.text(piece)) == self.text.get(start..end)
        };
        let front = lost.iter().zip(&own).take_while(|(piece, own)| is_same(piece, **own)).count();
        let left = (lost.len() - front).min(own.len() - front);
        let behind = lost.iter().rev().zip(own.iter().rev()).take(left).take_while(|(piece, own)| is_same(piece, **own)).count();
        let (before, after) = (lost.get(..front)?, lost.get(lost.len() - behind..)?);
        let low = before.last().map_or(room.0, |piece| piece.at as usize + piece.length);
        let high = after.first().map(|piece| piece.at as usize).or(room.1);
        let fresh = own.get(front..own.len() - behind)?;
        let replaced = lost.get(front..lost.len() - behind)?;
        let places = placed(fresh, replaced, low, high)?;
        let known = before.iter().cloned().map(Some).chain(fresh.iter().map(|_| None)).chain(after.iter().cloned().map(Some)).collect();
        let places = before.iter().map(|_| None).chain(places.into_iter().map(Some)).chain(after.iter().map(|_| None)).collect();
        Some(self.read(places, known))
    }

    /// Reads the pieces that are not known, each with its places from where it is told to stand.
    fn read(self, places: Vec<Option<u32>>, known: Vec<Option<Piece>>) -> Vec<Piece> {
        let starts = self.starts();
        let mut ctx = Ctx::new(self.id, self.text, self.range.start);
        let ends = starts.iter().skip(1).copied().chain([self.range.end]).collect::<Vec<_>>();
        let mut pieces = Vec::new();
        if let Some(error) = self.fails {
            ctx.stray_error(*error);
            let faults = ctx.faults.since(0).iter().cloned().map(Diagnostic::from).collect();
            let read = Read { item: None, unused: Vec::new(), faults, stray: true };
            return vec![Piece { start: 0, length: self.text.len(), at: 0, read: Arc::new(read) }];
        }
        let rows = self.pairs.into_iter().zip(starts).zip(ends).zip(places.into_iter().zip(known));
        for (((pair, start), end), (place, known)) in rows {
            let length = end - start;
            if let Some(piece) = known {
                pieces.push(Piece { start, length, ..piece });
                continue;
            }
            let at = place.unwrap_or_default();
            ctx.apart = i64::from(at) - i64::try_from(start).unwrap_or_default();
            let (last, told) = (ctx.strays.last_end, ctx.faults.count());
            let item = ctx.top(pair);
            let faults = ctx.faults.since(told).iter().cloned().map(Diagnostic::from).collect();
            ctx.quotes.clear();
            let read = Read { item, unused: std::mem::take(&mut ctx.unused), faults, stray: ctx.strays.last_end != last };
            pieces.push(Piece { start, length, at, read: Arc::new(read) });
        }
        pieces
    }
}

/// Places for new pieces between two others. One that takes the place of another begins where that did.
fn placed(fresh: &[(usize, usize)], replaced: &[Piece], low: usize, high: Option<usize>) -> Option<Vec<u32>> {
    let length: usize = fresh.iter().map(|(start, end)| end - start).sum();
    let high = high.unwrap_or_else(|| (low + (length + 1) * APART).min(u32::MAX as usize));
    if let ([(start, end)], [old]) = (fresh, replaced)
        && old.at as usize + (end - start) < high
    {
        return Some(vec![old.at]);
    }
    let most = high.checked_sub(low + length)?.checked_div(fresh.len() + 1)?;
    if most == 0 && !fresh.is_empty() {
        return None;
    }
    let mut at = low;
    let places = fresh.iter().map(|(start, end)| {
        let apart = most.min(LEFT * (end - start));
        let own = u32::try_from(at + apart).ok();
        at += apart + (end - start);
        own
    });
    places.collect()
}
