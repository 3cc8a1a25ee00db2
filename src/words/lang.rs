//! The two languages of every answer.

use std::fmt;
use std::sync::Arc;

/// A language of explanations and messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Lang {
    /// Norwegian bokmål, as NAV writes it.
    #[default]
    Nb,
    /// English.
    En,
}

impl Lang {
    /// Picks the half of a pair that is in this language.
    pub const fn pick<'a>(self, nb: &'a str, en: &'a str) -> &'a str {
        match self {
            Lang::Nb => nb,
            Lang::En => en,
        }
    }

    /// The language's code, `nb` or `en`.
    pub const fn code(self) -> &'static str {
        self.pick("nb", "en")
    }
}

/// A sentence or label in both languages.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Text {
    /// Norwegian bokmål.
    pub nb: Arc<str>,
    /// English.
    pub en: Arc<str>,
}

impl Text {
    /// Both languages side by side.
    pub fn new(nb: impl Into<Arc<str>>, en: impl Into<Arc<str>>) -> Text {
        Text { nb: nb.into(), en: en.into() }
    }

    /// One wording for both languages, such as a title that is never translated.
    pub fn same(text: impl Into<Arc<str>>) -> Text {
        let text = text.into();
        Text { nb: text.clone(), en: text }
    }

    /// The wording in one language.
    pub fn get(&self, lang: Lang) -> &str {
        lang.pick(&self.nb, &self.en)
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.en)
    }
}
