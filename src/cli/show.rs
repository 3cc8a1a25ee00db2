//! `paragraf show`
//!
//! Lines are broken to fit a terminal; elsewhere rules stand as they are written in their file.

use clap::ArgMatches;

use super::{Console, DONE, MISTAKES, Stop, USAGE, input, show_amendment};
use crate::consolidate::{ChangeId, Consolidation, MemberNode, Provision, RuleNode, Unit};
use crate::explain::{date_words, headed, indented, painted, wrapped};
use crate::law::{Place, SectionSign, Text, Version, say};
use crate::pipeline::RuleFiles;
use crate::source::{Diagnostic, SourceMap, both, codes, meant, nearest};
use crate::syntax::ast;

pub(super) fn run(console: &Console, matches: &ArgMatches, own: &ArgMatches) -> Result<u8, Stop> {
    let base = input::rules(console, matches, false)?;
    let version = input::version(console, own.get_one("law"))?;
    // A place in several words needs no quotation marks.
    let written = own.get_many::<String>("place").into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" ");
    let written = written.as_str();
    if let Some(text) = show_amendment::amendment(&base, written.trim(), console.style()) {
        console.out(&text);
        return Ok(DONE);
    }
    let Some((act, sign, number)) = input::section(written) else {
        let message = both(
            format!("`{written}` er verken en paragraf eller en lovendring"),
            format!("`{written}` is neither a section nor an amendment"),
        );
        let help = nearest_meant(&base, written);
        console.tell(&[Diagnostic::error(codes::NO_PROVISION, None, message).help(help)], base.sources());
        return Err(Stop(USAGE));
    };
    let (law, faults) = base.consolidate(&version);
    if faults.iter().any(Diagnostic::is_error) {
        return Err(console.stop(&faults, base.sources()));
    }
    let printer = Printer { console, base: &base, law: &law };
    let mut out = String::new();
    for text in &law.texts {
        let names = [Some(&*text.act.name.text), text.act.short.nb.as_deref(), text.act.short.en.as_deref()];
        let fits = act.is_empty() || names.into_iter().flatten().any(|name| name == act);
        for node in text.sections.iter().filter(|node| fits && is_section(node, sign, number)) {
            if !out.is_empty() {
                out.push('\n');
            }
            printer.section(&mut out, text.act, node);
        }
    }
    if out.is_empty() {
        let message =
            both(format!("`{written}` finnes ikke i versjonen `{version}`"), format!("there is no `{written}` in the version `{version}`"));
        // A part is shown with its section.
        let section = number.split_whitespace().next().unwrap_or_default();
        let whole = (section != number).then(|| format!("{act} {} {section}", sign.text()).trim().to_owned());
        let help = match whole.filter(|_| law.texts.iter().flat_map(|text| &text.sections).any(|node| is_section(node, sign, section))) {
            Some(whole) => both(format!("vis hele paragrafen: `{whole}`"), format!("show the whole section: `{whole}`")),
            None => there_are(&law, &format!("{} {number}", sign.text())),
        };
        console.tell(&[Diagnostic::error(codes::NO_PROVISION, None, message).help(help)], base.sources());
        return Ok(MISTAKES);
    }
    console.out(&out);
    Ok(DONE)
}

fn is_section(node: &Provision<'_>, sign: SectionSign, number: &str) -> bool {
    matches!(&node.unit, Unit::Section(own) if own.sign == sign && &*own.number == number)
}

/// What somebody means who writes a number without its sign, or nearly the name of an amendment.
fn nearest_meant(base: &RuleFiles, written: &str) -> Text {
    let number = written.split_whitespace().last().filter(|word| word.starts_with(|sign: char| sign.is_ascii_digit()));
    if let Some(number) = number {
        let act = written.strip_suffix(number).unwrap_or_default();
        return both(format!("mente du `{act}§ {number}`?"), format!("did you mean `{act}§ {number}`?"));
    }
    let amendments = base.ast().files.iter().flat_map(|file| &file.items).filter_map(|item| match item {
        ast::Item::Amendment(own) => Some(&*own.name.text),
        _ => None,
    });
    match nearest(written, amendments) {
        Some(near) => meant(&near),
        None => both(
            "skriv for eksempel `paragraf show \"§ 1\"`, eller navnet på en `amendment`",
            "write for example `paragraf show \"§ 1\"`, or the name of an `amendment`",
        ),
    }
}

