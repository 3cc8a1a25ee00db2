//! All that is known of one revision, and what there is to say of it.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;
use std::sync::Arc;

use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};

use super::examine::{Examined, Names, Stage, Until, examine};
use super::row::Row;
use super::words::Words;
use crate::consolidate::{Amendments, all_versions, claims, days_of_texts};
use crate::law::Version;
use crate::model::{ExprKind, Fact, Rule, Rulebook};
use crate::pipeline::unused::{Usage, What};
use crate::pipeline::{RuleFiles, first_of_all, is_cases, misplaced};
use crate::source::{Diagnostic, SourceMap, Span, limits, parallel_map};
use crate::syntax::Pieces;
use crate::syntax::ast::{Ast, Claim, Item};

/// A declaration by its file and the place where its places begin.
pub(super) type Key = (u32, u32);

/// A file in pieces, with a row for each.
#[derive(Debug, Clone)]
pub(super) struct File {
    pub(super) text: String,
    pub(super) pieces: Pieces,
    pub(super) rows: Vec<Arc<Row>>,
}

/// What a declaration declares and uses, in any version.
#[derive(Debug, Clone, Default)]
pub(super) struct Own {
    declared: HashMap<(Span, Arc<str>), What>,
    uses: HashSet<(What, Arc<str>)>,
}

/// What is told of a version, by stage.
pub(super) type Told = Vec<(Stage, Arc<Diagnostic>)>;

/// What is known of a revision. Places are those of the pieces.
#[derive(Debug, Clone)]
pub(super) struct Known {
    pub(super) files: Vec<Arc<File>>,
    pub(super) versions: Arc<Vec<Until>>,
    pub(super) told: Vec<Told>,
    pub(super) names: Vec<Names>,
    pub(super) own: HashMap<Key, Arc<Own>>,
    /// How many declarations were looked at to make it from the revision before; none where all were.
    pub(super) again: Option<usize>,
    parties: Arc<Vec<(Arc<str>, Span, bool)>>,
    claims: Arc<Vec<Diagnostic>>,
}

impl File {
    /// A file read anew.
    pub(super) fn of(text: &str, pieces: Pieces, words: &mut Words) -> File {
        let rows = pieces.pieces().iter().map(|piece| Arc::new(Row::of(&pieces, piece, words))).collect();
        File { text: text.to_owned(), pieces, rows }
    }
}

impl Known {
    /// Looks at all of the law.
    pub(super) fn whole(files: Vec<Arc<File>>, sources: &SourceMap) -> Known {
        let ast = Ast { files: files.iter().map(|file| Arc::new(file.pieces.file(|_| true))).collect() };
        let amendments = Amendments::of(&ast);
        let days = days_of_texts(&ast);
        // Between two days on which something begins or ends the law is the same.
        let same_law = |version: &Version| {
            let first = days.range(..=version.date).next_back().copied().unwrap_or(version.date);
            Version { date: first, changes: version.changes.clone() }
        };
        let mut about: HashMap<Version, Vec<&Claim>> = HashMap::default();
        for of in claims(&ast, &amendments).0 {
            for version in [&of.before, &of.after] {
                about.entry(same_law(version)).or_default().push(of.claim);
            }
        }
        let mut seen = HashSet::default();
        let versions = all_versions(&ast, &amendments).into_iter().filter_map(|version| {
            let key = same_law(&version);
            let until = days.range((Bound::Excluded(key.date), Bound::Unbounded)).next().copied();
            seen.insert(key.clone()).then_some((key, (version, until)))
        });
        let versions: Vec<(Version, Until)> = versions.collect();
        let examined = parallel_map(&versions, |(key, until)| {
            let Examined { told, found } = examine(&ast, &amendments, until, about.get(key).map_or(&[], Vec::as_slice), None);
            let mut own = BTreeMap::new();
            gather(found.book(), &files, |_| true, &mut own);
            let mut parties = Usage::default();
            parties.note_parties(found.book());
            (told, found.book().names.keys().cloned().collect::<HashSet<_>>(), own, parties)
        });
        let (mut known_told, mut names, mut own): (_, Vec<Names>, HashMap<Key, Own>) = (Vec::new(), Vec::new(), HashMap::default());
        let mut parties = Usage::default();
        for (told, named, found, party) in examined {
            known_told.push(told);
            let same = names.last().filter(|before| ***before == named).cloned();
            names.push(same.unwrap_or_else(|| Arc::new(named)));
            for (key, found) in found {
                own.entry(key).or_default().join(found);
            }
            party.each(|what, name, span, used| parties.declared(what, name, span, used));
        }
        let mut all_parties = Vec::new();
        parties.each(|_, name, span, used| all_parties.push((name.clone(), span, used)));
        let claimed = files
            .iter()
            .flat_map(|file| file.pieces.pieces())
            .any(|piece| matches!(piece.read.item, Some(Item::Claim(_) | Item::Invariant(_))));
        let claims = if claimed { RuleFiles::new(sources.clone()).faults_of_claims() } else { Vec::new() };
        let apart = |span: Span| files.get(span.file.0 as usize).map_or(span, |file| file.pieces.apart(span));
        Known {
            versions: Arc::new(versions.into_iter().map(|(_, until)| until).collect()),
            told: known_told,
            names,
            own: own.into_iter().map(|(key, own)| (key, Arc::new(own))).collect(),
            again: None,
            parties: Arc::new(all_parties),
            claims: Arc::new(claims.iter().map(|fault| fault.moved(apart)).collect()),
            files,
        }
    }

