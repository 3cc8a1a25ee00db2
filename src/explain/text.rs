//! The explanation as text.

use owo_colors::OwoColorize;

use super::headline::would_be;
use super::tree::{Role, StepView, Verdict, tree};
use super::words::{date_words, listed, status_words};
use super::{Ctx, citations, headline};
use crate::eval::{Decision, Turn};
use crate::facts::{Reach, type_words};
use crate::law::Lang;
use crate::model::{Cell, Change, Fact, FactId, Type};

/// How text is drawn.
#[derive(Debug, Clone, Copy)]
pub struct Style {
    /// The language.
    pub lang: Lang,
    /// Whether signs are coloured.
    pub colour: bool,
    /// Columns before lines are broken.
    pub width: usize,
}

impl Style {
    /// Plain text of 100 columns.
    pub fn plain(lang: Lang) -> Style {
        Style { lang, colour: false, width: 100 }
    }
}

/// The whole explanation: answer, what decided it, the reasoning, what is missing, what would change it.
pub fn text(decision: &Decision, reach: &Reach, style: Style) -> String {
    let lang = style.lang;
    let ctx = Ctx { decision, lang };
    let mut out = String::new();
    let sentence = headline(decision, lang);
    let sentence = if style.colour { sentence.bold().to_string() } else { sentence };
    out.push_str(&sentence);
    out.push('\n');
    out.push_str(&version_words(&decision.plan, lang));
    let Some(root) = tree(decision, lang) else { return out };
    if decision.cell == Cell::NO {
        section(&mut out, lang.pick("Dette måtte vært annerledes", "What would have to be different"), style);
        lacking(&mut out, 1, &lacks(&root), style);
    }
    if decision.cell == Cell::Fault {
        let mut faulty = Vec::new();
        faults(&root, &mut faulty);
        section(&mut out, lang.pick("Derfor kan saken ikke avgjøres", "Why the case can't be decided"), style);
        for view in faulty {
            wrapped(&mut out, 1, &format!("! {}: {}", view.citation, view.fault.as_deref().unwrap_or(&view.text)), style);
        }
    }
    if !decision.missing.is_empty() {
        section(&mut out, lang.pick("Dette mangler for å avgjøre saken", "What is missing to decide the case"), style);
        for fact in decision.missing_facts() {
            missing_line(&mut out, &ctx, fact, reach, style);
        }
    }
    section(&mut out, lang.pick("Begrunnelse", "Reasons"), style);
    step(&mut out, 0, &root, None, style);
    let (open, other): (Vec<&Turn>, Vec<&Turn>) = decision.turns.iter().partition(|turn| turn.cell == Cell::Unknown);
    if !other.is_empty() {
        section(&mut out, lang.pick("Svaret beror på hvordan teksten leses", "The answer turns on how the text is read"), style);
        other.into_iter().for_each(|turn| turn_line(&mut out, &ctx, turn, style));
    }
    if !open.is_empty() {
        section(
            &mut out,
            lang.pick("Lesemåter som ikke kan prøves uten flere opplysninger", "Readings that can't be tried without more facts"),
            style,
        );
        open.into_iter().for_each(|turn| open_line(&mut out, &ctx, turn, style));
    }
    let cited = legal_basis(decision, lang);
    if !cited.is_empty() {
        section(&mut out, lang.pick("Hjemmel", "Legal basis"), style);
        for citation in cited {
            wrapped(&mut out, 1, &citation, style);
        }
    }
    out
}

/// The provisions and documents a decision rests on, in words.
pub fn legal_basis(decision: &Decision, lang: Lang) -> Vec<String> {
    let ctx = Ctx { decision, lang };
    let cited = citations(decision);
    let mut reasons = Vec::new();
    // The number of an act, and that it is not verified, are told once.
    let first = |at: usize, act| !cited.iter().take(at).any(|other| other.act == act);
    cited.iter().enumerate().map(|(at, citation)| ctx.citation_text(citation, first(at, citation.act), &mut reasons)).collect()
}