fn there_are(law: &Consolidation<'_>, written: &str) -> Text {
    const SHOWN: usize = 12;
    let own = |node: &Provision<'_>| node.unit.within(&Place::default()).section.map(|section| section.written()).unwrap_or_default();
    let cited = |act: &ast::Act, node: &Provision<'_>| format!("{} {}", act.name.text, own(node));
    let all = || law.texts.iter().flat_map(|text| text.sections.iter().map(|node| (text.act, node)));
    let names: Vec<String> = all().map(|(_, node)| own(node)).collect();
    // The number may be a slip; the same number may stand in several acts.
    if let Some(near) = nearest(written, names.iter().map(String::as_str)) {
        let meant: Vec<String> = all().filter(|(_, node)| own(node) == near).map(|(act, node)| format!("`{}`", cited(act, node))).collect();
        return both(format!("mente du {}?", meant.join(" eller ")), format!("did you mean {}?", meant.join(" or ")));
    }
    let sections: Vec<String> = all().take(SHOWN).map(|(act, node)| cited(act, node)).collect();
    if sections.is_empty() {
        return both(
            "ingen bestemmelser er skrevet for denne dagen; velg en annen med `--law`",
            "no provisions are written for this day; choose another with `--law`",
        );
    }
    let list = sections.join(", ");
    both(format!("disse finnes: {list}"), format!("there are: {list}"))
}

struct Printer<'p> {
    console: &'p Console,
    base: &'p RuleFiles,
    law: &'p Consolidation<'p>,
}

