//! The languages of every answer.

use std::fmt;
use std::sync::{Arc, OnceLock};

/// A language of explanations and messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Lang {
    /// Norwegian bokmål, as NAV writes it.
    #[default]
    Nb,
    /// English.
    En,
}

impl Lang {
    /// Every language.
    pub const ALL: [Lang; 2] = [Lang::Nb, Lang::En];

    /// The language's code, `nb` or `en`.
    pub const fn code(self) -> &'static str {
        match self {
            Lang::Nb => "nb",
            Lang::En => "en",
        }
    }

    /// The language of a code.
    pub fn from_code(code: &str) -> Option<Lang> {
        Lang::ALL.into_iter().find(|lang| lang.code() == code)
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

    /// What is said in each language: words of the catalogues, not of the code.
    pub fn of<W: Into<Arc<str>>>(said: impl Fn(Lang) -> W) -> Text {
        Text::new(said(Lang::Nb), said(Lang::En))
    }

    /// One wording for both languages, such as a title that is never translated.
    pub fn same(text: impl Into<Arc<str>>) -> Text {
        let text = text.into();
        Text { nb: text.clone(), en: text }
    }

    /// The wording in one language.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Nb => &self.nb,
            Lang::En => &self.en,
        }
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.en)
    }
}

/// Words that follow from what stands beside them, made when they are first asked for. They count for nothing in a comparison, and a copy
/// makes its own.
#[derive(Debug, Default)]
pub struct Made {
    nb: OnceLock<Box<str>>,
    en: OnceLock<Box<str>>,
}

impl Made {
    /// The words in one language.
    pub fn get(&self, lang: Lang, make: impl FnOnce() -> String) -> &str {
        let words = match lang {
            Lang::Nb => &self.nb,
            Lang::En => &self.en,
        };
        words.get_or_init(|| make().into())
    }
}

impl Clone for Made {
    fn clone(&self) -> Made {
        Made::default()
    }
}

impl PartialEq for Made {
    fn eq(&self, _: &Made) -> bool {
        true
    }
}

impl Eq for Made {}

/// What is told of a mistake, in both languages beside its code; call it as `both(format!(nb), format!(en))`.
pub fn both(nb: impl Into<Arc<str>>, en: impl Into<Arc<str>>) -> Text {
    Text::new(nb, en)
}