/// The version in words: the law on a date, and each measure that is added to it.
fn version_words(plan: &crate::compile::Plan, lang: Lang) -> String {
    let book = plan.checked().book();
    let date = &book.version.date;
    let mut out = format!("{} {}\n", lang.pick("Loven per", "The law as of"), date_words(*date, lang));
    let added: Vec<&Change> = book.changes.iter().filter(|change| change.adopted.is_none_or(|from| from > *date)).collect();
    for (at, change) in added.iter().enumerate() {
        let own: Vec<&&Change> = added.iter().filter(|other| other.amendment == change.amendment).collect();
        if added.iter().take(at).any(|earlier| earlier.amendment == change.amendment) {
            continue;
        }
        let title = change.title.get(lang);
        out.push_str(&format!("  {} {title} ({}, {})", lang.pick("med", "with"), change.amendment, status_words(change, lang)));
        if own.len() == change.siblings {
            out.push('\n');
            continue;
        }
        out.push_str(lang.pick(", bare:\n", ", only:\n"));
        for measure in own {
            out.push_str(&format!("    – {} ({})\n", measure.label.get(lang), measure.measure));
        }
    }
    for (at, change) in book.left_out.iter().enumerate() {
        let own = book.left_out.iter().filter(|other| other.amendment == change.amendment).count();
        if own < change.siblings {
            let (label, amendment, measure) = (change.label.get(lang), &change.amendment, &change.measure);
            out.push_str(&format!("  {}: {label} ({amendment}:{measure})\n", lang.pick("uten", "without")));
        } else if !book.left_out.iter().take(at).any(|earlier| earlier.amendment == change.amendment) {
            out.push_str(&format!("  {}: {} ({})\n", lang.pick("uten", "without"), change.title.get(lang), change.amendment));
        }
    }
    out
}

/// A line of a list.
fn bullet(out: &mut String, text: &str, style: Style) {
    wrapped(out, 1, &format!("• {text}"), style);
}

fn section(out: &mut String, title: &str, style: Style) {
    out.push('\n');
    if style.colour {
        out.push_str(&title.bold().to_string());
    } else {
        out.push_str(title);
    }
    out.push('\n');
}

/// What would have to be different.
enum Lack<'v> {
    /// A step that failed without anything below it having failed.
    Step(&'v StepView),
    /// An exception that decides.
    Exception(&'v StepView),
    /// Steps of which one is enough, each with what it lacks.
    OneOf(&'v StepView, Vec<Vec<Lack<'v>>>),
}

fn lacks(view: &StepView) -> Vec<Lack<'_>> {
    let failed = |view: &&StepView| view.verdict == Verdict::NotMet && view.role != Role::Exception;
    // Where exceptions decide, the general rule does not.
    let mut excepted = Vec::new();
    for exception in view.children.iter().filter(|child| child.role == Role::Exception && child.verdict == Verdict::Met) {
        let below: Vec<Lack<'_>> = exception.children.iter().filter(failed).flat_map(lacks).collect();
        excepted.extend(if below.is_empty() { vec![Lack::Exception(exception)] } else { below });
    }
    if !excepted.is_empty() {
        return excepted;
    }
    let mut below: Vec<Vec<Lack<'_>>> = view.children.iter().filter(failed).map(lacks).collect();
    match below.len() {
        0 => vec![Lack::Step(view)],
        1 => below.pop().unwrap_or_default(),
        _ if view.role == Role::OneOf => vec![Lack::OneOf(view, below)],
        _ => below.into_iter().flatten().collect(),
    }
}

fn lacking(out: &mut String, depth: usize, lacks: &[Lack<'_>], style: Style) {
    let lang = style.lang;
    for lack in lacks {
        match lack {
            Lack::Step(view) => line(out, depth, &StepView { role: Role::Plain, ..(*view).clone() }, None, style),
            Lack::Exception(view) => {
                let (_, why) = view.text.split_once("; ").unwrap_or(("", &view.text));
                let words = lang.pick("unntaket måtte ikke ha gjeldt", "the exception would have to be inapplicable");
                let view = StepView { verdict: Verdict::NotMet, text: format!("{words}; {why}"), ..(*view).clone() };
                line(out, depth, &view, None, style);
            }
            Lack::OneOf(view, members) => {
                let words = lang.pick("ett av disse er nok", "one of these is enough");
                line(out, depth, &StepView { text: words.to_owned(), ..(*view).clone() }, None, style);
                for (at, member) in members.iter().enumerate() {
                    if at > 0 && members.iter().any(|member| member.len() > 1) {
                        wrapped(out, depth + 1, lang.pick("eller", "or"), style);
                    }
                    lacking(out, depth + 1, member, style);
                }
            }
        }
    }
}

/// The steps at which no answer could be had.
fn faults<'v>(view: &'v StepView, into: &mut Vec<&'v StepView>) {
    let known = |other: &&StepView| other.citation == view.citation && other.fault == view.fault;
    if view.verdict == Verdict::Fault && view.fault.is_some() && !into.iter().any(known) {
        into.push(view);
    }
    view.children.iter().for_each(|child| faults(child, into));
}

