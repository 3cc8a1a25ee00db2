//! The messages of the catalogue as functions of their arguments. A missing or surplus argument is a compile error.

use super::fragment::Fragment;
use crate::law::{Key, answer_messages, reasons_messages};

macro_rules! say {
    ($($name:ident($($argument:ident),*))*) => {
        $(
            #[doc = concat!("The message `", stringify!($name), "`.")]
            pub fn $name<'a>($($argument: impl Into<Fragment<'a>>),*) -> Fragment<'a> {
                Fragment::Said(Key::$name, [$($argument.into()),*].into())
            }
        )*
    };
}
reasons_messages!(answer_messages say);
