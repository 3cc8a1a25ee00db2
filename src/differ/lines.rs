//! Single lines of an amendment, in the words of the law: "the new wording of “age limit”".

use super::Goal;
use crate::law::say;
use crate::symbolic::{Deed, Family, Line, LineOf};

impl Goal<'_> {
    /// What a line does, with its place where another line does the same elsewhere.
    pub(super) fn line(&self, family: &Family<'_>, line: &Line) -> String {
        let words = self.deed(line);
        let others = family.measures.iter().filter_map(|own| own.line.as_ref());
        let told_alike = others.filter(|own| self.deed(own) == words).count() > 1;
        if told_alike { say::differ_line_at(self.lang, &*words, &*self.place(line)) } else { words }
    }

    /// What a line does, where, and under which measure.
    pub(super) fn line_in_full(&self, line: &Line) -> String {
        let (words, place) = (self.deed(line), self.place(line));
        let own = if line.of == LineOf::Provision { words } else { say::differ_line_at(self.lang, &*words, &*place) };
        say::differ_line(self.lang, &*own, &*self.measure_label(line))
    }

    fn deed(&self, line: &Line) -> String {
        let (lang, of) = (self.lang, self.line_of(line));
        match line.deed {
            Deed::Replaced => say::differ_line_replaced(lang, &*of),
            Deed::Inserted => say::differ_line_inserted(lang, &*of),
            Deed::Repealed => say::differ_line_repealed(lang, &*of),
            Deed::Renumbered => say::differ_line_renumbered(lang, &*of),
            Deed::Kept => say::differ_line_kept(lang, &*of),
        }
    }

    fn line_of(&self, line: &Line) -> String {
        let lang = self.lang;
        match &line.of {
            LineOf::Rule(name) => self.quoted_label(name),
            LineOf::Exception(rule) => say::differ_line_exception(lang, &*self.quoted_label(rule)),
            LineOf::Letter(letter, rule) => {
                let letter = letter.to_string();
                say::differ_line_letter(lang, &*letter, &*self.quoted_label(rule))
            }
            LineOf::Several(names) => names.iter().map(|name| self.quoted_label(name)).collect::<Vec<_>>().join(say::comma(lang)),
            LineOf::Provision => self.place(line),
        }
    }

    /// The label of a rule, a figure or a reading, between quotation marks.
    fn quoted_label(&self, name: &str) -> String {
        let label = (0..2).find_map(|version| {
            let book = self.book(version);
            let rule = book.rules.iter().find(|own| *own.name == *name).map(|own| &own.label);
            let figure = || book.figures.iter().find(|own| *own.name == *name).map(|own| &own.label);
            let reading = || book.readings.iter().find(|own| *own.name == *name).map(|own| &own.label);
            rule.or_else(figure).or_else(reading)
        });
        say::quoted(self.lang, label.map_or(name, |label| label.get(self.lang)))
    }

    fn place(&self, line: &Line) -> String {
        let act = (0..2).find_map(|version| self.book(version).acts.iter().find(|own| own.name == line.act));
        line.place.cite(act.map_or(&line.act, |act| act.short.get(self.lang)), self.lang)
    }

    /// What the measure does that a line is of.
    fn measure_label(&self, line: &Line) -> String {
        let change = (0..2).find_map(|version| self.book(version).changes.iter().find(|own| own.measure == line.measure));
        say::quoted(self.lang, change.map_or(&*line.measure, |change| change.label.get(self.lang)))
    }
}
