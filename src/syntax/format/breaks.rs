//! Where lines are broken, and how far apart the words of one line stand.

use super::super::grammar::Rule;
use super::page::{Joint, Leaf, Page};
use super::rules::{Break, breaks_in, is_head_of_section, is_tight, labels_apart};

/// The line breaks of a layout.
#[derive(Debug)]
pub(super) struct Breaks {
    /// By construct: whether its block has a line for each part.
    open_blocks: Vec<bool>,
    /// By token: whether its line was broken before it for its length.
    wrapped: Vec<bool>,
}

/// What a token is to the block or list it stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Position {
    /// The first of a part that has a line of its own wherever its block is open.
    Own,
    /// The brace that ends a block.
    Close,
    /// The brace that begins one.
    Open,
    /// Within a part.
    Within,
}

/// What a token is to the construct above it.
pub(super) fn position(joint: Joint<'_>, token: usize) -> Position {
    let (parent, own) = (joint.parent, joint.own);
    if parent.close == Some(token) {
        return Position::Close;
    }
    if parent.open == Some(token) {
        return Position::Open;
    }
    let in_block = parent.open.is_some_and(|open| open < token) && parent.close.is_some_and(|close| token < close);
    // `en` belongs to the `nb` before it, a comma to what it ends.
    let follows = own.rule == Rule::comma || own.rule == Rule::label_en && joint.before.rule == Rule::label_nb;
    match parent.rule {
        Rule::file => Position::Own,
        Rule::section if !is_head_of_section(own.rule) => Position::Own,
        _ if in_block && !follows => Position::Own,
        _ => Position::Within,
    }
}

impl Breaks {
    /// The breaks a file has, as far as they are kept.
    pub(super) fn of(page: &Page<'_>) -> Breaks {
        let open_blocks = page.nodes.iter().map(|node| match (node.open, node.close) {
            (Some(open), Some(close)) => {
                let empty = close == open + 1 && page.gaps.get(close).is_none_or(|gap| gap.comments.is_empty());
                !empty && (open + 1..=close).any(|gap| page.has_line(gap))
            }
            _ => false,
        });
        Breaks { open_blocks: open_blocks.collect(), wrapped: vec![false; page.tokens.len()] }
    }

    fn is_open(&self, node: usize) -> bool {
        self.open_blocks.get(node).copied().unwrap_or(false)
    }

    /// Whether a token begins a line.
    pub(super) fn before(&self, page: &Page<'_>, token: usize) -> bool {
        let Some(joint) = page.joint(token) else { return token == 0 || page.has_commented_line(token) };
        let parent = joint.parent;
        let broken = match position(joint, token) {
            Position::Own if matches!(parent.rule, Rule::file | Rule::section) => true,
            Position::Own | Position::Close => self.is_open(joint.parent_at),
            // Below a head of several lines a brace beside its last would be overlooked.
            Position::Open => {
                let head = page.children(parent).map(|child| child.first).take_while(|first| *first < token);
                head.skip(1).any(|first| self.before(page, first))
            }
            Position::Within => {
                let kept = joint.before.rule == Rule::comma || breaks_in(parent.rule, joint.own.rule).is_some();
                kept && page.has_line(token) || self.wrapped.get(token).copied().unwrap_or(false)
            }
        };
        broken || page.has_commented_line(token)
    }

    /// Whether empty lines before a token are kept.
    pub(super) fn keeps_empty_lines(page: &Page<'_>, token: usize) -> bool {
        match page.joint(token) {
            Some(joint) => matches!(position(joint, token), Position::Own | Position::Close),
            None => token == 0 || token == page.tokens.len(),
        }
    }