fn step(out: &mut String, depth: usize, view: &StepView, outer: Option<&StepView>, style: Style) {
    line(out, depth, view, outer, style);
    for detail in &view.details {
        wrapped(out, depth + 2, detail, style);
    }
    for child in &view.children {
        step(out, depth + 1, child, Some(view), style);
    }
}

fn line(out: &mut String, depth: usize, view: &StepView, outer: Option<&StepView>, style: Style) {
    // The introduction to a text is cited before its name, and stays the same only within itself.
    let act = |view: &StepView| view.citation.strip_suffix(view.place.as_str()).unwrap_or(&view.citation).to_owned();
    let place = match outer {
        Some(outer) if act(outer) == act(view) => &view.place,
        _ => &view.citation,
    };
    // Nothing is wrong where another case of several applies.
    let (verdict, note) = match (view.verdict, view.role) {
        (Verdict::NotExamined, _) => (Verdict::NotExamined, style.lang.pick(" – ikke undersøkt", " – not examined")),
        (_, Role::Passed) => {
            (Verdict::NotExamined, style.lang.pick(" – dette alternativet gjelder ikke", " – this alternative does not apply"))
        }
        (verdict, _) => (verdict, ""),
    };
    let sign = verdict.sign();
    let text = format!("{sign} {place}: {}{note}", view.text);
    let before = out.len();
    wrapped(out, depth, &text, style);
    if style.colour {
        let coloured = coloured(verdict);
        if let Some(at) = out.get(before..).and_then(|tail| tail.find(sign)) {
            let start = before + at;
            out.replace_range(start..start + sign.len(), &coloured);
        }
    }
}

fn coloured(verdict: Verdict) -> String {
    let sign = verdict.sign();
    match verdict {
        Verdict::Met => sign.green().to_string(),
        Verdict::NotMet | Verdict::Fault => sign.red().to_string(),
        Verdict::Open => sign.yellow().to_string(),
        Verdict::Value => sign.cyan().to_string(),
        Verdict::NotExamined => sign.dimmed().to_string(),
    }
}

fn wrapped(out: &mut String, depth: usize, text: &str, style: Style) {
    let indent = "  ".repeat(depth.min(20));
    let hanging = format!("{indent}  ");
    let options = textwrap::Options::new(style.width.max(40)).initial_indent(&indent).subsequent_indent(&hanging).break_words(false);
    // Only spaces break a line; a date or a hyphen in a word does not.
    let options = options.word_separator(textwrap::WordSeparator::AsciiSpace).word_splitter(textwrap::WordSplitter::NoHyphenation);
    // A section sign never stands at the end of a line without its number.
    for line in textwrap::wrap(&text.replace("§ ", "§\u{A0}"), options) {
        out.push_str(&line.replace("§\u{A0}", "§ "));
        out.push('\n');
    }
}

fn missing_line(out: &mut String, ctx: &Ctx<'_>, id: FactId, reach: &Reach, style: Style) {
    let lang = ctx.lang;
    let Some(fact) = ctx.book().facts.get(id.index()) else { return };
    let question = fact.ask.as_ref().map_or_else(|| fact.label.get(lang), |ask| ask.get(lang));
    let cited: Vec<String> = reach.asked_by(id).iter().map(|standing| ctx.cite(*standing)).collect();
    let kind = if fact.assessment.is_some() { lang.pick("vurdering", "assessment") } else { lang.pick("opplysning", "fact") };
    wrapped(out, 1, &format!("? {question}"), style);
    let mut detail = format!("{} ({kind}): {}", fact.name, ctx.wanted(fact));
    if !cited.is_empty() {
        detail.push_str(&format!(" – {}", listed(&cited, lang.pick("og", "and"))));
    }
    wrapped(out, 2, &detail, style);
}