    /// Whether parts of it may be looked at alone: nothing stands in the way of all of the law.
    pub(super) fn in_parts(&self) -> bool {
        let few = |told: &Told| told.iter().filter(|(stage, _)| *stage == Stage::Names).count() < limits::SHOWN;
        let ends = |told: &Told| told.iter().all(|(stage, _)| *stage != Stage::Endless);
        self.readable() && self.told.iter().all(|told| few(told) && ends(told))
    }

    /// The piece that a place lies in.
    pub(super) fn key(&self, span: Span) -> Option<Key> {
        Some((span.file.0, self.files.get(span.file.0 as usize)?.pieces.piece(span.start)?.at))
    }

    /// Where in its file a place is.
    pub(super) fn real(&self, span: Span) -> Span {
        self.files.get(span.file.0 as usize).map_or(span, |file| file.pieces.real(span))
    }

    /// Every mistake, in order: those that [`RuleFiles::check`] tells.
    pub(super) fn diagnostics(&self, sources: &SourceMap) -> Vec<Diagnostic> {
        let mut out: Vec<Diagnostic> = self.files.iter().flat_map(|file| file.pieces.faults()).collect();
        let faults = out.len();
        for ((_, source), file) in sources.iter().zip(&self.files) {
            let first = file.rows.iter().find_map(|row| row.misplaced).filter(|_| is_cases(&source.name));
            out.extend(first.map(|span| misplaced(self.real(span))));
        }
        let mut seen = HashSet::default();
        for told in &self.told {
            let last = told.iter().map(|(stage, _)| *stage).find(|stage| matches!(stage, Stage::Endless | Stage::Types));
            for (_, fault) in told.iter().filter(|(stage, _)| last.is_none_or(|last| *stage <= last)) {
                if fault.span.is_none() || seen.insert((fault.code, fault.span)) {
                    out.push(fault.moved(|span| self.real(span)));
                }
            }
        }
        out.extend(self.claims.iter().map(|fault| fault.moved(|span| self.real(span))));
        if !out.iter().any(Diagnostic::is_error) {
            out.extend(self.unused(sources));
        }
        first_of_all(sources, faults, out)
    }

    /// The names that nothing uses.
    fn unused(&self, sources: &SourceMap) -> Vec<Diagnostic> {
        let pieces = || self.files.iter().flat_map(|file| file.pieces.pieces());
        let rows = || self.files.iter().flat_map(|file| &file.rows);
        let mut used: HashSet<(What, &str)> = HashSet::default();
        for own in self.in_order() {
            used.extend(own.uses.iter().map(|(what, name)| (*what, &**name)));
        }
        let marked: BTreeSet<Span> = pieces().flat_map(|piece| &piece.read.unused).copied().collect();
        let mut usage = Usage::default();
        for own in self.in_order() {
            for ((span, name), what) in own.sorted() {
                let used = *what == What::Goal || used.contains(&(*what, &**name));
                // Of a name that is used there is nothing to tell but a mark that says otherwise.
                if !used || marked.range(*span..).next().is_some_and(|mark| span.holds(*mark)) {
                    usage.declared(*what, name, *span, used);
                }
            }
        }
        for (name, span, used) in &*self.parties {
            usage.declared(What::Party, name, *span, *used);
        }
        let asked: BTreeSet<&str> = rows().flat_map(|row| &row.asked).map(|name| &**name).collect();
        let found = usage.warnings_about(&marked, &asked, |span| sources.text(self.real(span)));
        found.iter().map(|fault| fault.moved(|span| self.real(span))).collect()
    }