    /// Breaks a line that is too long at its outermost construct that allows it. False if nothing in it does.
    pub(super) fn shorten(&mut self, page: &Page<'_>, line: std::ops::Range<usize>) -> bool {
        let mut found: Option<(usize, usize, Option<Break>)> = None;
        let mut tokens = Vec::new();
        for token in line.skip(1) {
            let Some(joint) = page.joint(token) else { continue };
            let level = match position(joint, token) {
                Position::Own if matches!(joint.before.rule, Rule::open | Rule::open_square) && !self.is_open(joint.parent_at) => None,
                Position::Within => match breaks_in(joint.parent.rule, joint.own.rule) {
                    Some(Break::Kept) | None => continue,
                    // Of several operators only the loosest is broken.
                    Some(Break::Third) => match operator(page, joint.own) {
                        Some(Rule::kw_or) => Some(Break::Third),
                        Some(_) => Some(Break::Fourth),
                        None => continue,
                    },
                    some => some,
                },
                _ => continue,
            };
            let rank = (joint.parent.depth, joint.parent_at, level);
            match found {
                Some(best) if best < rank => {}
                Some(best) if best == rank => tokens.push(token),
                _ => {
                    found = Some(rank);
                    tokens = vec![token];
                }
            }
        }
        match found {
            Some((_, node, None)) => self.open_blocks.get_mut(node).is_some_and(|open| !std::mem::replace(open, true)),
            Some(_) => {
                let mut changed = false;
                for token in tokens {
                    changed |= self.wrapped.get_mut(token).is_some_and(|wrapped| !std::mem::replace(wrapped, true));
                }
                changed
            }
            None => false,
        }
    }
}

/// The operator a construct is, if it joins conditions.
fn operator(page: &Page<'_>, infix: &Leaf) -> Option<Rule> {
    page.children(infix).map(|child| child.rule).find(|rule| matches!(rule, Rule::kw_and | Rule::kw_or))
}

/// Blanks between a token and the one before it on its line.
pub(super) fn blanks(page: &Page<'_>, token: usize) -> usize {
    let Some(joint) = page.joint(token) else { return 1 };
    let (parent, before, own) = (joint.parent, joint.before, joint.own);
    if parent.open == Some(token - 1) || parent.close == Some(token) {
        // `{ a  b }`, `{}`, `[ ]`
        return usize::from(before.rule == Rule::open_square || !(parent.open == Some(token - 1) && parent.close == Some(token)));
    }
    if own.rule == Rule::label_en && before.rule == Rule::label_nb && labels_apart(parent.rule) {
        return 2;
    }
    if position(joint, token) == Position::Own {
        return if page.tokens.get(token - 1).is_some_and(|before| before.text == ",") { 1 } else { 2 };
    }
    let before_rule =
        if before.rule == Rule::prefix { page.children(before).next().map_or(before.rule, |sign| sign.rule) } else { before.rule };
    let fraction =
        own.rule == Rule::infix && is_fraction(page, parent, own) || before.rule == Rule::infix && is_fraction(page, parent, before);
    usize::from(!is_tight(parent.rule, before_rule, own.rule) && !fraction)
}

/// Whether a stroke joins two plain numbers, as in `2/3`, where nothing before or behind it would be read with them first.
fn is_fraction(page: &Page<'_>, operation: &Leaf, infix: &Leaf) -> bool {
    let at = page.place(operation, infix.first);
    let near = |distance: isize| at.checked_add_signed(distance).and_then(|at| page.child(operation, at));
    let is_over = |node: Option<&Leaf>| node.is_some_and(|node| page.children(node).any(|child| child.rule == Rule::over));
    let plain = |node: Option<&Leaf>| {
        node.filter(|node| node.rule == Rule::primary && node.end == node.first + 1)
            .and_then(|node| page.tokens.get(node.first))
            .is_some_and(|token| token.text.bytes().all(|byte| byte.is_ascii_digit()))
    };
    is_over(Some(infix)) && plain(near(-1)) && plain(near(1)) && !is_over(near(-2)) && near(2).is_none_or(|next| next.rule == Rule::infix)
}
