//! What the changes can reach, as text: each conclusion with the way to what is changed.

use super::ripple::{Proof, Reached, Ripple};
use super::words::label_of;
use super::{AFTER, BEFORE, Versions};
use crate::explain::{Style, headed, wrapped};
use crate::law::{Lang, say};
use crate::symbolic::Standing;

/// What the changes can reach, as text.
pub fn ripple_text(ripple: &Ripple, versions: &Versions<'_>, style: Style) -> String {
    let lang = style.lang;
    let mut out = String::new();
    headed(&mut out, 0, say::diff_ripple(lang), "", style);
    let proved = ripple.reached.iter().any(|own| own.proof.is_some());
    if proved {
        for proof in GROUPS {
            let own: Vec<&Reached> = ripple.reached.iter().filter(|own| own.proof == Some(proof)).collect();
            if !own.is_empty() {
                out.push('\n');
                headed(&mut out, 1, &title(proof, own.len(), lang), "", style);
                own.into_iter().for_each(|own| reached(&mut out, versions, own, style));
            }
        }
    } else {
        ripple.reached.iter().filter(|own| is_told(own)).for_each(|own| reached(&mut out, versions, own, style));
    }
    if !ripple.reached.iter().any(is_told) {
        wrapped(&mut out, 1, say::diff_ripple_none(lang), style);
    }
    out.push('\n');
    wrapped(&mut out, 1, &say::diff_untouched(lang, ripple.untouched), style);
    if proved {
        wrapped(&mut out, 1, say::differ_scope(lang), style);
    } else if !ripple.reached.is_empty() {
        wrapped(&mut out, 1, say::diff_ripple_hint(lang), style);
    }
    out
}

/// What is known of conclusions, in the order in which it is told.
const GROUPS: [Proof; 5] = [
    Proof::Known(Standing::Exact),
    Proof::Known(Standing::Within),
    Proof::Known(Standing::Open),
    Proof::NotAsked,
    Proof::Known(Standing::None),
];

fn title(proof: Proof, count: usize, lang: Lang) -> String {
    match proof {
        Proof::Known(Standing::Exact) => say::differ_all_exact(lang, count),
        Proof::Known(Standing::Within) => say::differ_all_within(lang, count),
        Proof::Known(Standing::Open) => say::differ_all_open(lang, count),
        Proof::Known(Standing::None) => say::differ_all_none(lang, count),
        Proof::NotAsked => say::diff_not_asked(lang, count),
    }
}

/// What is changed itself stands among the provisions; what only an exception changes does not.
fn is_told(own: &Reached) -> bool {
    !own.path.is_empty() || own.by_exception
}

fn reached(out: &mut String, versions: &Versions<'_>, own: &Reached, style: Style) {
    let lang = style.lang;
    let label = label_of(versions, own.version, &own.name, lang).unwrap_or_default();
    let place = versions.book(own.version).cite(own.standing, lang, true);
    wrapped(out, 1, &say::diff_reached(lang, &*label, &*own.name, &*place), style);
    match own.path.is_empty() {
        true if own.by_exception => wrapped(out, 2, say::diff_changed_by_exception(lang), style),
        true => wrapped(out, 2, say::diff_changed_itself(lang), style),
        false => wrapped(out, 2, &say::diff_path(lang, &*path_words(versions, own, lang).join(say::diff_path_step(lang))), style),
    }
}

/// The way to what is changed, in the labels of the law.
pub(super) fn path_words(versions: &Versions<'_>, own: &Reached, lang: Lang) -> Vec<String> {
    own.path.iter().map(|name| name_words(versions, name, lang)).collect()
}

/// What a rule, figure, reading or step is called in the version that has it.
fn name_words(versions: &Versions<'_>, name: &str, lang: Lang) -> String {
    let named = [AFTER, BEFORE].into_iter().find_map(|version| label_of(versions, version, name, lang));
    // Steps within a rule and wordings that are kept have no name outside.
    let within = || {
        let rules = [AFTER, BEFORE].into_iter().flat_map(|version| &versions.book(version).rules);
        rules.into_iter().find(|rule| *rule.name == *name).map(|rule| rule.label.get(lang).to_owned())
    };
    named.or_else(within).unwrap_or_else(|| name.to_owned())
}
