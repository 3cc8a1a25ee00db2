//! A rule file as tokens under a tree, with what stands between the tokens.

use pest::iterators::{Pair, Pairs};

use super::super::grammar::Rule;
use crate::source::Span;

/// A construct of the grammar that holds tokens.
#[derive(Debug)]
pub(super) struct Leaf {
    pub(super) rule: Rule,
    pub(super) parent: Option<usize>,
    pub(super) children: Vec<usize>,
    /// Its tokens: the first, and one past the last.
    pub(super) first: usize,
    pub(super) end: usize,
    pub(super) depth: usize,
    /// The tokens that are its braces.
    pub(super) open: Option<usize>,
    pub(super) close: Option<usize>,
}

/// A word or sign.
#[derive(Debug)]
pub(super) struct Token<'t> {
    pub(super) text: &'t str,
    /// The construct it is, or stands in.
    pub(super) node: usize,
}

/// A comment, or a token, behind line breaks.
#[derive(Debug)]
pub(super) struct Comment {
    pub(super) text: String,
    /// Line breaks before it: 0, 1, or 2 for an empty line.
    pub(super) lines: usize,
}

/// What stands before a token, or at the end of the file.
#[derive(Debug, Default)]
pub(super) struct Gap {
    pub(super) comments: Vec<Comment>,
    /// Line breaks behind the last comment.
    pub(super) lines: usize,
}

impl Gap {
    /// Whether a line ends in it.
    pub(super) fn has_line(&self) -> bool {
        self.lines > 0 || self.comments.iter().any(|comment| comment.lines > 0 || comment.text.contains('\n'))
    }

    /// Whether a comment in it keeps a line break where none would be.
    pub(super) fn has_commented_line(&self) -> bool {
        !self.comments.is_empty() && self.has_line()
    }
}

/// Where a token stands in the tree: below `parent`, the first of its child `own`, behind its child `before`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Joint<'p> {
    pub(super) parent: &'p Leaf,
    pub(super) parent_at: usize,
    pub(super) before: &'p Leaf,
    pub(super) own: &'p Leaf,
}

/// A file.
#[derive(Debug)]
pub(super) struct Page<'t> {
    text: &'t str,
    comments: Vec<(usize, usize)>,
    pub(super) nodes: Vec<Leaf>,
    pub(super) tokens: Vec<Token<'t>>,
    /// One before each token, and one at the end.
    pub(super) gaps: Vec<Gap>,
    /// The end of the last token, in bytes.
    reached: usize,
}

/// What the grammar takes for a blank, and the mark some editors write before a file.
fn is_blank(sign: char) -> bool {
    sign.is_whitespace() || sign == '\u{FEFF}'
}

