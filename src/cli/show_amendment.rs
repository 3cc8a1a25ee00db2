//! `paragraf show AMENDMENT`: what an amendment is called, its measures, and what is claimed of it.

use crate::explain::{Style, capital, headed, wrapped};
use crate::law::Lang;
use crate::pipeline::RuleFiles;
use crate::syntax::ast::{Amendment, Claim, Item, Labels};

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
    out.push_str(&format!("\n{}\n", style.strong(lang.pick("Tiltak", "Measures"))));
    for measure in &found.measures {
        let needs: Vec<&str> = measure.needs.iter().map(|name| &*name.text).collect();
        let needs = if needs.is_empty() { String::new() } else { format!(" ({} {})", lang.pick("forutsetter", "needs"), needs.join(", ")) };
        let words = words(&measure.labels, &measure.name.text, lang);
        wrapped(&mut out, 1, &format!("{}: {words}{needs}", measure.name.text), style);
    }
    let claims: Vec<_> = base.claims().into_iter().filter(|of| &*of.claim.amendment.text == name).collect();
    if claims.is_empty() {
        return Some(out);
    }
    out.push_str(&format!("\n{}\n", style.strong(lang.pick("Påstander (lest, ikke prøvd)", "Claims (read, not tried)"))));
    for of in claims {
        wrapped(&mut out, 1, &words(&of.claim.labels, &of.claim.title, lang), style);
        wrapped(&mut out, 2, &said(base, of.claim), style);
        wrapped(&mut out, 2, &format!("{} → {}", of.before, of.after), style);
    }
    Some(out)
}

fn status(amendment: &Amendment, lang: Lang) -> String {
    let text = match (amendment.adopted, amendment.proposed) {
        (Some(interval), _) => format!("{} {}", lang.pick("vedtatt, i kraft fra", "adopted, in force from"), interval.from),
        (None, Some(day)) => {
            format!("{} {day}", lang.pick("forslag til endring av loven slik den er per", "proposed change of the law as of"))
        }
        (None, None) => lang.pick("uten status", "without a status").to_owned(),
    };
    format!("{} ({text})", amendment.name.text)
}

fn words(labels: &Labels, name: &str, lang: Lang) -> String {
    labels.text().map_or_else(|| name.to_owned(), |text| text.get(lang).to_owned())
}

/// What a claim says of its rule, as it is written.
fn said(base: &RuleFiles, claim: &Claim) -> String {
    let text = base.sources().text(crate::source::Span { end: claim.said.end, ..claim.rule.span });
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