impl Printer<'_> {
    fn section(&self, out: &mut String, act: &ast::Act, node: &Provision<'_>) {
        let lang = self.console.lang;
        let place = node.unit.within(&Place::default());
        let name = act.short.text().or_else(|| act.title.text()).unwrap_or_default();
        let heading = node.head.labels.text().map(|text| format!(" {}", text.get(lang))).unwrap_or_default();
        headed(out, 0, &format!("{}{heading}", place.cite(name.get(lang), lang)), "", self.console.style());
        let Version { date, .. } = self.law.version;
        out.push_str(&say::as_law_stands(lang, &date_words(date, lang), &self.law.version.to_string()));
        out.push('\n');
        self.delegation(out, act, &place);
        self.node(out, node, &Place::default());
        let repealed = self.law.repealed.iter().filter(|gone| gone.act == act.name.text && place.contains(&gone.place));
        for gone in repealed {
            let what = match &gone.rule {
                Some(rule) => say::with_note(lang, &gone.place.text(lang), rule),
                None => gone.place.text(lang),
            };
            let line = say::told_as(lang, say::repealed(lang), &what);
            out.push('\n');
            self.line(out, &line, &self.mark(Some(gone.change)), say::repealed(lang));
        }
    }

    /// What the act is given under, and what is given under the section.
    fn delegation(&self, out: &mut String, act: &ast::Act, section: &Place) {
        let lang = self.console.lang;
        let short = |act: &ast::Act| act.short.text().or_else(|| act.title.text()).unwrap_or_default().get(lang).to_owned();
        let cited = |name: &str, place: &ast::PlaceRef| {
            let ast::PlaceRef { section, subsection, letter, sentence, .. } = place;
            Place { section: section.clone(), subsection: *subsection, letter: *letter, sentence: *sentence }.cite(name, lang)
        };
        let mut line = |text: &str| wrapped(out, 0, text, self.console.style());
        for authority in &act.given_under {
            let above = self.law.texts.iter().find(|text| text.act.name.text == authority.act.text);
            let name = above.map_or_else(|| authority.act.text.to_string(), |text| short(text.act));
            line(&say::given_under(lang, &cited(&name, &authority.place)));
        }
        for text in &self.law.texts {
            for authority in text.act.given_under.iter().filter(|authority| authority.act.text == act.name.text) {
                if authority.place.section == section.section {
                    line(&say::is_given_under(lang, &short(text.act), &cited(&short(act), &authority.place)));
                }
            }
        }
    }

    /// Where a part came from, for the end of a line.
    fn mark(&self, change: Option<ChangeId>) -> String {
        let lang = self.console.lang;
        let Some(applied) = change.and_then(|change| self.law.measures.get(change)) else { return String::new() };
        let status = match applied.amendment.adopted {
            Some(interval) => say::amendment_in_force(lang, &interval.from.to_string()),
            None => say::proposed(lang).to_owned(),
        };
        let measure = say::measure_name(lang, &applied.amendment.name.text, &applied.measure.name.text);
        format!("    ← {}", say::with_note(lang, &measure, &status))
    }

    fn node(&self, out: &mut String, node: &Provision<'_>, outer: &Place) {
        let (lang, style) = (self.console.lang, self.console.style());
        let place = node.unit.within(outer);
        out.push('\n');
        let marks = format!("{}{}", self.mark(node.change), self.mark(node.renumbered));
        self.line(out, &place.text(lang), &marks, &place.text(lang));
        for says in node.head.says.iter().filter_map(ast::Labels::text) {
            wrapped(out, 2, says.get(lang), style);
        }
        for unverified in node.head.unverified.iter().filter_map(ast::Labels::text) {
            wrapped(out, 2, &say::text_unverified(lang, unverified.get(lang)), style);
        }
        // What stands directly here comes first, or it would seem to belong to the part before it.
        for rule in node.own_rules() {
            self.rule(out, rule, node.change);
        }
        for child in node.nodes() {
            self.node(out, child, &place);
        }
    }

    fn rule(&self, out: &mut String, node: &RuleNode<'_>, outer: Option<ChangeId>) {
        let sources = self.base.sources();
        let mark = if node.change == outer { String::new() } else { self.mark(node.change) };
        match (&node.members, &node.rule.body) {
            (Some(members), ast::Body::Truth { holds, exceptions, .. }) => {
                // The rule up to its list, the conditions as they stand, and what follows them.
                let head = crate::source::Span { end: holds.span.start, ..node.rule.span };
                let tail = crate::source::Span { start: holds.span.end, ..node.rule.span };
                self.lines(
                    out,
                    &format!("{} {} {{", dedented(sources.text(head), sources, node.rule.span).trim_end(), list_word(holds)),
                    &mark,
                );
                for member in members {
                    self.member(out, member, sources);
                }
                out.push_str("        }\n");
                let tail = dedented(sources.text(tail), sources, node.rule.span);
                if !exceptions.is_empty() || !tail.trim().is_empty() {
                    self.lines(out, tail.trim_start(), "");
                }
            }
            _ => self.lines(out, &dedented(sources.text(node.rule.span), sources, node.rule.span), &mark),
        }
        for kept in &node.earlier {
            let when = sources.text(kept.when.span).split_whitespace().collect::<Vec<_>>().join(" ");
            self.lines(out, &say::earlier_wording_when(self.console.lang, &when), &self.mark(Some(kept.by)));
            self.rule(out, &kept.old, outer);
        }
    }

    fn member(&self, out: &mut String, member: &MemberNode<'_>, sources: &SourceMap) {
        let letter = member.letter.map(|letter| format!("bokstav {letter} : ")).unwrap_or_default();
        let text = sources.text(member.expr.span).split_whitespace().collect::<Vec<_>>().join(" ");
        let renumbered = member.renumbered.filter(|by| member.change != Some(*by));
        let marks = format!("{}{}", self.mark(member.change), self.mark(renumbered));
        self.line(out, &format!("            {letter}{text}"), &marks, "");
    }

    /// Lines indented under their provision; the mark stands at the end of the first.
    fn lines(&self, out: &mut String, text: &str, mark: &str) {
        for (at, line) in text.trim_end().lines().enumerate() {
            self.line(out, format!("    {line}").trim_end(), if at == 0 { mark } else { "" }, "");
        }
    }

    /// A line with a mark at its end, and words in it that are seen first.
    fn line(&self, out: &mut String, line: &str, mark: &str, first: &str) {
        let (before, style) = (out.len(), self.console.style_of_lines());
        indented(out, format!("{line}{mark}").trim_end(), style);
        if !first.is_empty() {
            painted(out, before, first, &style.strong(first));
        }
        for own in mark.split("    ").filter(|own| !own.is_empty()) {
            painted(out, before, own, &style.aside(own));
        }
    }
}

/// The word a list of conditions begins with.
fn list_word(holds: &ast::Expr) -> &'static str {
    if matches!(holds.kind, ast::ExprKind::Any(_)) { "any" } else { "all" }
}

/// A piece of a file without the indentation of the line its rule begins on.
fn dedented(text: &str, sources: &SourceMap, rule: crate::source::Span) -> String {
    let file = sources.get(rule.file).map_or("", |file| file.text.as_str());
    let before = file.get(..rule.start as usize).unwrap_or_default();
    let line = before.rsplit('\n').next().unwrap_or_default();
    let indent = line.chars().take_while(|c| *c == ' ').count();
    let strip = |line: &str| {
        let blanks = line.chars().take_while(|c| *c == ' ').count().min(indent);
        line.get(blanks..).unwrap_or(line).to_owned()
    };
    let mut lines = text.lines();
    let first = lines.next().unwrap_or_default().to_owned();
    std::iter::once(first).chain(lines.map(strip)).collect::<Vec<_>>().join("\n")
}