impl<'t> Page<'t> {
    /// Reads the pairs of a file without mistakes.
    pub(super) fn new(text: &'t str, pairs: Pairs<'t, Rule>, comments: &[Span]) -> Page<'t> {
        let comments = comments.iter().map(|span| (span.start as usize, span.end as usize)).collect();
        let mut page = Page { text, comments, nodes: Vec::new(), tokens: Vec::new(), gaps: Vec::new(), reached: 0 };
        for pair in pairs {
            page.construct(pair, None);
        }
        let end = page.gap(text.len());
        page.gaps.push(end);
        page
    }

    fn construct(&mut self, pair: Pair<'t, Rule>, parent: Option<usize>) {
        let (rule, span) = (pair.as_rule(), pair.as_span());
        let (at, first) = (self.nodes.len(), self.tokens.len());
        let depth = parent.and_then(|parent| self.nodes.get(parent)).map_or(0, |parent| parent.depth + 1);
        self.nodes.push(Leaf { rule, parent, children: Vec::new(), first, end: first, depth, open: None, close: None });
        for child in pair.into_inner() {
            self.words(self.reached.max(span.start()), child.as_span().start(), at);
            self.construct(child, Some(at));
        }
        self.words(self.reached.max(span.start()), span.end(), at);
        let end = self.tokens.len();
        if let Some(node) = self.nodes.get_mut(at) {
            node.end = end;
        }
        if let Some(parent) = parent.and_then(|parent| self.nodes.get_mut(parent)).filter(|_| end > first) {
            parent.children.push(at);
            match rule {
                Rule::open | Rule::open_square => parent.open = Some(first),
                Rule::close | Rule::close_square => parent.close = Some(first),
                _ => {}
            }
        }
    }

    /// The tokens of a stretch of the file that no deeper pair covers; a comment in it parts two of them.
    fn words(&mut self, from: usize, to: usize, node: usize) {
        let next = self.comments.partition_point(|(_, end)| *end <= from);
        let mut inside: Vec<(usize, usize)> = self.comments.iter().skip(next).take_while(|(start, _)| *start < to).copied().collect();
        inside.push((to, to));
        let mut from = from;
        for (start, end) in inside {
            let piece = self.text.get(from..start).unwrap_or_default();
            let word = piece.trim_matches(is_blank);
            if !word.is_empty() {
                let begin = from + piece.len() - piece.trim_start_matches(is_blank).len();
                let gap = self.gap(begin);
                self.gaps.push(gap);
                self.tokens.push(Token { text: word, node });
                self.reached = begin + word.len();
            }
            from = from.max(end);
        }
    }

    /// What stands between the last token and a place.
    fn gap(&self, to: usize) -> Gap {
        let lines = |from: usize, to: usize| self.text.get(from..to).map_or(0, |blank| blank.matches('\n').count().min(2));
        let next = self.comments.partition_point(|(start, _)| *start < self.reached);
        let mut gap = Gap::default();
        let mut from = self.reached;
        for (start, end) in self.comments.iter().skip(next).take_while(|(start, _)| *start < to) {
            let text = self.text.get(*start..*end).unwrap_or_default();
            let text = text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n");
            gap.comments.push(Comment { text, lines: lines(from, *start) });
            from = *end;
        }
        gap.lines = lines(from, to);
        gap
    }

    /// The constructs from a token's own upwards.
    pub(super) fn above(&self, token: usize) -> impl Iterator<Item = (usize, &Leaf)> {
        let own = self.tokens.get(token).map(|token| token.node);
        std::iter::successors(own.and_then(|at| Some((at, self.nodes.get(at)?))), |(_, node)| {
            let parent = node.parent?;
            Some((parent, self.nodes.get(parent)?))
        })
    }

    /// Where a token stands; none at the beginning, and within a word that a comment parts.
    pub(super) fn joint(&self, token: usize) -> Option<Joint<'_>> {
        let mut own = None;
        for (at, node) in self.above(token) {
            if node.first < token {
                let next = self.place(node, token);
                let before = next.checked_sub(1).and_then(|before| self.child(node, before)).filter(|child| child.end == token)?;
                return Some(Joint { parent: node, parent_at: at, before, own: own? });
            }
            own = Some(node);
        }
        None
    }

    /// A child by its number.
    pub(super) fn child(&self, node: &Leaf, at: usize) -> Option<&Leaf> {
        node.children.get(at).and_then(|child| self.nodes.get(*child))
    }

    /// The number of the child that begins with a token, or would; a file may have a hundred thousand of them.
    pub(super) fn place(&self, node: &Leaf, token: usize) -> usize {
        node.children.partition_point(|child| self.nodes.get(*child).is_some_and(|child| child.first < token))
    }

    /// The children of a construct.
    pub(super) fn children<'p>(&'p self, node: &'p Leaf) -> impl Iterator<Item = &'p Leaf> {
        node.children.iter().filter_map(|child| self.nodes.get(*child))
    }

    pub(super) fn has_line(&self, gap: usize) -> bool {
        self.gaps.get(gap).is_some_and(Gap::has_line)
    }

    pub(super) fn has_commented_line(&self, gap: usize) -> bool {
        self.gaps.get(gap).is_some_and(Gap::has_commented_line)
    }

    /// Whether another page has the same tree, tokens and comments, wherever they stand.
    pub(super) fn says_the_same(&self, other: &Page<'_>) -> bool {
        let nodes = |page: &Page<'_>| page.nodes.iter().map(|node| (node.rule, node.parent, node.first, node.end)).collect::<Vec<_>>();
        let comments = self.gaps.iter().flat_map(|gap| &gap.comments).map(|comment| &comment.text);
        let others = other.gaps.iter().flat_map(|gap| &gap.comments).map(|comment| &comment.text);
        let tokens = self.tokens.iter().map(|token| (token.text, token.node));
        nodes(self) == nodes(other) && tokens.eq(other.tokens.iter().map(|token| (token.text, token.node))) && comments.eq(others)
    }
}
