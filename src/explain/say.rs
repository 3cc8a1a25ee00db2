//! The messages of the catalogue, each a function of its arguments: what is said without an argument, or with one too many, does not compile.

use super::fragment::Fragment;
use crate::law::{Key, answer_messages};

macro_rules! say {
    ($($name:ident($($argument:ident),*))*) => {
        $(
            #[doc = concat!("The message `", stringify!($name), "`.")]
            pub fn $name<'a>($($argument: impl Into<Fragment<'a>>),*) -> Fragment<'a> {
                Fragment::Said(Key::$name, vec![$($argument.into()),*])
            }
        )*
    };
}
answer_messages!(say);
