//! What somebody is told to type: a command with its arguments, each as a shell takes it.

use std::ffi::OsStr;

/// A word of a command, in quotation marks where a shell would take it apart or for something else.
pub(super) fn typed(word: &OsStr) -> String {
    let word = word.to_string_lossy();
    let is_plain = |sign: char| sign.is_alphanumeric() || "_-./:+=,@%".contains(sign);
    if !word.is_empty() && word.chars().all(is_plain) {
        word.into_owned()
    } else if cfg!(windows) {
        format!("\"{word}\"")
    } else {
        format!("'{}'", word.replace('\'', "'\\''"))
    }
}

#[cfg(all(test, unix))]
mod tests {
    use std::process::Command;

    use super::typed;

    #[test]
    fn a_shell_takes_a_word_as_it_is() {
        for word in ["plain", "2020-01-01+bill:measure-other", "My case.yaml", "it's $HOME `ls` \"x\"", "", "*", "~/a", "været.yaml"] {
            let script = format!("printf %s {}", typed(word.as_ref()));
            let said = Command::new("sh").args(["-c", &script]).output().expect("a shell").stdout;
            assert_eq!(String::from_utf8(said).expect("text"), word);
        }
    }
}