fn turn_line(out: &mut String, ctx: &Ctx<'_>, turn: &Turn, style: Style) {
    let lang = ctx.lang;
    let Some(reading) = ctx.book().readings.get(turn.reading.index()) else { return };
    let Some(alternative) = reading.alternatives.get(usize::from(turn.alternative)) else { return };
    let chosen = ctx.chosen(turn.reading.index()).map(|(_, chosen)| chosen).unwrap_or_default();
    let goal = ctx.book().rules.get(ctx.decision.goal.index());
    let outcome = goal.map_or_else(String::new, |goal| would_be(ctx, goal, turn.cell.clone()));
    let place = ctx.cite(reading.standing);
    let name = reading.label.get(lang);
    let sentence = match lang {
        Lang::Nb => format!("• {place}, {name}: her lest slik: {chosen}. Lest slik: {} – {outcome}.", alternative.label.nb),
        Lang::En => format!("• {place}, {name}: read here as: {chosen}. Read as: {} – {outcome}.", alternative.label.en),
    };
    wrapped(out, 1, &sentence, style);
    if let Some(why) = &reading.why {
        wrapped(out, 2, &format!("{}: {}", lang.pick("hvorfor", "why"), why.get(lang)), style);
    }
    wrapped(out, 2, &format!("--reading {}={}", reading.name, alternative.name), style);
}

/// A reading under which the answer would be open, and what it would need.
fn open_line(out: &mut String, ctx: &Ctx<'_>, turn: &Turn, style: Style) {
    let lang = ctx.lang;
    let Some(reading) = ctx.book().readings.get(turn.reading.index()) else { return };
    let Some(alternative) = reading.alternatives.get(usize::from(turn.alternative)) else { return };
    let facts: Vec<String> =
        turn.missing_facts().iter().filter_map(|id| ctx.book().facts.get(id.index())).map(|fact| fact.label.get(lang).to_owned()).collect();
    let needs = listed(&facts, lang.pick("og", "and"));
    let place = ctx.cite(reading.standing);
    bullet(
        out,
        &format!("{place}, {}: {} – {} {needs}", reading.label.get(lang), alternative.label.get(lang), lang.pick("krever", "needs")),
        style,
    );
}

impl Ctx<'_> {
    /// A citation with its rank, the number of its act, the measure it comes from, and what is not verified.
    fn citation_text(&self, citation: &super::Citation, first: bool, told: &mut Vec<String>) -> String {
        let book = self.book();
        let mut out = self.document(citation.act, Some(&citation.place), citation.point.as_deref());
        let number = book.acts.get(citation.act.index()).and_then(|act| act.number.as_ref()).filter(|_| first);
        let number = number.map(|number| format!(", {number}")).unwrap_or_default();
        out.push_str(&format!(" ({}{number})", citation.rank.name(self.lang)));
        if let Some(authority) = self.given_under(citation.act).filter(|_| first) {
            out.push_str(&format!(", {authority}"));
        }
        if let Some(change) = citation.change.and_then(|change| book.changes.get(change.index())) {
            out.push_str(&format!(", {} {}:{}", self.pick("endret ved", "changed by"), change.amendment, change.measure));
        }
        if citation.displaced {
            out.push_str(self.pick(", fortrengt av unntaket", ", displaced by the exception"));
        } else if citation.displaced_in_part {
            out.push_str(
                self.pick(
                    ", der den alminnelige regelen er fortrengt av unntaket",
                    ", where the general rule is displaced by the exception",
                ),
            );
        }
        let why = self.cited_unverified(citation, first);
        if !why.is_empty() {
            // A reason is told in full where it is met first.
            let new: Vec<String> = why.into_iter().map(str::to_owned).filter(|why| !told.contains(why)).collect();
            out.push_str(self.pick(", ikke bekreftet", ", not verified"));
            if !new.is_empty() {
                out.push_str(&format!(": {}", new.join("; ")));
            }
            told.extend(new);
        }
        out
    }

    /// What a fact may be given as; choices by their labels, with the names that a facts file holds.
    pub(super) fn wanted(&self, fact: &Fact) -> String {
        let Type::Choice(list) = fact.ty else { return type_words(fact, self.book()).get(self.lang).to_owned() };
        let choices = self.book().choices.get(list.index()).into_iter().flat_map(|list| &list.choices);
        let words: Vec<String> = choices.map(|choice| format!("{} ({})", choice.label.get(self.lang), choice.name)).collect();
        listed(&words, self.pick("eller", "or"))
    }
}
