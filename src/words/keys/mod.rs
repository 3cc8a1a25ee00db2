//! The keys of the catalogues, each with the names of its arguments: one list, of six parts, in the order of the catalogues.

mod answer;
mod command;
mod differ;
mod help;
mod reasons;
mod report;

pub(crate) use answer::answer_messages;
pub(crate) use command::command_messages;
pub(crate) use differ::differ_messages;
pub(crate) use help::help_messages;
pub(crate) use reasons::reasons_messages;
pub(crate) use report::report_messages;

/// Makes the keys.
macro_rules! keys {
    ($($name:ident($($argument:ident),*))*) => {
        /// The key of a message. In a catalogue it is written with hyphens.
        #[expect(non_camel_case_types, reason = "a message is called in the code what it is called in the catalogue")]
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Key {
            $(#[doc = concat!("`", stringify!($name), "`")] $name,)*
        }

        impl Key {
            /// Every key with its name and the names of its arguments.
            pub const ALL: &[(Key, &'static str, &'static [&'static str])] =
                &[$((Key::$name, stringify!($name), &[$(stringify!($argument)),*]),)*];
        }
    };
}
report_messages!(help_messages command_messages differ_messages reasons_messages answer_messages keys);