    /// What each declaration declares and uses, in the order of the files.
    fn in_order(&self) -> impl Iterator<Item = &Own> {
        let keys = (0_u32..).zip(&self.files).flat_map(|(at, file)| file.pieces.pieces().iter().map(move |piece| (at, piece.at)));
        keys.filter_map(|key| self.own.get(&key)).map(|own| &**own)
    }

    /// Whether all files could be read.
    pub(super) fn readable(&self) -> bool {
        self.files.iter().all(|file| file.pieces.readable())
    }

    /// What is wrong with the claims.
    pub(super) fn claims(&self) -> &[Diagnostic] {
        &self.claims
    }

    /// The names of the parties.
    pub(super) fn party_names(&self) -> impl Iterator<Item = &str> {
        self.parties.iter().map(|(name, ..)| &**name)
    }
}

impl Own {
    fn join(&mut self, other: Own) {
        self.uses.extend(other.uses);
        other.declared.into_iter().for_each(|(key, what)| {
            self.declared.entry(key).or_insert(what);
        });
    }

    fn sorted(&self) -> Vec<(&(Span, Arc<str>), &What)> {
        let mut all: Vec<_> = self.declared.iter().collect();
        all.sort_unstable();
        all
    }
}

/// Takes in what the declarations that are asked for declare and use in a version.
pub(super) fn gather(book: &Rulebook, files: &[Arc<File>], asked: impl Fn(Key) -> bool, into: &mut BTreeMap<Key, Own>) {
    let mut last: Option<(Span, Key)> = None;
    let mut of = |span: Span| {
        if let Some((_, key)) = last.filter(|(whole, _)| whole.holds(span)) {
            return asked(key).then_some(key);
        }
        let piece = files.get(span.file.0 as usize)?.pieces.piece(span.start)?;
        let key = (span.file.0, piece.at);
        last = Some((Span::new(span.file, piece.at as usize, piece.at as usize + piece.length), key));
        asked(key).then_some(key)
    };
    let mut declare = |what: What, name: &Arc<str>, span: Span| {
        if let Some(key) = of(span) {
            into.entry(key).or_default().declared.entry((span, name.clone())).or_insert(what);
        }
    };
    for fact in &book.facts {
        declare(if fact.assessment.is_some() { What::Assessment } else { What::Fact }, &fact.name, fact.span);
    }
    book.parameters.iter().for_each(|own| declare(What::Parameter, &own.name, own.span));
    book.readings.iter().for_each(|own| declare(What::Reading, &own.name, own.span));
    book.figures.iter().for_each(|own| declare(What::Figure, &own.name, own.span));
    for rule in &book.rules {
        if let Some(what) = What::of_rule(rule.kind) {
            declare(what, &rule.name, rule.span);
        }
    }
    let mut seen = HashSet::default();
    let mut used = |by: Span, what: What, id: u32, name: &Arc<str>| {
        if let Some(key) = of(by)
            && seen.insert((key, what, id))
        {
            into.entry(key).or_default().uses.insert((what, name.clone()));
        }
    };
    // A figure with exceptions is found by a rule that is written where it is.
    let figures: HashSet<Span> = book.figures.iter().map(|own| own.span).collect();
    let of_fact = |own: &Fact| if own.assessment.is_some() { What::Assessment } else { What::Fact };
    let of_rule = |own: &Rule| What::of_rule(own.kind).map(|what| if figures.contains(&own.span) { What::Figure } else { what });
    for expr in &book.exprs {
        let by = expr.span;
        match &expr.kind {
            ExprKind::Fact(id) => book.facts.get(id.index()).into_iter().for_each(|own| used(by, of_fact(own), id.0, &own.name)),
            ExprKind::Parameter(id, _) => {
                book.parameters.get(id.index()).into_iter().for_each(|own| used(by, What::Parameter, id.0, &own.name));
            }
            ExprKind::Reading(id) => book.readings.get(id.index()).into_iter().for_each(|own| used(by, What::Reading, id.0, &own.name)),
            ExprKind::Figure(id) => book.figures.get(id.index()).into_iter().for_each(|own| used(by, What::Figure, id.0, &own.name)),
            ExprKind::Rule(id) => {
                let rule = book.rules.get(id.index()).and_then(|own| Some((own, of_rule(own)?)));
                rule.into_iter().for_each(|(own, what)| used(by, what, id.0, &own.name));
            }
            _ => {}
        }
    }
    for (entity, id) in book.entities.iter().filter_map(|entity| Some((entity, entity.named_by?))) {
        book.facts.get(id.index()).into_iter().for_each(|own| used(entity.span, of_fact(own), id.0, &own.name));
    }
}
