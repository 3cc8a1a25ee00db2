//! How text and messages are drawn.

use crate::law::Lang;

/// How text and messages are drawn.
#[derive(Debug, Clone, Copy)]
pub struct Style {
    /// The language.
    pub lang: Lang,
    /// Whether there are colours.
    pub colour: bool,
    /// Columns before lines are broken.
    pub width: usize,
}

impl Style {
    /// Plain text of 100 columns, as tests and files want it.
    pub fn plain(lang: Lang) -> Style {
        Style { lang, colour: false, width: 100 }
    }
}
