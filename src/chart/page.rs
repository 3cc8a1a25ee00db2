//! A drawing as a page of its own, with what it shows in words.

use super::svg::Drawing;
use crate::source::escaped;

const STYLE: &str = "
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 80rem; padding: 0 1rem; }
.drawing { overflow-x: auto; }
.drawing svg { max-width: 100%; height: auto; min-width: 40rem; }
@media print { body { margin: 0; max-width: none; } .drawing { overflow: visible; } .drawing svg { min-width: 0; max-height: 240mm; } }
@page { margin: 15mm; }
";

/// A drawing as a page in a language. Nothing in it is fetched.
pub fn page(drawing: &Drawing, lang: &str) -> String {
    let title = escaped(&drawing.title);
    let says: Vec<String> = drawing.says.iter().map(|line| format!("<li>{}</li>\n", escaped(line))).collect();
    format!(
        "<!DOCTYPE html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, \
         initial-scale=1\">\n<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n<div class=\"drawing\" \
         tabindex=\"0\">\n{}</div>\n<ul>\n{}</ul>\n</main>\n</body>\n</html>\n",
        drawing.svg,
        says.concat()
    )
}
