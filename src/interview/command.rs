//! What somebody types at a question: an answer, or one of a few commands, in words of either language or as a sign.

use crate::law::{Lang, say};

/// A line of an interview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Said<'t> {
    /// A blank line.
    Nothing,
    /// What the question rests on, and what can be typed.
    Help,
    /// To an earlier question, so many back.
    Back(usize),
    /// What was done last is undone.
    Undo,
    /// Nobody knows.
    Unknown,
    /// The answers so far.
    Answers,
    /// Saves them to this file.
    Save(&'t str),
    /// Ends here.
    Quit,
    /// Anything else.
    Answer(&'t str),
}

impl Said<'_> {
    pub(super) fn of(line: &str) -> Said<'_> {
        let line = line.trim();
        let is = |word: fn(Lang) -> &'static str| Lang::ALL.into_iter().any(|lang| line.eq_ignore_ascii_case(word(lang)));
        match line {
            "" => return Said::Nothing,
            "?" => return Said::Help,
            "-" => return Said::Unknown,
            "<" => return Said::Back(1),
            _ => {}
        }
        if let Some(count) = line.strip_prefix('<').and_then(number).or_else(|| number(behind(line, say::ask_word_back)?)) {
            return Said::Back(count);
        }
        if let Some(file) = behind(line, say::ask_word_save) {
            return Said::Save(file);
        }
        if is(say::ask_word_help) {
            Said::Help
        } else if is(say::ask_word_back) {
            Said::Back(1)
        } else if is(say::ask_word_undo) {
            Said::Undo
        } else if is(say::ask_word_unknown) || is(say::ask_word_open) {
            Said::Unknown
        } else if is(say::ask_word_answers) {
            Said::Answers
        } else if is(say::ask_word_quit) {
            Said::Quit
        } else {
            Said::Answer(line)
        }
    }
}

fn number(text: &str) -> Option<usize> {
    text.trim().parse().ok().filter(|number| *number > 0)
}

/// What stands behind a word and a blank.
fn behind(line: &str, word: fn(Lang) -> &'static str) -> Option<&str> {
    let rest = Lang::ALL.into_iter().find_map(|lang| {
        let word = word(lang);
        line.get(..word.len()).filter(|head| head.eq_ignore_ascii_case(word)).and_then(|_| line.get(word.len()..))
    })?;
    rest.starts_with(char::is_whitespace).then(|| rest.trim()).filter(|rest| !rest.is_empty())
}

#[cfg(test)]
mod tests {
    use super::Said;

    #[test]
    fn a_command_is_a_sign_or_a_word_of_either_language() {
        for (line, said) in [
            ("  ", Said::Nothing),
            ("?", Said::Help),
            ("hjelp", Said::Help),
            ("<", Said::Back(1)),
            ("<3", Said::Back(3)),
            ("Tilbake 2", Said::Back(2)),
            ("back", Said::Back(1)),
            ("angre", Said::Undo),
            ("don't know", Said::Unknown),
            ("vet ikke", Said::Unknown),
            ("ukjent", Said::Unknown),
            ("save my case.yaml", Said::Save("my case.yaml")),
            ("quit", Said::Quit),
            ("saved", Said::Answer("saved")),
            ("-5", Said::Answer("-5")),
            ("<0", Said::Answer("<0")),
            ("\"quit\"", Said::Answer("\"quit\"")),
        ] {
            assert_eq!(Said::of(line), said, "{line}");
        }
    }
}
