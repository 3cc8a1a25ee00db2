//! What an act is given under, and what is given under a section of it, in sentences.

use crate::consolidate::Consolidation;
use crate::law::{Lang, Place, say};
use crate::syntax::ast;

/// What an act is given under.
pub fn given_under(law: &Consolidation<'_>, act: &ast::Act, lang: Lang) -> Vec<String> {
    let told = |authority: &ast::Authority| {
        let above = law.texts.iter().find(|text| text.act.name.text == authority.act.text);
        let name = above.map_or_else(|| authority.act.text.to_string(), |text| short(text.act, lang));
        say::given_under(lang, &cited(&name, &authority.place, lang))
    };
    act.given_under.iter().map(told).collect()
}

/// What is given under a section.
pub fn gives(law: &Consolidation<'_>, act: &ast::Act, section: &Place, lang: Lang) -> Vec<String> {
    let mut out = Vec::new();
    for text in &law.texts {
        for authority in text.act.given_under.iter().filter(|authority| authority.act.text == act.name.text) {
            if authority.place.section == section.section {
                out.push(say::is_given_under(lang, &short(text.act, lang), &cited(&short(act, lang), &authority.place, lang)));
            }
        }
    }
    out
}

fn short(act: &ast::Act, lang: Lang) -> String {
    act.short.text().or_else(|| act.title.text()).unwrap_or_default().get(lang).to_owned()
}

fn cited(name: &str, place: &ast::PlaceRef, lang: Lang) -> String {
    let ast::PlaceRef { section, subsection, letter, sentence, .. } = place;
    Place { section: section.clone(), subsection: *subsection, letter: *letter, sentence: *sentence }.cite(name, lang)
}
