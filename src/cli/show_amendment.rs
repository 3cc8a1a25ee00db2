//! `paragraf show AMENDMENT`: what an amendment is called, its measures, and what is claimed of it.

use crate::consolidate::InvariantOf;
use crate::explain::{Style, capital, headed, wrapped};
use crate::law::{Lang, say};
use crate::pipeline::RuleFiles;
use crate::syntax::ast::{Amendment, Item, Labels};

/// An amendment as text; none where no amendment has this name.
pub(super) fn amendment(base: &RuleFiles, name: &str, style: Style) -> Option<String> {
    let lang = style.lang;
    let items = base.ast().files.iter().flat_map(|file| &file.items);
    let found = items.into_iter().find_map(|item| match item {
        Item::Amendment(own) if &*own.name.text == name => Some(own),
        _ => None,
    })?;
    let title = found.title.text().map_or_else(|| name.to_owned(), |title| capital(title.get(lang)));
    let mut out = String::new();
    headed(&mut out, 0, &title, "", style);
    wrapped(&mut out, 0, &status(found, lang), style);
    out.push_str(&format!("\n{}\n", style.strong(say::title_measures(lang))));
    for measure in &found.measures {
        let needs: Vec<&str> = measure.needs.iter().map(|name| &*name.text).collect();
        let line = say::told_as(lang, &measure.name.text, &words(&measure.labels, &measure.name.text, lang));
        let line = if needs.is_empty() { line } else { say::measure_needs(lang, &line, &needs.join(say::comma(lang))) };
        wrapped(&mut out, 1, &line, style);
    }
    let claims: Vec<_> = base.claims().into_iter().filter(|of| &*of.claim.amendment.text == name).collect();
    let about = |own: &InvariantOf<'_>| own.invariant.amendment.as_ref().is_some_and(|own| &*own.text == name);
    let invariants: Vec<_> = base.invariants().into_iter().filter(about).collect();
    if claims.is_empty() && invariants.is_empty() {
        return Some(out);
    }
    out.push_str(&format!("\n{}\n", style.strong(&say::title_claims(lang, name))));
    for of in claims {
        wrapped(&mut out, 1, &words(&of.claim.labels, &of.claim.title, lang), style);
        wrapped(&mut out, 2, &of.claim.said_of_rule(base.sources()), style);
        wrapped(&mut out, 2, &format!("{} → {}", of.before, of.after), style);
    }
    for of in invariants {
        wrapped(&mut out, 1, &words(&of.invariant.labels, &of.invariant.title, lang), style);
        wrapped(&mut out, 2, &of.invariant.said(base.sources()), style);
        for version in &of.versions {
            wrapped(&mut out, 2, &version.to_string(), style);
        }
    }
    Some(out)
}

fn status(amendment: &Amendment, lang: Lang) -> String {
    let text = match (amendment.adopted, amendment.proposed) {
        (Some(interval), _) => say::amendment_in_force(lang, &interval.from.to_string()),
        (None, Some(day)) => say::amendment_proposed(lang, &day.to_string()),
        (None, None) => say::amendment_without_status(lang).to_owned(),
    };
    say::with_note(lang, &amendment.name.text, &text)
}

fn words(labels: &Labels, name: &str, lang: Lang) -> String {
    labels.text().map_or_else(|| name.to_owned(), |text| text.get(lang).to_owned())
}
