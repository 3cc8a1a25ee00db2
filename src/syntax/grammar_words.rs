//! What the grammar says, read from its text, so that tests hold to it what is looked for outside it.

use std::collections::{BTreeMap, BTreeSet};

const GRAMMAR: &str = include_str!("../../grammar/rules.pest");

/// What stands for an operand or a name in a construct.
pub(super) const OPERAND: &str = "p.n";

/// What each rule of the grammar is.
pub(super) fn rules() -> BTreeMap<&'static str, &'static str> {
    let mut rules = BTreeMap::new();
    let mut rest = GRAMMAR;
    while let Some(at) = rest.find("\n").map(|at| at + 1) {
        rest = &rest[at..];
        let line = rest.lines().next().unwrap_or_default();
        let Some((name, _)) = line.split_once('=') else { continue };
        if name.trim().is_empty() || !name.trim().chars().all(|sign| sign.is_alphanumeric() || sign == '_') {
            continue;
        }
        // A rule ends where a line of its own begins again.
        let lines = rest.split_inclusive('\n').enumerate();
        let own: usize = lines.take_while(|(at, line)| *at == 0 || line.starts_with(' ')).map(|(_, line)| line.len()).sum();
        let body = rest[..own].split_once('{').map_or("", |(_, body)| body).trim_end().trim_end_matches('}');
        rules.insert(name.trim(), body);
    }
    rules
}

/// The parts of a text between a sign that stands in no bracket and no quotation.
pub(super) fn apart(text: &str, sign: char) -> Vec<&str> {
    let (mut deep, mut quoted, mut from, mut out) = (0, false, 0, Vec::new());
    for (at, own) in text.char_indices() {
        match own {
            '"' => quoted = !quoted,
            '(' | '{' if !quoted => deep += 1,
            ')' | '}' if !quoted => deep -= 1,
            _ if own == sign && deep == 0 && !quoted => {
                out.push(text[from..at].trim());
                from = at + sign.len_utf8();
            }
            _ => {}
        }
    }
    out.push(text[from..].trim());
    out
}

/// The words that what a rule of the grammar says can begin with.
pub(super) fn beginnings<'g>(rules: &BTreeMap<&'g str, &'g str>, body: &'g str, out: &mut BTreeSet<&'g str>) {
    for one in apart(body, '|') {
        let first = apart(one, '~').into_iter().find(|own| !own.starts_with(['&', '!'])).unwrap_or_default();
        let first = first.trim_end_matches(['*', '+', '?']);
        if let Some(inside) = first.strip_prefix('(').and_then(|own| own.strip_suffix(')')) {
            beginnings(rules, inside, out);
        } else if let Some(word) = first.strip_prefix('"').and_then(|own| own.strip_suffix('"')) {
            out.insert(word);
        } else if let Some(body) = rules.get(first) {
            beginnings(rules, body, out);
        }
    }
}

/// The rules through which an expression stands in another.
const EXPRESSIONS: [&str; 3] = ["primary", "operation", "expression"];

/// Whether an expression can stand somewhere in what a rule says.
fn holds_expressions<'g>(rules: &BTreeMap<&'g str, &'g str>, name: &'g str, seen: &mut BTreeSet<&'g str>) -> bool {
    let Some(body) = rules.get(name).filter(|_| seen.insert(name)) else { return false };
    let unquoted = body.split('"').step_by(2);
    let mut names = unquoted.flat_map(|part| part.split(|sign: char| !(sign.is_alphanumeric() || sign == '_')));
    names.any(|own| EXPRESSIONS.contains(&own) || holds_expressions(rules, own, seen))
}

/// The words of what can stand in itself with no bracket between, each up to where it does: `last day of`, `sum of p.n over p.n where`.
pub(super) fn constructs() -> Vec<Vec<&'static str>> {
    let mut out = BTreeSet::new();
    through(&rules(), rules()["primary"], vec![Vec::new()], &mut out);
    out.into_iter().filter(|words| !words.is_empty()).collect()
}

/// What joins operands, words and signs.
pub(super) fn joining() -> BTreeSet<&'static str> {
    let (rules, mut out) = (rules(), BTreeSet::new());
    for name in ["infix", "period_infix"] {
        beginnings(&rules, rules[name], &mut out);
    }
    out
}

fn is_keyword(part: &str) -> bool {
    part.starts_with("kw_") && part.chars().all(|sign| sign.is_alphanumeric() || sign == '_')
}

/// Goes through what a rule says behind each of the beginnings; what was found up to an operand, and the beginnings for what follows.
/// A beginning that meets a bracket goes no further.
fn through<'g>(
    rules: &BTreeMap<&'g str, &'g str>,
    body: &'g str,
    from: Vec<Vec<&'g str>>,
    found: &mut BTreeSet<Vec<&'g str>>,
) -> Vec<Vec<&'g str>> {
    let mut out = Vec::new();
    for one in apart(body, '|') {
        let mut so_far = from.clone();
        for part in apart(one, '~').into_iter().filter(|part| !part.starts_with(['&', '!'])) {
            let own = part.trim_end_matches(['*', '+', '?']);
            let skipped = if part.ends_with(['*', '?']) { so_far.clone() } else { Vec::new() };
            let behind = |word: &'g str| so_far.iter().map(|words| words.iter().copied().chain([word]).collect()).collect::<Vec<Vec<_>>>();
            so_far = if let Some(inside) = own.strip_prefix('(').and_then(|own| own.strip_suffix(')')) {
                through(rules, inside, so_far, found)
            } else if let Some(word) = own.strip_prefix('"').and_then(|own| own.strip_suffix('"')) {
                behind(word)
            } else if EXPRESSIONS.contains(&own) {
                found.extend(so_far.iter().cloned());
                behind(OPERAND)
            } else if own.starts_with("open") {
                Vec::new()
            } else if own.starts_with("kw_") || apart(rules.get(own).copied().unwrap_or_default(), '|').into_iter().all(is_keyword) {
                let mut words = BTreeSet::new();
                beginnings(rules, rules[own], &mut words);
                words.into_iter().flat_map(behind).collect()
            } else if holds_expressions(rules, own, &mut BTreeSet::new()) {
                through(rules, rules[own], so_far, found)
            } else {
                behind(OPERAND)
            };
            so_far.extend(skipped);
        }
        out.extend(so_far);
    }
    out
}
