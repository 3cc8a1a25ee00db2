//! Two texts with the words marked that one has and the other has not.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::source::limits;

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The piece, with its blanks.
    pub text: String,
    /// Whether the other text does not have it.
    pub changed: bool,
}

/// Two texts in pieces. Line breaks are blanks; texts of too many words are marked as a whole.
pub fn marked(before: &str, after: &str) -> [Vec<Piece>; 2] {
    let tokens = [tokens(before), tokens(after)];
    let [first, second] = &tokens;
    if first.len() > limits::MARKED_WORDS || second.len() > limits::MARKED_WORDS {
        return [before, after].map(|text| vec![Piece { text: text.to_owned(), changed: true }]);
    }
    let keys =
        [first, second].map(|tokens| tokens.iter().map(|token| if token.trim().is_empty() { " " } else { token }).collect::<Vec<_>>());
    let [one, other] = &keys;
    let mut changed = [vec![true; first.len()], vec![true; second.len()]];
    for op in capture_diff_slices(Algorithm::Patience, one, other) {
        if let DiffOp::Equal { old_index, new_index, len } = op {
            let [in_first, in_second] = &mut changed;
            in_first.iter_mut().skip(old_index).take(len).for_each(|own| *own = false);
            in_second.iter_mut().skip(new_index).take(len).for_each(|own| *own = false);
        }
    }
    let [in_first, in_second] = changed;
    [joined(first, in_first), joined(second, in_second)]
}

/// Pieces line by line.
pub fn lines_of(pieces: &[Piece]) -> Vec<Vec<Piece>> {
    let mut out: Vec<Vec<Piece>> = vec![Vec::new()];
    for piece in pieces {
        for (at, part) in piece.text.split('\n').enumerate() {
            if at > 0 {
                out.push(Vec::new());
            }
            if let Some(line) = out.last_mut().filter(|_| !part.is_empty()) {
                line.push(Piece { text: part.to_owned(), changed: piece.changed });
            }
        }
    }
    out
}

/// Two texts in pieces, line by line: a line is told beside the one that it is likest, and what has no such line is marked whole.
pub fn marked_lines(before: &str, after: &str) -> [Vec<Piece>; 2] {
    let lines = [before, after].map(|text| text.split('\n').collect::<Vec<_>>());
    let [first, second] = &lines;
    let mut out = [Vec::new(), Vec::new()];
    for row in aligned(before, after) {
        let [one, other] = row;
        let line = |lines: &[&str], at: Option<usize>| at.and_then(|at| lines.get(at)).map(|line| (*line).to_owned());
        let pieces = match (line(first, one), line(second, other)) {
            (Some(one), Some(other)) => marked(&one, &other),
            (one, other) => [one, other].map(|text| text.into_iter().map(|text| Piece { text, changed: true }).collect()),
        };
        let [of_first, of_second] = &mut out;
        for (all, (own, there)) in [of_first, of_second].into_iter().zip(pieces.into_iter().zip([one, other])) {
            if there.is_some() && !all.is_empty() {
                all.push(Piece { text: "\n".to_owned(), changed: false });
            }
            all.extend(own);
        }
    }
    out
}

/// Which line of one text stands beside which of the other: the same lines, and between them those that are likest.
pub(super) fn aligned(before: &str, after: &str) -> Vec<[Option<usize>; 2]> {
    let lines = [before, after].map(|text| text.split('\n').map(str::trim).collect::<Vec<_>>());
    let [first, second] = &lines;
    let mut rows = Vec::new();
    for op in capture_diff_slices(Algorithm::Patience, first, second) {
        let ([old, new], [old_len, new_len]) = match op {
            DiffOp::Equal { old_index, new_index, len } => {
                rows.extend((0..len).map(|at| [Some(old_index + at), Some(new_index + at)]));
                continue;
            }
            DiffOp::Delete { old_index, old_len, new_index } => ([old_index, new_index], [old_len, 0]),
            DiffOp::Insert { old_index, new_index, new_len } => ([old_index, new_index], [0, new_len]),
            DiffOp::Replace { old_index, old_len, new_index, new_len } => ([old_index, new_index], [old_len, new_len]),
        };
        let gone = first.get(old..old + old_len).unwrap_or_default();
        let come = second.get(new..new + new_len).unwrap_or_default();
        rows.extend(likest(gone, come).into_iter().map(|[one, other]| [one.map(|at| old + at), other.map(|at| new + at)]));
    }
    rows
}

/// Hundredths of its words that a line has in common with another one to stand beside it.
const ALIKE: usize = 60;

