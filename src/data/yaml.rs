//! YAML, from the events of saphyr-parser, collected on an explicit stack without recursion.
//!
//! Anchors, aliases and tags are refused: a facts file states each thing once, and a few lines of aliases can expand to billions of values.

use std::ops::Range;

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError, Span as Marks, Tag};

use super::error::{Fault, fault};
use super::{Entry, Form, Format, Kind, MISTAKES, Members, Page, Scalar, Tree};
use crate::law::Text;
use crate::source::{Diagnostic, Span, both, limits};

/// Reads a YAML file; `None` if it has only comments.
pub(super) fn read(page: &Page<'_>, mistakes: &mut Vec<Diagnostic>) -> Option<Tree> {
    if let Some(word) = directive(page) {
        mistakes.push(fault(page.span(word.clone()), Fault::Directive(page.slice(word))));
        return None;
    }
    let places = Places { text: page.text, chars: 0, bytes: 0 };
    let mut reader = Reader { page, places, stack: Vec::new(), root: None, mistakes };
    let mut parser = Parser::new_from_str(page.text);
    let mut documents = 0;
    while let Some(next) = parser.next_event() {
        let (event, marks) = match next {
            Ok(next) => next,
            Err(error) => {
                reader.misspelt(&error);
                break;
            }
        };
        if matches!(event, Event::DocumentStart(_)) {
            documents += 1;
        }
        if documents > 1 {
            reader.second_document(marks);
            break;
        }
        if !reader.take(event, marks) || reader.mistakes.len() >= MISTAKES {
            break;
        }
    }
    reader.root.filter(|root| !matches!(&root.kind, Kind::Scalar(scalar) if scalar.form == Form::Null && scalar.text.is_empty()))
}

/// A directive other than `%YAML`. Tags are refused anyway, and after an unknown directive the library's offsets are wrong.
fn directive(page: &Page<'_>) -> Option<Range<usize>> {
    let mut start = 0;
    for line in page.text.split_inclusive(['\n', '\r']) {
        let content = line.trim_start_matches('\u{feff}');
        let word = content.split_ascii_whitespace().next().unwrap_or_default();
        if content.starts_with('%') && word != "%YAML" {
            let word_start = start + line.len() - content.len();
            return Some(word_start..word_start + word.len());
        }
        if !word.is_empty() && word != "..." && !word.starts_with(['%', '#']) {
            return None;
        }
        start += line.len();
    }
    None
}

/// Converts the library's character offsets to byte offsets.
struct Places<'a> {
    text: &'a str,
    chars: usize,
    bytes: usize,
}

impl Places<'_> {
    /// The byte offset of a character. Steps from the previous position, since the next one is always near.
    fn byte(&mut self, char: usize) -> usize {
        if let Some(back) = self.chars.checked_sub(char) {
            let before = self.text.get(..self.bytes).unwrap_or_default();
            self.bytes -= before.chars().rev().take(back).map(char::len_utf8).sum::<usize>();
        } else {
            let after = self.text.get(self.bytes..).unwrap_or_default();
            self.bytes += after.chars().take(char - self.chars).map(char::len_utf8).sum::<usize>();
        }
        self.chars = char;
        self.bytes
    }
}

/// A list or map under construction, with its first byte.
enum Frame {
    Map { start: usize, end: usize, members: Members, key: Option<(String, Span)> },
    List { start: usize, end: usize, items: Vec<Tree> },
}

struct Reader<'a> {
    page: &'a Page<'a>,
    places: Places<'a>,
    stack: Vec<Frame>,
    root: Option<Tree>,
    mistakes: &'a mut Vec<Diagnostic>,
}

