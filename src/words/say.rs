//! The messages as words, each a function of its language and its arguments: what is said without an argument, or with one too many, does
//! not compile.

use super::keys::{answer_messages, command_messages, differ_messages, help_messages, reasons_messages, report_messages};
use super::{Key, Lang, Word, fill, plain};

macro_rules! say {
    (@ $name:ident()) => {
        #[doc = concat!("The message `", stringify!($name), "`.")]
        pub fn $name(lang: Lang) -> &'static str {
            plain(lang, Key::$name)
        }
    };
    (@ $name:ident($($argument:ident),+)) => {
        #[doc = concat!("The message `", stringify!($name), "`.")]
        pub fn $name<'a>(lang: Lang, $($argument: impl Into<Word<'a>>),+) -> String {
            let mut out = String::new();
            fill(lang, Key::$name, &[$($argument.into()),+], &mut out);
            out
        }
    };
    ($($name:ident($($argument:ident),*))*) => {
        $(say!(@ $name($($argument),*));)*
    };
}
report_messages!(help_messages command_messages differ_messages reasons_messages answer_messages say);
