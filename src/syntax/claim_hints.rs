//! Advice for claims and invariants that are nearly right: the title, the amendment, the measures, what stands between two sides.

use crate::law::Text;
use crate::source::both;

/// What is said of how a rule changes.
const CHANGES: [&str; 4] = ["unchanged", "changes", "always", "never"];

/// The claim or invariant that a place lies in: where it begins, and its text up to the place. It may go on over some lines.
fn statement(before: &str) -> Option<(usize, &str)> {
    let mut line_end = before.len();
    for _ in 0..LINES {
        let line_start = before.get(..line_end)?.rfind('\n').map_or(0, |at| at + 1);
        let line = before.get(line_start..)?;
        let begin = line_start + line.len() - line.trim_start().len();
        match word_at(before.get(begin..)?) {
            "claim" | "invariant" => return Some((begin, before.get(begin..)?)),
            _ if line_start == 0 || before.get(line_start..line_end)?.contains(['{', '}']) => return None,
            _ => line_end = line_start - 1,
        }
    }
    None
}

/// The most lines of a claim that are looked back over.
const LINES: usize = 8;

/// Advice for a place in a claim or an invariant: where the message stands, and the advice.
pub(super) fn claim_hint(text: &str, at: usize) -> Option<(usize, Text)> {
    let (begin, head) = statement(text.get(..at)?)?;
    let rest = text.get(at..)?;
    let line = rest.lines().next().unwrap_or_default();
    let is_claim = word_at(head) == "claim";
    if !head.contains('"') {
        // A fact may have the name, and is no claim.
        let whole = text.get(begin..at + line.len())?;
        let said =
            whole.split(|sign: char| !(sign.is_alphanumeric() || sign == '_')).any(|word| word == "implies" || CHANGES.contains(&word));
        return said.then(|| title_missing(text, begin, is_claim));
    }
    let of_one = head.contains(" implies ") || head.contains("never both");
    let advice = match word_at(rest) {
        "or" if head.contains("never both") => never_both(),
        "" if head.contains("never both") && (rest.starts_with(',') || rest.starts_with('&')) => never_both(),
        "by" if of_one => both(
            "det som gjelder i én versjon, sier ikke noe om tiltak: ta bort `by …`. Hva et tiltak endrer, skrives `REGEL unchanged by …`, `REGEL never lost by …`",
            "what holds in one version says nothing of measures: leave out `by …`. What a measure changes is written `RULE unchanged by …`, `RULE never lost by …`",
        ),
        "where" if of_one => both(
            "vilkåret skrives med: `A and C implies B`, eller `never both (A and C) and B`",
            "the condition is part of it: `A and C implies B`, or `never both (A and C) and B`",
        ),
        word if !is_claim && CHANGES.contains(&word) => both(
            "en invariant gjelder i hver versjon for seg: `A implies B` eller `never both A and B`. Hva en lovendring endrer, er en påstand: `claim LOVENDRING \"…\" : REGEL unchanged`",
            "an invariant holds in each version: `A implies B` or `never both A and B`. What an amendment changes is a claim: `claim AMENDMENT \"…\" : RULE unchanged`",
        ),
        _ => return None,
    };
    Some((at, advice))
}

fn never_both() -> Text {
    both("mellom de to står `and`: `never both A and B`", "`and` stands between the two: `never both A and B`")
}

/// The title stands behind `invariant`, or behind the amendment of a claim.
fn title_missing(text: &str, begin: usize, is_claim: bool) -> (usize, Text) {
    let after = |from: usize| {
        let rest = text.get(from..).unwrap_or_default();
        from + rest.len() - rest.trim_start_matches([' ', '\t']).len()
    };
    let first = after(begin + word_at(text.get(begin..).unwrap_or_default()).len());
    let rest = text.get(first..).unwrap_or_default();
    if !is_claim {
        let advice = both(
            "først en tittel i anførselstegn: `invariant \"…\" : A implies B`",
            "first a title in quotation marks: `invariant \"…\" : A implies B`",
        );
        return (first, advice);
    }
    if word_at(rest).is_empty() {
        let advice = both(
            "først lovendringen påstanden gjelder: `claim LOVENDRING \"…\" : …`. Det som skal gjelde i alle versjoner, er en `invariant \"…\"`",
            "first the amendment that it is about: `claim AMENDMENT \"…\" : …`. What is to hold in every version is an `invariant \"…\"`",
        );
        return (first, advice);
    }
    let advice = both(
        "etter lovendringen en tittel i anførselstegn: `claim LOVENDRING \"…\" : …`",
        "behind the amendment a title in quotation marks: `claim AMENDMENT \"…\" : …`",
    );
    (after(first + word_at(rest).len()), advice)
}

fn word_at(text: &str) -> &str {
    text.split(|sign: char| !(sign.is_alphanumeric() || sign == '_')).next().unwrap_or_default()
}
