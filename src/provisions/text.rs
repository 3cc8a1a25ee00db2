//! What differs, as text: each provision with what was done to it, by what, and the rules side by side.

use super::columns::side_by_side;
use super::words::{causes_words, label_of, sources_of};
use super::{AFTER, BEFORE, Changed, ChangedParameter, ChangedRule, Changes, Kind, Versions, labels};
use crate::explain::{Style, headed, value_words, wrapped};
use crate::law::{Lang, Place, Text, say};
use crate::syntax::ast;

/// What differs, as text.
pub fn text(changes: &Changes<'_>, style: Style) -> String {
    let lang = style.lang;
    let mut out = String::new();
    let [before, after] = changes.versions.laws.map(|law| law.version.to_string());
    headed(&mut out, 0, &say::diff_versions(lang, &*before, &*after), "", style);
    if changes.is_empty() {
        wrapped(&mut out, 0, say::diff_none(lang), style);
    }
    provisions_text(&mut out, changes, style);
    if !changes.parameters.is_empty() {
        out.push('\n');
        headed(&mut out, 0, say::diff_parameters(lang), "", style);
    }
    for own in &changes.parameters {
        parameter(&mut out, &changes.versions, own, style);
    }
    out
}

/// The provisions that differ, one after another.
pub fn provisions_text(out: &mut String, changes: &Changes<'_>, style: Style) {
    for changed in &changes.provisions {
        out.push('\n');
        provision(out, &changes.versions, changed, style);
    }
}

/// The short name of an act.
pub fn act_words(act: &ast::Act, lang: Lang) -> String {
    act.short.text().or_else(|| act.title.text()).map_or_else(|| act.name.text.to_string(), |name| name.get(lang).to_owned())
}

/// A provision with what was done to it: «loven § 3 annet ledd (før: tredje ledd): nytt nummer, ny ordlyd».
pub(super) fn title(changed: &Changed<'_>, lang: Lang) -> String {
    let kinds: Vec<&str> = changed.kinds.iter().map(|kind| kind.words(lang)).collect();
    let cited = changed.place().cite(&act_words(changed.act, lang), lang);
    let cited = match &changed.at {
        [Some((before, _)), Some((after, _))] if before != after => say::diff_was(lang, &*cited, &*before.text(lang)),
        _ => cited,
    };
    say::told_as(lang, &*cited, &*kinds.join(say::comma(lang)))
}

fn provision(out: &mut String, versions: &Versions<'_>, changed: &Changed<'_>, style: Style) {
    let lang = style.lang;
    headed(out, 0, &title(changed, lang), "", style);
    for cause in causes_words(versions, &changed.causes, lang) {
        wrapped(out, 1, &cause, style);
    }
    for source in sources_of(versions, changed, lang) {
        wrapped(out, 1, &say::diff_source(lang, &*source), style);
    }
    for words in [heading(changed, lang), says(changed, lang)] {
        let [before, after] = &words;
        if before != after {
            side_by_side(out, 4, [before.as_deref(), after.as_deref()], style);
        }
    }
    for own in &changed.rules {
        rule(out, versions, changed, own, style);
    }
}

/// The headings of a provision.
pub(super) fn heading(changed: &Changed<'_>, lang: Lang) -> [Option<String>; 2] {
    let own = |text: Text| text.get(lang).to_owned();
    changed.at.each_ref().map(|at| at.as_ref().and_then(|(_, node)| node.head.labels.text()).map(own))
}

/// What a provision says where no rule does.
pub(super) fn says(changed: &Changed<'_>, lang: Lang) -> [Option<String>; 2] {
    changed.at.each_ref().map(|at| {
        let (_, node) = at.as_ref()?;
        let says: Vec<String> = node.head.says.iter().filter_map(ast::Labels::text).map(|text| text.get(lang).to_owned()).collect();
        (!says.is_empty()).then(|| says.join("\n"))
    })
}

/// What a rule is called: its words, or what an exception without words is made to.
pub fn rule_words(versions: &Versions<'_>, own: &ChangedRule<'_>, lang: Lang) -> String {
    let [before, after] = &own.at;
    let node = after.as_ref().or(before.as_ref()).map(|at| at.node);
    if own.nameless {
        let version = if after.is_some() { AFTER } else { BEFORE };
        let to = label_of(versions, version, &own.name, lang).unwrap_or_else(|| own.name.to_string());
        return say::diff_exception(lang, &*to);
    }
    node.and_then(labels).and_then(ast::Labels::text).map_or_else(|| own.name.to_string(), |text| text.get(lang).to_owned())
}

fn rule(out: &mut String, versions: &Versions<'_>, changed: &Changed<'_>, own: &ChangedRule<'_>, style: Style) {
    let lang = style.lang;
    let [before, after] = &own.at;
    // Repealed with its provision and enacted with another at its place, it has not gone anywhere.
    let anew = matches!((before, after), (Some(before), Some(after)) if before.act.span == after.act.span && before.place == after.place);
    let kind = |kind: &Kind| if anew && *kind == Kind::Moved { say::diff_anew(lang) } else { kind.words(lang) };
    let kinds: Vec<&str> = own.kinds.iter().map(kind).collect();
    out.push('\n');
    let words = rule_words(versions, own, lang);
    headed(out, 1, &words, &say::diff_rule_kinds(lang, &*kinds.join(say::comma(lang))), style);
    if own.kinds.contains(&Kind::Moved)
        && let (Some(before), Some(after)) = (before, after)
    {
        let cite = |act: &ast::Act, place: &Place| place.cite(&act_words(act, lang), lang);
        if anew {
            if !own.left(changed) {
                side_by_side(out, 4, [Some(&before.text), Some(&after.text)], style);
            }
            return;
        }
        // Where a rule is no longer, its new place says what it says.
        if own.left(changed) {
            wrapped(out, 2, &say::diff_moved_to(lang, &*cite(after.act, &after.place)), style);
            return;
        }
        wrapped(out, 2, &say::diff_moved_from(lang, &*cite(before.act, &before.place)), style);
        if !own.kinds.contains(&Kind::Replaced) {
            side_by_side(out, 4, [None, Some(&after.text)], style);
            return;
        }
    }
    side_by_side(out, 4, [before, after].map(|at| at.as_ref().map(|at| at.text.as_str())), style);
}

fn parameter(out: &mut String, versions: &Versions<'_>, own: &ChangedParameter<'_>, style: Style) {
    let lang = style.lang;
    let [before, after] = values(versions, own, lang);
    let line = say::diff_value(lang, own.label.get(lang), &*before, &*after);
    wrapped(out, 1, &line, style);
}

/// The values of a parameter in words.
pub fn values(versions: &Versions<'_>, own: &ChangedParameter<'_>, lang: Lang) -> [String; 2] {
    let (version, _) = own.sources;
    own.values.each_ref().map(|value| match value {
        Some(value) => value_words(value.clone(), own.ty, versions.book(version), lang),
        None => say::diff_no_value(lang).to_owned(),
    })
}
