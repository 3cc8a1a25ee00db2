//! The answer in one sentence, as the kind of rule speaks: *has* a right, *may*, *shall*, *is not obliged to*.

use super::Ctx;
use super::words::capital;
use crate::eval::Decision;
use crate::law::Lang;
use crate::model::{Cell, Kind, Rule, Value};

/// The answer in one sentence, without a final stop.
pub fn headline(decision: &Decision, lang: Lang) -> String {
    let ctx = Ctx { decision, lang };
    let Some(rule) = ctx.book().rules.get(decision.goal.index()) else { return String::new() };
    match norm(rule, decision.cell.clone(), lang) {
        Some(sentence) => capital(&sentence),
        None => format!("{}: {}", capital(rule.label.get(lang)), ctx.outcome(decision.cell.clone(), rule)),
    }
}

/// A rule as a step: «rett til kvalifiseringsprogram», «kommunen kan avslå søknaden».
pub(super) fn norm_label(rule: &Rule, lang: Lang) -> String {
    let what = rule.label.get(lang);
    let verb = match rule.kind {
        Kind::Duty => lang.pick("skal", "shall"),
        Kind::Power => lang.pick("kan", "may"),
        Kind::Prohibition => lang.pick("har ikke lov til å", "must not"),
        Kind::Condition | Kind::Right | Kind::Value | Kind::Deadline | Kind::Step | Kind::Exception | Kind::Impossible => {
            return what.to_owned();
        }
    };
    match &rule.of {
        Some(who) => format!("{} {verb} {what}", who.get(lang)),
        None => what.to_owned(),
    }
}

/// A rule as a condition of another: what it says where it holds, «kommunen kan avslutte programmet», or its label.
pub(super) fn norm_words(rule: &Rule, lang: Lang) -> String {
    said(rule, Cell::YES, lang).unwrap_or_else(|| rule.label.get(lang).to_owned())
}

/// What a norm says of somebody, and against whom a right is had.
fn norm(rule: &Rule, cell: Cell, lang: Lang) -> Option<String> {
    let sentence = said(rule, cell.clone(), lang)?;
    Some(match &rule.against {
        Some(against) if rule.kind == Kind::Right && cell == Cell::YES => {
            format!("{sentence} {} {}", lang.pick("overfor", "against"), against.get(lang))
        }
        _ => sentence,
    })
}

/// What another answer of the goal would be, after a reading: «blir svaret at seileren ikke har rett til plass», «er vilkåret oppfylt».
pub(super) fn would_be(ctx: &Ctx<'_>, rule: &Rule, cell: Cell) -> String {
    let lang = ctx.lang;
    let outcome = match cell {
        Cell::Fault => return lang.pick("kan saken ikke avgjøres", "the case can't be decided").to_owned(),
        Cell::Known(Value::Truth(holds)) => match (clause(rule, holds, lang), rule.kind) {
            (Some(clause), _) => format!("{} {clause}", lang.pick("at", "that")),
            (None, kind) => return held(kind, holds, lang),
        },
        cell => ctx.outcome(cell, rule),
    };
    format!("{} {outcome}", lang.pick("blir svaret", "the answer is"))
}

/// Whether a condition is met, or a norm of nobody holds.
fn held(kind: Kind, holds: bool, lang: Lang) -> String {
    let (nb, en) = match kind {
        Kind::Condition | Kind::Value | Kind::Deadline | Kind::Step => {
            let (nb, en) = if holds {
                ("er vilkåret oppfylt", "the condition is met")
            } else {
                ("er vilkåret ikke oppfylt", "the condition is not met")
            };
            return lang.pick(nb, en).to_owned();
        }
        Kind::Right => ("retten", "right"),
        Kind::Duty => ("plikten", "duty"),
        Kind::Power => ("adgangen", "power"),
        Kind::Prohibition => ("forbudet", "prohibition"),
        Kind::Exception => ("unntaket", "exception"),
        Kind::Impossible => ("regelen om hva som er umulig", "rule on what is impossible"),
    };
    match (lang, holds) {
        (Lang::Nb, true) => format!("gjelder {nb}"),
        (Lang::Nb, false) => format!("gjelder ikke {nb}"),
        (Lang::En, true) => format!("the {en} holds"),
        (Lang::En, false) => format!("the {en} does not hold"),
    }
}

