//! Checks quotations against the texts of their documents.
//!
//! Example: `quotes "19–67 år"` is found where the document says `19-67` at the end of a line and `år` on the next.
//! Not here: reading the texts (see `cli`), and documents without a text.

use std::collections::BTreeMap;

use super::RuleFiles;
use crate::law::canonical;
use crate::source::{Diagnostic, both, codes};
use crate::syntax::ast::Quote;

/// The text of a quoted document.
#[derive(Debug, Clone)]
pub struct Evidence {
    /// The name of its file, as the user gave it.
    pub file: String,
    /// The whole text.
    pub text: String,
}

/// The number of words shown of the most similar passage.
const SHOWN: usize = 25;

impl RuleFiles {
    /// All quotations in the files.
    pub fn quotes(&self) -> impl Iterator<Item = &Quote> {
        self.ast.files.iter().flat_map(|file| &file.quotes)
    }

    /// The quotations that are not found in the text of their document. Documents without a text are skipped.
    pub fn false_quotes(&self, texts: &BTreeMap<String, Evidence>) -> Vec<Diagnostic> {
        // Some file systems store accented names decomposed.
        let pages: BTreeMap<_, Page> = texts.iter().map(|(name, evidence)| (canonical(name), Page::new(evidence))).collect();
        let looked_up = self.quotes().filter_map(|quote| Some((quote, pages.get(&*quote.document.text)?)));
        super::deduplicated(looked_up.filter(|(quote, page)| !page.has(&quote.text)).map(|(quote, page)| not_found(quote, page)).collect())
    }
}

/// A text prepared for searching.
struct Page<'t> {
    file: &'t str,
    /// The text with single blanks between words.
    text: String,
    /// The words, each with its line number.
    words: Vec<(usize, String)>,
}

impl Page<'_> {
    fn new(evidence: &Evidence) -> Page<'_> {
        let text = canonical(&evidence.text);
        let lines = text.lines().enumerate();
        let words: Vec<(usize, String)> =
            lines.flat_map(|(at, line)| plain(line).split_whitespace().map(|word| (at + 1, word.to_owned())).collect::<Vec<_>>()).collect();
        let text = words.iter().map(|(_, word)| word.as_str()).collect::<Vec<_>>().join(" ");
        Page { file: &evidence.file, text, words }
    }

    /// Whether the quotation occurs here as whole words: `9–67 år` does not occur in `19–67 år`.
    fn has(&self, quote: &str) -> bool {
        let quote = joined(quote);
        let in_word = |sign: Option<char>| sign.is_some_and(char::is_alphanumeric);
        let parted = |a: Option<char>, b: Option<char>| !(in_word(a) && in_word(b));
        self.text.match_indices(&quote).any(|(at, found)| {
            let before = self.text.get(..at).and_then(|text| text.chars().next_back());
            let after = self.text.get(at + found.len()..).and_then(|text| text.chars().next());
            parted(before, found.chars().next()) && parted(found.chars().next_back(), after)
        })
    }

    /// The most similar passage of the same length, and its line; `None` if it shares less than half of the words.
    fn nearest(&self, quote: &str) -> Option<(usize, String)> {
        let wanted: Vec<String> = joined(quote).split(' ').map(bare).collect();
        // How often each word is still missing in the window; negative if the window has it too often.
        let mut left: BTreeMap<&str, i64> = BTreeMap::new();
        wanted.iter().for_each(|word| *left.entry(word).or_default() += 1);
        let bares: Vec<String> = self.words.iter().map(|(_, word)| bare(word)).collect();
        let (mut had, mut best) = (0, (0, 0));
        for (at, word) in bares.iter().enumerate() {
            if let Some(left) = left.get_mut(word.as_str()) {
                had += usize::from(*left > 0);
                *left -= 1;
            }
            let gone = at.checked_sub(wanted.len()).and_then(|gone| bares.get(gone));
            if let Some(left) = gone.and_then(|gone| left.get_mut(gone.as_str())) {
                *left += 1;
                had -= usize::from(*left > 0);
            }
            if had > best.0 {
                best = (had, (at + 1).saturating_sub(wanted.len()));
            }
        }
        let (had, start) = best;
        let line = self.words.get(start).map(|(line, _)| *line).filter(|_| had > 0 && had * 2 >= wanted.len())?;
        let shown: Vec<&str> = self.words.iter().skip(start).take(wanted.len().min(SHOWN)).map(|(_, word)| word.as_str()).collect();
        Some((line, shown.join(" ")))
    }
}

/// Normalises dashes, quotation marks and blanks, and removes invisible characters.
fn plain(text: &str) -> String {
    let signs = text.chars().filter(|sign| !matches!(sign, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}'));
    let signs = signs.map(|sign| match sign {
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '«' | '»' | '‹' | '›' | '\u{2018}'..='\u{201f}' | '\'' => '"',
        other => other,
    });
    signs.collect()
}

fn joined(text: &str) -> String {
    plain(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A word without surrounding punctuation, for comparing.
fn bare(word: &str) -> String {
    word.trim_matches(|sign: char| !sign.is_alphanumeric()).to_lowercase()
}

fn not_found(quote: &Quote, page: &Page<'_>) -> Diagnostic {
    let (document, file) = (&quote.document.text, page.file);
    let message = both(
        format!("sitatet står ikke i `{document}`, slik det er i `{file}`"),
        format!("the quotation is not in `{document}` as it stands in `{file}`"),
    );
    let help = match page.nearest(&quote.text) {
        Some((line, words)) => {
            both(format!("det nærmeste står på linje {line}: «{words}»"), format!("the nearest is on line {line}: “{words}”"))
        }
        None => both(
            "se etter om det er hentet fra et annet dokument; det står bak `from`",
            "see whether it was taken from another document; that stands behind `from`",
        ),
    };
    Diagnostic::error(codes::QUOTATION, quote.span, message).label(both("ikke funnet", "not found")).help(help)
}
