//! A review as data.

use serde::Serialize;

use super::{Finding, Review};
use crate::law::Lang;
use crate::source::SourceMap;

/// A review as data.
#[derive(Debug, Serialize)]
pub struct ReviewJson {
    /// The versions: one, or that before the amendment and that after it.
    versions: Vec<String>,
    /// The findings; of an amendment, those that it brings.
    findings: Vec<FindingJson>,
    /// Those that were there before.
    earlier: Vec<FindingJson>,
}

#[derive(Debug, Serialize)]
struct FindingJson {
    code: &'static str,
    certainty: &'static str,
    subject: String,
    provision: Option<String>,
    reason: String,
    help: Option<String>,
    measures: Vec<MeasureJson>,
    place: Option<PlaceJson>,
    also: Vec<PlaceJson>,
}

#[derive(Debug, Serialize)]
struct MeasureJson {
    amendment: String,
    measure: String,
}

#[derive(Debug, Serialize)]
struct PlaceJson {
    file: String,
    line: usize,
    words: Option<String>,
}

/// A review as data, in a language.
pub fn review_json(review: &Review, versions: Vec<String>, sources: &SourceMap, lang: Lang) -> ReviewJson {
    let all = |findings: &[Finding]| findings.iter().map(|finding| finding_json(finding, sources, lang)).collect();
    ReviewJson { versions, findings: all(&review.findings), earlier: all(&review.earlier) }
}

fn finding_json(finding: &Finding, sources: &SourceMap, lang: Lang) -> FindingJson {
    let own = &finding.diagnostic;
    let place = |span: crate::source::Span, words: Option<&crate::law::Text>| {
        let file = sources.get(span.file)?;
        Some(PlaceJson { file: file.name.clone(), line: sources.line(span), words: words.map(|text| text.get(lang).to_owned()) })
    };
    FindingJson {
        code: own.code,
        certainty: finding.certainty.keyword(),
        subject: finding.subject.clone(),
        provision: finding.provision.as_ref().map(|text| text.get(lang).to_owned()),
        reason: own.message.get(lang).to_owned(),
        help: own.help.as_ref().map(|text| text.get(lang).to_owned()),
        measures: finding.measures.iter().map(|by| MeasureJson { amendment: by.amendment.clone(), measure: by.measure.clone() }).collect(),
        place: own.span.and_then(|span| place(span, own.label.as_ref())),
        also: own.related.iter().filter_map(|(span, words)| place(*span, Some(words))).collect(),
    }
}
