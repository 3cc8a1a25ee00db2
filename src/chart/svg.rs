//! A drawing, and the pen that makes it.

use crate::source::escaped;

/// A drawing: SVG that stands alone or in a page, and what it shows in words.
#[derive(Debug, Clone)]
pub struct Drawing {
    /// Its name, each once in a page: letters, digits and hyphens.
    pub id: String,
    /// What it shows, in a line.
    pub title: String,
    /// All that it shows, in sentences.
    pub says: Vec<String>,
    /// The drawing.
    pub svg: String,
}

/// The width of a drawing.
pub(super) const WIDTH: i32 = 680;

/// The size of its letters.
pub(super) const SIZE: i32 = 15;

/// The height of a line of words.
pub(super) const LINE: i32 = 20;

/// Where words stand by their place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// Draws, from the top to the bottom.
pub(super) struct Pen {
    id: String,
    width: i32,
    body: String,
}

/// How things look: light and dark, on paper too. Every class has a prefix, as a page has them all.
const STYLE: &str = "
.pf{color:#1a1a1a;font-family:system-ui,\"Segoe UI\",Arial,sans-serif;font-size:15px}
.pf text{fill:currentColor}.pf .pf-b{font-weight:600}.pf .pf-s{font-size:13px}
.pf .pf-line{stroke:currentColor;stroke-width:1;fill:none}.pf .pf-thick{stroke:currentColor;stroke-width:2.5;fill:none}
.pf .pf-faint{stroke:#767676;stroke-width:1;fill:none}.pf .pf-dash{stroke:#767676;stroke-width:1.5;stroke-dasharray:5 4;fill:none}
.pf .pf-all{fill:#2f5f8f;stroke:#1f4468}.pf .pf-tone{fill:#d5e2ef}.pf .pf-tone-line{stroke:#2f5f8f;stroke-width:3}
.pf .pf-box{fill:#fff;stroke:#3a3a3a;stroke-width:1.2}.pf .pf-main{fill:#fff3cd;stroke:#1a1a1a;stroke-width:2.5}
.pf .pf-band{fill:#f3f5f7;stroke:#b5bcc4}.pf .pf-dot{fill:currentColor;stroke:currentColor;stroke-width:2}
.pf .pf-ring{fill:#fff;stroke:currentColor;stroke-width:2}
@media screen and (prefers-color-scheme:dark){.pf{color:#ececec}.pf .pf-faint,.pf .pf-dash{stroke:#a0a0a0}
.pf .pf-all{fill:#7fb0dd;stroke:#b5d3ee}.pf .pf-tone{fill:#24384c}.pf .pf-tone-line{stroke:#7fb0dd}
.pf .pf-box{fill:#1d2126;stroke:#c8c8c8}.pf .pf-main{fill:#4a3d0c;stroke:#fff}.pf .pf-band{fill:#23282e;stroke:#5c646d}
.pf .pf-ring{fill:#16191d}}
";

impl Pen {
    pub(super) fn new(id: &str, width: i32) -> Pen {
        Pen { id: id.to_owned(), width, body: String::new() }
    }

    pub(super) fn words(&mut self, (x, y): (i32, i32), anchor: Anchor, class: &str, text: &str) {
        let anchor = match anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        self.body.push_str(&format!("<text x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\" class=\"{class}\">{}</text>\n", escaped(text)));
    }

    /// Words in as many lines as they need; the place below them.
    pub(super) fn lines(&mut self, (x, y): (i32, i32), room: i32, class: &str, text: &str) -> i32 {
        let mut y = y;
        for line in wrapped(text, room) {
            self.words((x, y), Anchor::Start, class, &line);
            y += LINE;
        }
        y
    }

    pub(super) fn rect(&mut self, (x, y): (i32, i32), (width, height): (i32, i32), class: &str) {
        self.body.push_str(&format!("<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" class=\"{class}\"/>\n"));
    }

    /// A field with stripes.
    pub(super) fn striped(&mut self, (x, y): (i32, i32), (width, height): (i32, i32)) {
        self.rect((x, y), (width, height), "pf-tone");
        let size = format!("x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"");
        self.body.push_str(&format!("<rect {size} fill=\"url(#{}-stripes)\" stroke=\"#2f5f8f\"/>\n", self.id));
    }

    pub(super) fn line(&mut self, (x, y): (i32, i32), (to_x, to_y): (i32, i32), class: &str) {
        self.body.push_str(&format!("<line x1=\"{x}\" y1=\"{y}\" x2=\"{to_x}\" y2=\"{to_y}\" class=\"{class}\"/>\n"));
    }

    pub(super) fn path(&mut self, path: &str, class: &str) {
        self.body.push_str(&format!("<path d=\"{path}\" class=\"{class}\"/>\n"));
    }

    pub(super) fn dot(&mut self, (x, y): (i32, i32), radius: i32, class: &str) {
        self.body.push_str(&format!("<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\" class=\"{class}\"/>\n"));
    }

    /// The drawing, so high, with what it shows in words.
    pub(super) fn drawing(self, height: i32, title: &str, says: Vec<String>) -> Drawing {
        let Pen { id, width, body } = self;
        let stripes = match body.contains(&format!("url(#{id}-stripes)")) {
            true => format!(
                "<defs><pattern id=\"{id}-stripes\" width=\"9\" height=\"9\" patternUnits=\"userSpaceOnUse\" \
                 patternTransform=\"rotate(45)\"><line x1=\"0\" y1=\"0\" x2=\"0\" y2=\"9\" class=\"pf-tone-line\"/></pattern></defs>\n"
            ),
            false => String::new(),
        };
        let (shown, told) = (escaped(title), escaped(&says.join(" ")));
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"pf\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" \
             height=\"{height}\" role=\"img\" aria-labelledby=\"{id}-title {id}-desc\">\n<title id=\"{id}-title\">{shown}</title>\n<desc \
             id=\"{id}-desc\">{told}</desc>\n<style>{STYLE}</style>\n{stripes}{body}</svg>\n"
        );
        Drawing { id, title: title.to_owned(), says, svg }
    }
}

/// How wide words are at most. There is no font to ask: wide letters count as wide.
pub(super) fn width(text: &str) -> i32 {
    let tenths = text.chars().map(|sign| match sign {
        'i' | 'l' | 'j' | '.' | ',' | ':' | ';' | '!' | '|' | '\'' | '(' | ')' => 4,
        'f' | 't' | 'r' | ' ' | '-' => 5,
        'm' | 'w' | 'M' | 'W' | '@' | '%' | '→' | '…' => 10,
        sign if sign.is_uppercase() => 8,
        sign if sign.is_ascii() => 6,
        _ => 7,
    });
    tenths.sum::<i32>() * SIZE / 10
}

/// Words in lines of a width. A word that is too long for one is broken.
pub(super) fn wrapped(text: &str, room: i32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if width(&longer) <= room {
            line = longer;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        for sign in word.chars() {
            if !line.is_empty() && width(&format!("{line}{sign}")) > room {
                lines.push(std::mem::take(&mut line));
            }
            line.push(sign);
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}