/// What a norm says as a clause after «at» or "that"; in Norwegian «ikke» stands before the verb there.
fn clause(rule: &Rule, holds: bool, lang: Lang) -> Option<String> {
    let sentence = said(rule, Cell::Known(Value::Truth(holds)), lang)?;
    let who = rule.of.as_ref()?.get(lang);
    let verb = match (lang, rule.kind, holds) {
        (Lang::Nb, Kind::Right, false) | (Lang::Nb, Kind::Prohibition, true) => "har",
        (Lang::Nb, Kind::Duty | Kind::Prohibition, false) => "er",
        (Lang::Nb, Kind::Power, false) => "kan",
        _ => return Some(sentence),
    };
    let rest = sentence.strip_prefix(who).and_then(|rest| rest.strip_prefix(&format!(" {verb} ikke ")));
    Some(rest.map_or_else(|| sentence.clone(), |rest| format!("{who} ikke {verb} {rest}")))
}

/// What a norm says of somebody; none for conditions, values and rules of nobody.
fn said(rule: &Rule, cell: Cell, lang: Lang) -> Option<String> {
    let who = rule.of.as_ref()?.get(lang);
    let what = rule.label.get(lang);
    let holds = match cell {
        Cell::Known(Value::Truth(truth)) => Some(truth),
        _ => None,
    };
    let whether = match cell {
        Cell::Fault => lang.pick("det kan ikke avgjøres om", "it can't be decided whether"),
        _ => lang.pick("det er uavklart om", "it is undetermined whether"),
    };
    Some(match (lang, rule.kind, holds) {
        (Lang::Nb, Kind::Right, Some(true)) => format!("{who} har {what}"),
        (Lang::Nb, Kind::Right, Some(false)) => format!("{who} har ikke {what}"),
        (Lang::Nb, Kind::Right, None) => format!("{whether} {who} har {what}"),
        (Lang::Nb, Kind::Duty, Some(true)) => format!("{who} skal {what}"),
        (Lang::Nb, Kind::Duty, Some(false)) => format!("{who} er ikke forpliktet til å {what}"),
        (Lang::Nb, Kind::Duty, None) => format!("{whether} {who} skal {what}"),
        (Lang::Nb, Kind::Power, Some(true)) => format!("{who} kan {what}"),
        (Lang::Nb, Kind::Power, Some(false)) => format!("{who} kan ikke {what}"),
        (Lang::Nb, Kind::Power, None) => format!("{whether} {who} kan {what}"),
        (Lang::Nb, Kind::Prohibition, Some(true)) => format!("{who} har ikke lov til å {what}"),
        (Lang::Nb, Kind::Prohibition, Some(false)) => format!("{who} er ikke avskåret fra å {what}"),
        (Lang::Nb, Kind::Prohibition, None) => format!("{whether} {who} har lov til å {what}"),
        (Lang::En, Kind::Right, Some(true)) => format!("{who} has the {what}"),
        (Lang::En, Kind::Right, Some(false)) => format!("{who} does not have the {what}"),
        (Lang::En, Kind::Right, None) => format!("{whether} {who} has the {what}"),
        (Lang::En, Kind::Duty, Some(true)) => format!("{who} shall {what}"),
        (Lang::En, Kind::Duty, Some(false)) => format!("{who} is not obliged to {what}"),
        (Lang::En, Kind::Duty, None) => format!("{whether} {who} shall {what}"),
        (Lang::En, Kind::Power, Some(true)) => format!("{who} may {what}"),
        (Lang::En, Kind::Power, Some(false)) => format!("{who} has no power to {what}"),
        (Lang::En, Kind::Power, None) => format!("{whether} {who} has the power to {what}"),
        (Lang::En, Kind::Prohibition, Some(true)) => format!("{who} must not {what}"),
        (Lang::En, Kind::Prohibition, Some(false)) => format!("{who} is not forbidden to {what}"),
        (Lang::En, Kind::Prohibition, None) => format!("{whether} {who} is forbidden to {what}"),
        (_, Kind::Condition | Kind::Value | Kind::Deadline | Kind::Step | Kind::Exception | Kind::Impossible, _) => return None,
    })
}