/// Pairs lines in order so that they have the most words in common.
fn likest(gone: &[&str], come: &[&str]) -> Vec<[Option<usize>; 2]> {
    let (rows, columns) = (gone.len(), come.len());
    let mut out = Vec::new();
    if rows * columns > limits::MARKED_WORDS {
        out.extend((0..rows).map(|at| [Some(at), None]));
        out.extend((0..columns).map(|at| [None, Some(at)]));
        return out;
    }
    let like: Vec<Vec<usize>> = gone.iter().map(|one| come.iter().map(|other| likeness(one, other)).collect()).collect();
    let like = |one: usize, other: usize| like.get(one).and_then(|row| row.get(other)).copied().unwrap_or(0);
    // The most that the lines from here on can have in common.
    let mut best = vec![vec![0; columns + 1]; rows + 1];
    let at = |best: &Vec<Vec<usize>>, one: usize, other: usize| best.get(one).and_then(|row| row.get(other)).copied().unwrap_or(0);
    for one in (0..rows).rev() {
        for other in (0..columns).rev() {
            let pair = match like(one, other) {
                0 => 0,
                own => own + at(&best, one + 1, other + 1),
            };
            let most = pair.max(at(&best, one + 1, other)).max(at(&best, one, other + 1));
            if let Some(slot) = best.get_mut(one).and_then(|row| row.get_mut(other)) {
                *slot = most;
            }
        }
    }
    let (mut one, mut other) = (0, 0);
    while one < rows || other < columns {
        let here = at(&best, one, other);
        let own = like(one, other);
        if one < rows && other < columns && own > 0 && here == own + at(&best, one + 1, other + 1) {
            out.push([Some(one), Some(other)]);
            (one, other) = (one + 1, other + 1);
        } else if one < rows && (other >= columns || here == at(&best, one + 1, other)) {
            out.push([Some(one), None]);
            one += 1;
        } else {
            out.push([None, Some(other)]);
            other += 1;
        }
    }
    out
}

/// How much two lines have in common, in hundredths; 0 if it is too little.
fn likeness(one: &str, other: &str) -> usize {
    let words = |line: &str| {
        let mut words: Vec<String> = tokens(line).into_iter().filter(|token| !token.trim().is_empty()).map(str::to_owned).collect();
        words.sort_unstable();
        words
    };
    let (one, other) = (words(one), words(other));
    let (mut left, mut right, mut common) = (one.iter().peekable(), other.iter().peekable(), 0);
    while let (Some(first), Some(second)) = (left.peek(), right.peek()) {
        match first.cmp(second) {
            std::cmp::Ordering::Less => drop(left.next()),
            std::cmp::Ordering::Greater => drop(right.next()),
            std::cmp::Ordering::Equal => {
                common += 1;
                left.next();
                right.next();
            }
        }
    }
    let share = 200 * common / (one.len() + other.len()).max(1);
    if share >= ALIKE { share } else { 0 }
}

/// Words, blanks, and the signs before and behind words, one after the other.
fn tokens(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut rest = text;
    while let Some(sign) = rest.chars().next() {
        let blank = sign.is_whitespace();
        let end = if !blank && !is_word(sign) {
            sign.len_utf8()
        } else if blank {
            rest.find(|other: char| !other.is_whitespace()).unwrap_or(rest.len())
        } else {
            word(rest)
        };
        let (own, behind) = rest.split_at_checked(end.max(1)).unwrap_or((rest, ""));
        out.push(own);
        rest = behind;
    }
    out
}

/// The length of the word at the beginning: signs within it belong to it, those at its end do not.
fn word(text: &str) -> usize {
    let end = text.find(char::is_whitespace).unwrap_or(text.len());
    text.get(..end).unwrap_or_default().trim_end_matches(|sign| !is_word(sign)).len()
}

fn is_word(sign: char) -> bool {
    sign.is_alphanumeric() || matches!(sign, '_' | '%' | '§')
}

/// Tokens as pieces. A blank is marked where the words on both sides are.
fn joined(tokens: &[&str], mut changed: Vec<bool>) -> Vec<Piece> {
    for at in 0..tokens.len() {
        if tokens.get(at).is_some_and(|token| token.trim().is_empty()) {
            let beside = |at: Option<usize>| at.and_then(|at| changed.get(at)).copied() == Some(true);
            let marks = beside(at.checked_sub(1)) && beside(at.checked_add(1));
            if let Some(own) = changed.get_mut(at) {
                *own = marks;
            }
        }
    }
    let mut out: Vec<Piece> = Vec::new();
    for (token, changed) in tokens.iter().zip(changed) {
        match out.last_mut() {
            Some(last) if last.changed == changed => last.text.push_str(token),
            _ => out.push(Piece { text: (*token).to_owned(), changed }),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Piece, marked, marked_lines};

    fn shown(pieces: &[Piece]) -> String {
        pieces.iter().map(|own| if own.changed { format!("[{}]", own.text) } else { own.text.clone() }).collect()
    }

    #[test]
    fn a_line_stands_beside_the_one_that_it_is_likest() {
        let before = "Fee: 5 kr.\nExcept 0 kr when fewer than 3 days.";
        let after = "Fee: 5 kr.\nA new line altogether.\nExcept 0 kr when fewer than 5 days.\nReminder: fee.";
        let [one, other] = marked_lines(before, after);
        assert_eq!(shown(&one), "Fee: 5 kr.\nExcept 0 kr when fewer than [3] days.");
        assert_eq!(shown(&other), "Fee: 5 kr.\n[A new line altogether.]\nExcept 0 kr when fewer than [5] days.\n[Reminder: fee.]");
    }

    #[test]
    fn the_words_that_differ_are_marked_and_no_others() {
        let cases = [
            ("minst 19 år", "minst 18 år", "minst [19] år", "minst [18] år"),
            ("a and b,", "a and\n  b, c", "a and b,", "a and\n  b, [c]"),
            ("", "ny tekst", "", "[ny tekst]"),
            ("samme", "samme", "samme", "samme"),
            ("mellom 19 og 67 år.", "mellom 18 og 65 år.", "mellom [19] og [67] år.", "mellom [18] og [65] år."),
        ];
        for (before, after, first, second) in cases {
            let [one, other] = marked(before, after);
            assert_eq!([shown(&one), shown(&other)], [first, second], "{before} → {after}");
        }
    }
}
