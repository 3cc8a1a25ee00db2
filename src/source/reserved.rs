//! Names of files that one system keeps for devices: `CON`, and `con.md` as well. What is written there is lost, or the file can't be opened.

const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// Whether a file can't be called so on every system.
pub fn is_reserved(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_ascii_lowercase();
    let is_numbered = |device: &str| stem.strip_prefix(device).is_some_and(|rest| matches!(rest.as_bytes(), [b'1'..=b'9']));
    DEVICES.contains(&stem.as_str()) || ["com", "lpt"].into_iter().any(is_numbered)
}

#[cfg(test)]
mod tests {
    use super::is_reserved;

    #[test]
    fn names_of_devices_are_kept() {
        assert!(["CON", "con.md", "Nul.tar.gz", "aux ", "com1.yaml", "LPT9"].into_iter().all(is_reserved));
        assert!(!["", "console.md", "com", "com0", "com10.yaml", "letter.con", "-con.md"].into_iter().any(is_reserved));
    }
}