impl Reader<'_> {
    /// Handles an event. Returns false if reading further makes no sense.
    fn take(&mut self, event: Event<'_>, marks: Marks) -> bool {
        let at = self.places.byte(marks.start.index())..self.places.byte(marks.end.index());
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                self.refuse_marks(anchor, tag.as_deref(), at.start);
                let tree = self.scalar(text.into_owned(), style, at);
                self.put(tree);
            }
            Event::Alias(_) => {
                self.mistakes.push(said_once(self.page, at.clone()));
                self.put(Tree { span: self.page.span(at), kind: Kind::Scalar(Scalar::new(String::new(), Form::Null)) });
            }
            Event::SequenceStart(anchor, tag) | Event::MappingStart(anchor, tag) if self.stack.len() >= limits::NESTING => {
                self.refuse_marks(anchor, tag.as_deref(), at.start);
                self.mistakes.push(fault(self.page.char_at(at.start), Fault::TooDeep));
                return false;
            }
            Event::SequenceStart(anchor, tag) => {
                self.refuse_marks(anchor, tag.as_deref(), at.start);
                self.stack.push(Frame::List { start: at.start, end: at.start, items: Vec::new() });
            }
            Event::MappingStart(anchor, tag) => {
                self.refuse_marks(anchor, tag.as_deref(), at.start);
                self.stack.push(Frame::Map { start: at.start, end: at.start, members: Members::default(), key: None });
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(at.start),
            Event::StreamEnd => return false,
            Event::Nothing | Event::StreamStart | Event::DocumentStart(_) | Event::DocumentEnd => {}
        }
        true
    }

    fn scalar(&self, text: String, style: ScalarStyle, at: Range<usize>) -> Tree {
        let (form, at) = match style {
            ScalarStyle::Plain if text.is_empty() => (Form::Null, self.empty_place(at)),
            ScalarStyle::Plain if matches!(text.as_str(), "~" | "null" | "Null" | "NULL") => (Form::Null, at),
            ScalarStyle::Plain => (Form::Plain, at),
            ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => (Form::Quoted, at.start..quote_end(self.page.text, &at)),
            ScalarStyle::Literal | ScalarStyle::Folded => {
                let length = self.page.slice(at.clone()).trim_end().len();
                (Form::Quoted, at.start..at.start + length)
            }
        };
        Tree { span: self.page.span(at), kind: Kind::Scalar(Scalar::new(text, form)) }
    }

    /// The span for an empty value: its key, or after the `-`; for an empty key, its `:`. The library gives the position of the next token
    /// instead.
    fn empty_place(&self, at: Range<usize>) -> Range<usize> {
        match self.stack.last() {
            Some(Frame::Map { key: Some((_, span)), .. }) => {
                return (span.start as usize).saturating_sub(self.page.base)..(span.end as usize).saturating_sub(self.page.base);
            }
            Some(Frame::Map { key: None, .. }) => return at.start..at.start + usize::from(self.page.slice(at.start..at.start + 1) == ":"),
            _ => {}
        }
        let end = self.page.slice(0..at.start).trim_end().len();
        end..end
    }

    /// Adds a value to the innermost list or map.
    fn put(&mut self, tree: Tree) {
        let tree_end = (tree.span.end as usize).saturating_sub(self.page.base);
        match self.stack.last_mut() {
            None => self.root = Some(tree),
            Some(Frame::List { end, items, .. }) => {
                *end = (*end).max(tree_end);
                items.push(tree);
            }
            Some(Frame::Map { end, members, key, .. }) => {
                *end = (*end).max(tree_end);
                match key.take() {
                    None => *key = Some(key_of(tree, self.mistakes)),
                    Some((key, key_span)) => members.add(Entry { key, key_span, value: tree }, self.mistakes),
                }
            }
        }
    }

    /// Ends the innermost list or map. `at` is the closing bracket, if it has one.
    fn close(&mut self, at: usize) {
        let (start, end, kind) = match self.stack.pop() {
            Some(Frame::Map { start, end, members, .. }) => (start, end, Kind::Map(members.entries)),
            Some(Frame::List { start, end, items }) => (self.dash(start), end, Kind::List(items)),
            None => return,
        };
        let byte = |at: usize| self.page.text.as_bytes().get(at).copied();
        let end = match (byte(start), byte(at)) {
            (Some(b'['), Some(b']')) | (Some(b'{'), Some(b'}')) => at + 1,
            _ => end,
        };
        self.put(Tree { span: self.page.span(start..end), kind });
    }

    /// The offset of a list. For a list that is not indented the library gives the byte after its first `-`.
    fn dash(&self, start: usize) -> usize {
        let own = self.page.slice(start..start + 1);
        let before = self.page.slice(0..start).trim_end_matches([' ', '\t']);
        if own != "[" && own != "-" && before.ends_with('-') { before.len() - 1 } else { start }
    }

    fn refuse_marks(&mut self, anchor: usize, tag: Option<&Tag>, start: usize) {
        let word = bare_word(self.page, start);
        if anchor > 0 {
            self.mistakes.push(said_once(self.page, word));
        } else if tag.is_some() {
            self.mistakes.push(fault(self.page.span(word.clone()), Fault::Tag(self.page.slice(word))));
        }
    }

    fn second_document(&mut self, marks: Marks) {
        let at = self.places.byte(marks.start.index());
        self.mistakes.push(fault(self.page.char_at(at), Fault::Documents));
    }

    fn misspelt(&mut self, error: &ScanError) {
        let at = self.places.byte(error.marker().index());
        let sentence = error.info();
        let found = if sentence == "recursion limit exceeded" {
            fault(self.page.char_at(at), Fault::TooDeep)
        } else if sentence.ends_with("unknown anchor") {
            said_once(self.page, bare_word(self.page, at))
        } else if sentence.starts_with("simple key expect") {
            misspelt(self.page.span(line_before(self.page, at)), sentence)
        } else {
            misspelt(self.page.char_at(at), sentence)
        };
        self.mistakes.push(found);
    }
}

