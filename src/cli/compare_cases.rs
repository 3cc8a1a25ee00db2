//! `paragraf compare … --cases`: many cases under two or more versions.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use clap::ArgMatches;

use super::cases::{Refused, each_batch};
use super::decide::json_text;
use super::{Console, DONE, MISTAKES, Stop, USAGE, input};
use crate::compile::Plan;
use crate::effect::{Case, Effect, Kept, Question, effect_json, text};
use crate::law::say;
use crate::pipeline::RuleFiles;
use crate::source::{Diagnostic, SourceMap, both, codes};

/// The cases of one kind that are named, unless all are asked for.
const NAMED: usize = 5;

/// The cases whose mistakes are told; of the others there is a count.
const TOLD: usize = 10;

/// How long a work may take before it tells how far it has come.
const PATIENCE: Duration = Duration::from_millis(700);

pub(super) fn run(console: &Console, matches: &ArgMatches, own: &ArgMatches) -> Result<u8, Stop> {
    // The cases in the rule files are read only where they are asked for.
    let paths = own.get_many::<PathBuf>("cases").map_or(0, |paths| paths.len());
    let base = input::rules(console, matches, paths == 0)?;
    let names: Vec<&String> = own.get_many("law").into_iter().flatten().collect();
    if names.len() < 2 {
        return Err(usage(
            console,
            both("det trengs minst to versjoner å sammenlikne", "at least two versions are needed to compare"),
            both("skriv `--law VERSJON --law VERSJON`", "write `--law VERSION --law VERSION`"),
        ));
    }
    let mut plans: Vec<Arc<Plan>> = Vec::new();
    for name in names {
        plans.push(input::plan(console, &base, &input::version(console, Some(name))?)?);
    }
    let goals = match (own.get_one::<String>("goal"), own.get_flag("all")) {
        (Some(name), false) => {
            if let (false, Some(last)) = (plans.iter().any(|plan| plan.checked().book().rule(name).is_some()), plans.last()) {
                input::goal(console, &base, last, name)?;
            }
            vec![name.clone()]
        }
        (None, true) => input::every_goal(plans.iter()),
        _ => {
            return Err(usage(
                console,
                both("si hvilket mål, eller alle", "say which goal, or all of them"),
                both(
                    "skriv `paragraf compare MÅL --cases …`, eller `paragraf compare --all --cases …`",
                    "write `paragraf compare GOAL --cases …`, or `paragraf compare --all --cases …`",
                ),
            ));
        }
    };
    let readings = plans.iter().map(|plan| input::readings(console, &base, own, plan.checked().book())).collect::<Result<_, _>>()?;
    let families = match plans.split_first() {
        Some((first, others)) => others.iter().map(|other| base.between([first, other])).collect(),
        None => Vec::new(),
    };
    let question = Question { plans, readings, goals, families, lang: console.lang };
    let json = own.get_one::<String>("format").is_some_and(|format| format == "json");
    let kept = if json || own.get_flag("every-case") { Kept::All } else { Kept::Of(NAMED) };
    let mut effect = Effect::new(&question, kept);
    let refused = effect_of(console, &base, own, &question.plans, &mut effect)?;
    if json {
        console.out(&json_text(&effect_json(&effect)));
    } else {
        console.out(&text(&effect, console.style()));
    }
    Ok(report_refused(console, &refused))
}

/// Cases that could not be decided: how many, and the first of them.
#[derive(Default)]
pub(super) struct LeftOut {
    count: usize,
    told: Vec<Refused>,
}

impl LeftOut {
    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.count
    }

    fn refuse(&mut self, own: Refused) {
        self.count += 1;
        if self.told.len() < TOLD {
            self.told.push(own);
        }
    }
}

/// Counts the cases that somebody asks for; tells how far it has come, where that takes long.
pub(super) fn effect_of(
    console: &Console,
    base: &RuleFiles,
    own: &ArgMatches,
    plans: &[Arc<Plan>],
    effect: &mut Effect<'_>,
) -> Result<LeftOut, Stop> {
    let mut refused = LeftOut::default();
    let started = Instant::now();
    let mut watched = false;
    each_batch(console, base, own, plans, |batch| {
        let mut cases: Vec<Case> = Vec::new();
        for case in batch {
            match case {
                Ok(case) => cases.push(case),
                Err(own) => refused.refuse(own),
            }
        }
        for (at, why) in effect.add(&cases) {
            let name = cases.get(at).map_or_else(String::new, |case| case.name.clone());
            refused.refuse(Refused { name, mistakes: Box::new((base.sources().clone(), vec![why])) });
        }
        if started.elapsed() > PATIENCE {
            watched = true;
            console.progress(&format!("\r{}", say::effect_progress(console.lang, effect.cases)));
        }
    })?;
    if watched {
        console.progress("\n");
    }
    Ok(refused)
}

/// Tells which cases could not be decided, and why. They are not counted, so the outcome is not that of all cases.
pub(super) fn report_refused(console: &Console, LeftOut { count, told }: &LeftOut) -> u8 {
    if *count == 0 {
        return DONE;
    }
    for own in told {
        let (sources, mistakes) = &*own.mistakes;
        console.err(&format!("{}\n", say::effect_refused(console.lang, &own.name)));
        console.tell(mistakes, sources);
    }
    console.err(&format!("{}\n", say::effect_left_out(console.lang, *count)));
    MISTAKES
}

fn usage(console: &Console, message: crate::law::Text, help: crate::law::Text) -> Stop {
    console.tell(&[Diagnostic::error(codes::VERSION, None, message).help(help)], &SourceMap::default());
    Stop(USAGE)
}