/// A key as text. A list or map as a key, as in `? [a, b]`, is refused.
fn key_of(tree: Tree, mistakes: &mut Vec<Diagnostic>) -> (String, Span) {
    let span = tree.span;
    let mistake = match tree.kind {
        Kind::Scalar(scalar) if scalar.form != Form::Null || !scalar.text.is_empty() => return (scalar.text, span),
        Kind::Scalar(_) => Fault::NoKey,
        Kind::Map(_) | Kind::List(_) => Fault::KeyOfMany,
    };
    mistakes.push(fault(span, mistake));
    // The offset makes the key unique, so that two such keys are not reported as repeated.
    (format!("\u{0}{}", span.start), span)
}

/// The range up to the next character that ends a name.
fn bare_word(page: &Page<'_>, start: usize) -> Range<usize> {
    let rest = page.slice(start..page.text.len());
    let length = rest.find(|char: char| char.is_whitespace() || ",[]{}".contains(char)).unwrap_or(rest.len());
    start..start + length
}

/// The text before an offset on its line, or else the line above.
fn line_before(page: &Page<'_>, at: usize) -> Range<usize> {
    let before = page.slice(0..at).trim_end();
    let line = before.rsplit(['\n', '\r']).next().unwrap_or_default().trim_start();
    before.len() - line.len()..before.len()
}

/// The fault of an anchor or alias: `*income` or `&income`.
fn said_once(page: &Page<'_>, word: Range<usize>) -> Diagnostic {
    fault(page.span(word.clone()), Fault::SaidOnce(page.slice(word)))
}

fn misspelt(span: Span, sentence: &str) -> Diagnostic {
    fault(span, Fault::Misspelt { format: Format::Yaml, sentence }).help(advice(sentence))
}

fn advice(sentence: &str) -> Option<Text> {
    match sentence {
        _ if sentence.starts_with("simple key") || sentence.starts_with("mapping values") => Some(both(
            "skriv `nøkkel: verdi` med mellomrom etter kolon, og sett anførselstegn om en tekst med kolon i",
            "write `key: value` with a space after the colon, and put quotation marks around a text with a colon in it",
        )),
        _ if sentence.starts_with("unexpected character") => {
            Some(both("sett anførselstegn om teksten", "put quotation marks around the text"))
        }
        _ => None,
    }
}

/// The offset after the closing quotation mark. The library's end includes a following comment.
fn quote_end(text: &str, at: &Range<usize>) -> usize {
    let Some(piece) = text.get(at.clone()) else { return at.end };
    let mut chars = piece.char_indices().peekable();
    let Some((_, quote @ ('"' | '\''))) = chars.next() else { return at.end };
    while let Some((index, char)) = chars.next() {
        let doubled = quote == '\'' && char == '\'' && chars.peek().is_some_and(|(_, next)| *next == '\'');
        if doubled || (quote == '"' && char == '\\') {
            chars.next();
        } else if char == quote {
            return at.start + index + 1;
        }
    }
    at.end
}

#[cfg(test)]
mod tests {
    use crate::data::tests::told;

    #[test]
    fn bare_words_are_text() {
        assert_eq!(
            told("a.yaml", "[no, none, yes, 010, 2018-06-01, 1_0, ~, null]"),
            "[no, none, yes, 010, 2018-06-01, 1_0, null<~>, null]"
        );
    }

    #[test]
    fn places_leave_comments_and_line_breaks_out() {
        assert_eq!(told("a.yaml", "å: 'it''s' # 'x'\nb:\nc:\n- 1\n-\n"), "{å: \"it's\"<'it''s'>, b: null<b>, c: [1, null<>]}");
        assert_eq!(told("a.yaml", "å: |\n  én\n  to\n\nb: 1\n"), "{å: \"én\nto\n\"<én\n  to>, b: 1}");
    }

    #[test]
    fn a_value_is_said_once() {
        let told = told("a.yaml", "å: &x 1\nb: *x\nc: !!str 5\nå: 2\n");
        let codes: Vec<&str> = told.split("; ").filter_map(|line| line.split(']').next()).collect();
        assert_eq!(codes, ["P0401 [&x", "P0401 [*x", "P0401 [!!str", "P0405 [å"]);
    }

    #[test]
    fn what_a_facts_file_has_no_use_for_is_refused() {
        assert_eq!(told("a.yaml", "å: 1\n---\nb: 2\n"), "P0401 [-] the file has more than one document");
        assert_eq!(
            told("a.yaml", "? [å, b]\n: 1\n: 2\n"),
            "P0401 [[å, b]] a key should be one word; P0401 [:] there is no key before the `:`"
        );
        assert_eq!(told("a.yaml", "%TAG ! å\n---\na: 1\n"), "P0401 [%TAG] `%TAG` means nothing in a facts file");
    }

    #[test]
    fn mistakes_are_placed_on_their_line() {
        assert_eq!(told("a.yaml", "å: 1\nø:2\nc: 3\n"), "P0401 [ø:2] the line lacks `:` and a space after its key");
        assert_eq!(told("a.yaml", "å§: @x\n"), "P0401 [@] a text cannot begin with this character");
    }
}
