//! Letters of decision: telling cases in both languages, each form of one of them, what a text of a case can't do to a letter, and mistakes in
//! templates.

use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::Command;

use paragraf::facts::{Facts, goal_inputs};
use paragraf::law::{Lang, Version};
use paragraf::letter::{Commission, Letter, Templates, document_parts, html, included, letter, markdown};
use paragraf::pipeline::RuleFiles;
use paragraf::source::{Diagnostic, SourceMap, Style, render::render};
use paragraf::suite::TitledCase;

use super::support::{Call, Folder, decided, root};

const PAGE: &str = include_str!("../../docs/letter.md");

/// A case, a version, a goal, and why the letter is instructive.
const TELLING: [(&str, &str, &str, &str); 9] = [
    (
        "K002 18th birthday today",
        "2018-06-01",
        "to_programme",
        "refused by one condition, and no rule of that day says who decides the appeal",
    ),
    ("K002 18th birthday today", "2018-06-01+hoering_2018", "to_programme", "granted by the proposal"),
    (
        "K024 18-year-old who can follow ordinary education",
        "2018-06-01+hoering_2018",
        "to_programme",
        "an assessment decides, and leaves factors out",
    ),
    ("the burden is not assessed", "2018-06-01+hoering_2018", "to_programme", "open, for want of one assessment"),
    ("nothing is known", "2018-06-01", "to_programme", "open, for want of everything"),
    ("K041 Beyond two years by 6 months", "2018-06-01", "may_extend", "facts in lists"),
    ("K106 1 July 2024, 2.041 G", "2024-07-01", "yearly_benefit", "an amount"),
    ("K061 Second re-entry", "2019-01-01", "may_readmit", "granted under the law of 2019"),
    ("K155 AMO at 18, turns 19 later the same year", "2026-03-01", "may_support_training", "rests on no statute"),
];

/// What is given for the letters of the tests.
const GIVEN: [(&str, &str); 5] = [
    ("sender", "Nav-kontoret i kommunen"),
    ("recipient", "Søkeren"),
    ("reference", "2018/1"),
    ("office", "Nav-kontoret i kommunen"),
    ("signature", "Saksbehandleren"),
];

fn given() -> Vec<(String, String)> {
    GIVEN.map(|(name, text)| (name.to_owned(), text.to_owned())).to_vec()
}

/// The templates of the law, for a language.
fn templates(lang: Lang) -> Templates {
    let mut own = Templates::default();
    let mut wanted = vec![format!("decision.{}.md", lang.code())];
    while let Some(name) = wanted.pop() {
        let text = fs::read_to_string(root().join("rules/letters").join(&name)).expect("a template");
        wanted.extend(included(&text));
        own.add(name.clone(), name, text);
    }
    own
}

/// A template of one text.
fn single(text: &str) -> Templates {
    let mut own = Templates::default();
    own.add("own.md", "own.md", text.to_owned());
    own
}

/// The letter of a case.
fn written(base: &RuleFiles, telling: (&str, &str, &str), lang: Lang, templates: &Templates) -> Result<Letter, Vec<Diagnostic>> {
    let (title, version, goal) = telling;
    let plan = base.plan(&Version::parse(version).expect("a version")).expect("the law is sound");
    let facts = TitledCase::find(base, title).expect("a case").facts(&plan).expect("facts");
    let goal = plan.checked().book().rule(goal).expect("a goal");
    let decision = decided(&plan, goal, &Facts::clone(&facts), &[]);
    let inputs = goal_inputs(plan.checked().book(), goal);
    let given = if templates.sources().iter().any(|(_, file)| file.text.contains("given(\"sender\"")) { given() } else { Vec::new() };
    letter(&Commission { base, decision: &decision, inputs: &inputs, chosen: &[], lang, given: &given, templates })
}

fn name_of(title: &str) -> String {
    let mut name: String = title.to_lowercase().chars().map(|sign| if sign.is_alphanumeric() { sign } else { '_' }).collect();
    while name.contains("__") {
        name = name.replace("__", "_");
    }
    name.trim_matches('_').to_owned()
}

#[test]
fn letters_of_telling_cases_in_both_languages() {
    let base = RuleFiles::embedded();
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("snapshots/letters");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    for (title, version, goal, why) in TELLING {
        let mut text = format!("{why}\n");
        for lang in Lang::ALL {
            let own = written(&base, (title, version, goal), lang, &templates(lang)).expect("a letter");
            write!(text, "\n════ {} ════\n\n{}", lang.code(), markdown(&own)).expect("a text");
        }
        let name = format!("{}__{}__{goal}", name_of(title), name_of(version));
        settings.bind(|| insta::assert_snapshot!(name, text));
    }
}

/// The command with the facts of the example that lacks nothing.
fn call(folder: &Folder, arguments: &[&str]) -> super::support::Answer {
    let facts = root().join("examples/refusal.yaml");
    folder.write("refusal.yaml", fs::read(facts).expect("the example"));
    let mut all = vec!["letter", "to_programme", "--facts", "refusal.yaml", "--law", "2026-03-02"];
    all.extend(arguments);
    Call::new(&all).within(folder.path()).run()
}

const SET: [&str; 10] = [
    "--set",
    "sender=Nav-kontoret i kommunen",
    "--set",
    "recipient=Søkeren",
    "--set",
    "reference=2026/1",
    "--set",
    "office=Nav-kontoret i kommunen",
    "--set",
    "signature=Saksbehandleren",
];

#[test]
fn a_letter_that_lacks_nothing_is_no_draft() {
    let folder = Folder::new();
    for lang in ["nb", "en"] {
        let answer = call(&folder, &[&SET[..], &["--lang", lang]].concat());
        let reservations = ["forbehold om loven", "reservations about the law"];
        assert!(answer.code == Some(0) && reservations.iter().any(|own| answer.err.starts_with(own)), "{}{}", answer.out, answer.err);
        for draft in ["UTKAST", "DRAFT", "MANGLER", "MISSING"] {
            assert!(!answer.out.contains(draft), "{}", answer.out);
        }
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path("snapshots/letters");
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| insta::assert_snapshot!(format!("refusal_{lang}"), answer.out));
    }
}

#[test]
fn what_is_missing_is_marked_listed_and_told() {
    let folder = Folder::new();
    // Without what the command line gives, and without the day of receipt.
    let text = fs::read_to_string(root().join("examples/refusal.yaml")).expect("the example").replace("  received: 2026-03-05\n", "");
    folder.write("draft.yaml", text);
    let arguments = ["letter", "to_programme", "--facts", "draft.yaml", "--law", "2026-03-02", "--lang", "en"];
    let answer = Call::new(&arguments).within(folder.path()).run();
    assert_eq!(answer.code, Some(3));
    assert!(answer.out.starts_with("**DRAFT, not a decision:"), "{}", answer.out);
    assert!(answer.out.contains("**\\[MISSING: who makes the decision\\]**"), "{}", answer.out);
    assert!(answer.out.contains("## What is missing in the draft"));
    assert!(
        answer.err.contains("  • the last day to appeal against the decision – without the day the decision was received"),
        "{}",
        answer.err
    );
    // The law asks for what is not there, by its provision.
    assert!(
        answer.err.contains("Public Administration Act § 27, third subsection: the time limit for an appeal is not stated"),
        "{}",
        answer.err
    );
}

#[test]
fn a_template_can_not_hide_what_is_missing() {
    let base = RuleFiles::embedded();
    let case = ("the burden is not assessed", "2018-06-01+hoering_2018", "to_programme");
    let own = written(&base, case, Lang::En, &single("All is well.\n")).expect("a letter");
    assert!(own.missing.iter().any(|what| what.contains("disproportionately burdensome")), "{:?}", own.missing);
    assert!(markdown(&own).starts_with("**DRAFT"));
}

#[test]
fn a_template_asks_for_so_many_answers() {
    let base = RuleFiles::embedded();
    let case = ("every condition is met", "2018-06-01", "to_programme");
    let plan = base.plan(&Version::parse("2018-06-01").expect("a version")).expect("the law is sound");
    let names: Vec<&str> =
        plan.checked().book().rules.iter().map(|rule| &*rule.name).filter(|name| base.goal(&plan, name).is_ok()).take(51).collect();
    // Under another name, and as what the letter must meet, a goal is no other goal.
    let template = |names: &[&str]| {
        let one = |name: &&str| {
            format!("{{% if answer(\"{name}\").met or answer(\"{name}\", \"it\").met %}}yes{{% endif %}}{{{{ requires(\"{name}\") }}}}\n")
        };
        names.iter().map(one).collect::<String>()
    };
    written(&base, case, Lang::En, &single(&template(&names[..50]))).expect("a letter");
    let mistakes = written(&base, case, Lang::En, &single(&template(&names))).expect_err("one too many");
    assert_eq!(mistakes.len(), 1);
    assert_eq!(&*mistakes[0].message.en, "the template asks for the answers to more than 50 goals");
}

#[test]
fn what_stands_below_the_tenth_item_stays_below_it() {
    let base = RuleFiles::embedded();
    let case = ("every condition is met", "2018-06-01", "to_programme");
    let items: String = (1..=11).map(|number| format!("{number}. item {number}\n    - below {number}\n")).collect();
    let own = written(&base, case, Lang::En, &single(&items)).expect("a letter");
    let text = markdown(&own);
    assert!(text.contains("9. item 9\n   - below 9\n10. item 10\n    - below 10\n11. item 11\n    - below 11\n"), "{text}");
}

#[test]
fn a_party_is_told_each_reason_once_and_no_remarks_on_sources() {
    let base = RuleFiles::embedded();
    for (lang, told) in [
        (Lang::Nb, ["3 uker", "Vi regner med at du mottar det 5. mars 2026"]),
        (Lang::En, ["3 weeks", "We expect you to receive it on 5 March 2026"]),
    ] {
        let folder = Folder::new();
        let answer = call(&folder, &[&SET[..], &["--lang", lang.code()]].concat());
        for words in told {
            assert!(answer.out.contains(words), "{words}: {}", answer.out);
        }
        for remark in [
            "ikke bekreftet",
            "ordlyden er ikke sett",
            "gjengitt i",
            "not verified",
            "wording has not been seen",
            "as given in",
            "as read in",
        ] {
            assert!(!answer.out.contains(remark), "{remark}: {}", answer.out);
        }
        // It is told to whoever signs.
        let reservation = if lang == Lang::Nb { "ordlyden er ikke sett" } else { "the wording has not been seen" };
        assert!(answer.err.contains(reservation), "{}", answer.err);
    }
    // «lenge uten arbeid, og lite å bygge på», of a power that there is.
    let own = written(&base, ("K061 Second re-entry", "2019-01-01", "may_readmit"), Lang::Nb, &templates(Lang::Nb)).expect("a letter");
    let text = markdown(&own);
    assert_eq!(text.matches("lenge uten arbeid, og lite å bygge på").count(), 1, "{text}");
    // Of decisions before 2020 a source names the body of appeal where they interrupt or end a programme, and of no others.
    assert!(text.contains("sender kontoret klagen videre til **\\[MANGLER: klageinstansen"), "{text}");
    let interrupted = ("K086 Interruption decision can be appealed", "2018-06-01", "to_appeal_interruption");
    let text = markdown(&written(&base, interrupted, Lang::Nb, &templates(Lang::Nb)).expect("a letter"));
    assert!(text.contains("sender kontoret klagen videre til fylkesmannen (nå statsforvalteren)"), "{text}");
}

// ── Forms ──────────────────────────────────────────────────────────────────────────────────────────────────────────

#[test]
fn a_page_of_a_letter() {
    let folder = Folder::new();
    let answer = call(&folder, &[&SET[..], &["--lang", "nb", "--out", "letter.html"]].concat());
    assert_eq!((answer.code, answer.out.as_str()), (Some(0), ""));
    let page = fs::read_to_string(folder.path().join("letter.html")).expect("a page");
    let body = page.split_once("<body>").expect("a body").1;
    insta::assert_snapshot!("letter_page", body);
    for fetches in ["<script", "<img", "<link", "<iframe", "url(", "@import"] {
        assert!(!page.contains(fetches), "{fetches}");
    }
    assert_eq!(page.matches("<h1>").count(), 1);
    assert_eq!(page.matches("<ul>").count(), page.matches("</ul>").count());
    assert_eq!(page.matches("<li>").count(), page.matches("</li>").count());
}

/// The program that opens documents, where there is one.
fn office() -> Option<&'static str> {
    ["soffice", "libreoffice"]
        .into_iter()
        .find(|name| Command::new(name).arg("--version").output().is_ok_and(|answer| answer.status.success()))
}

#[test]
fn a_document_opens_in_a_word_processor() {
    let folder = Folder::new();
    let answer = call(&folder, &[&SET[..4], &["--lang", "nb", "--out", "letter.docx"]].concat());
    assert_eq!(answer.code, Some(3), "{}", answer.err);
    let again = call(&folder, &[&SET[..4], &["--lang", "nb", "--out", "again.docx"]].concat());
    assert_eq!(again.code, Some(3));
    let bytes = |name: &str| fs::read(folder.path().join(name)).expect("a document");
    assert_eq!(bytes("letter.docx"), bytes("again.docx"), "the same letter is the same bytes");
    let Some(office) = office() else {
        eprintln!("SKIPPED: no LibreOffice here to open the document");
        return;
    };
    let path = folder.path();
    let profile = format!("-env:UserInstallation=file://{}", path.join("profile").display());
    let convert = ["--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir"];
    let done = Command::new(office).arg(profile).args(convert).arg(path).arg(path.join("letter.docx")).output();
    let done = done.expect("LibreOffice runs");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let text = fs::read_to_string(path.join("letter.txt")).expect("the text of the document");
    for said in [
        "UTKAST – Vedtak: Rett til kvalifiseringsprogram",
        "Søkeren har ikke rett til kvalifiseringsprogram",
        "[MANGLER: navn og underskrift]",
        "sosialtjenesteloven § 29",
    ] {
        assert!(text.contains(said), "{said}: {text}");
    }
}

// ── What a text of a case can't do ─────────────────────────────────────────────────────────────────────────────────

/// Texts that try to be markup of each form, to turn what stands beside them, or to end the template.
const HOSTILE: &str = "</p><script>alert(1)</script> **bold** [x](https://e.example) {{ goal }} {% if %} | a | b | \u{202e}dlrow\u{7} ]]> &amp; \u{e000}0\u{e001}\n# No heading";

const SMALL: &str = "act a { rank statute title nb \"lov\" en \"act\" in force from 2000-01-01 }\nentity e nb \"en\" en \"one\" { t : text nb \"tekst\" en \"text\" }\nassessment fit { nb \"det passer\" en \"it fits\" }\n§ 1\ncondition c nb \"vilkåret\" en \"the condition\" holds when fit and e.t != \"x\"\n";

fn small(text: &str, template: &Templates) -> Result<Letter, Vec<Diagnostic>> {
    let mut sources = SourceMap::default();
    sources.add("a.regel", SMALL);
    let base = RuleFiles::new(sources);
    let plan = base.plan(&Version::parse("2020-01-01").expect("a version")).unwrap_or_else(|mistakes| panic!("{mistakes:?}"));
    let mut map = SourceMap::default();
    let json = serde_json::json!({ "e": { "t": text }, "assessments": { "fit": { "value": true, "because": text, "by": text } } });
    let file = map.add("a.json", json.to_string());
    let tree = paragraf::data::read(&map, file, paragraf::data::Format::Json).expect("JSON");
    let facts = paragraf::facts::read(&tree, plan.checked().book()).unwrap_or_else(|mistakes| panic!("{mistakes:?}"));
    let goal = plan.checked().book().rule("c").expect("a rule");
    let decision = decided(&plan, goal, &facts, &[]);
    let inputs = goal_inputs(plan.checked().book(), goal);
    letter(&Commission { base: &base, decision: &decision, inputs: &inputs, chosen: &[], lang: Lang::En, given: &[], templates: template })
}

#[test]
fn a_text_of_a_case_is_text_in_every_form() {
    let own = small(HOSTILE, &Templates::general(Lang::En)).expect("a letter");
    let page = html(&own);
    assert!(!page.contains("<script") && !page.contains('\u{202e}') && !page.contains('\u{7}'), "{page}");
    assert!(
        page.contains("&lt;script&gt;alert(1)&lt;/script&gt; **bold** [x](https://e.example) {{ goal }} {% if %} | a | b | ⟨U+202E⟩dlrow"),
        "{page}"
    );
    assert!(!page.contains("<h1>No heading"));
    let text = markdown(&own);
    assert!(text.contains("\\*\\*bold\\*\\* \\[x\\]") && !text.contains("<script"), "{text}");
    assert!(!text.lines().any(|line| line.starts_with("# No heading")), "{text}");
    for (name, part) in document_parts(&own) {
        assert!(!part.contains("<script") && !part.contains('\u{7}'), "{name}");
        assert_eq!(
            part.matches("<w:p>").count() + part.matches("<w:p/>").count(),
            part.matches("</w:p>").count() + part.matches("<w:p/>").count()
        );
    }
}

#[test]
fn a_reason_of_a_million_signs_is_told_and_a_letter_has_an_end() {
    let long = "æ".repeat(500_000);
    let own = small(&long, &Templates::general(Lang::En)).expect("a letter");
    assert!(html(&own).len() > 1_000_000);
    let often = format!("{}{{% endfor %}}", "{% for a in assessments %}".to_owned() + &"{{ a.reason }}".repeat(100));
    let mistakes = small(&long, &single(&often)).expect_err("too long");
    assert_eq!(mistakes[0].code, "P0604");
    let loops = format!("{}{}", "{% for a in facts %}".repeat(2), "{% endfor %}".repeat(2));
    assert!(small(&long, &single(&loops)).is_ok());
}

// ── Mistakes in templates ──────────────────────────────────────────────────────────────────────────────────────────

const MISTAKES: [&str; 18] = [
    "# Vedtak\n\n{{ outcme }}\n",
    "# Vedtak\n\n{% if outcome.met %}\nJa.\n",
    "{{ outcome.colour }}\n",
    "{{ facts }}\n",
    "{{ outcome ~ goal }}\n",
    "{% macro a() %}{% endmacro %}\n",
    "{% set a %}b{% endset %}\n",
    "{{ answer(goal) }}\n",
    "{{ answer }}\n",
    "{{ answer(\"to_program\") }}\n",
    "{{ fact(\"applicant.bron\") }}\n",
    "{{ states(\"applicant.born\") }}\n",
    "{{ figure(\"lower_age_limt\") }}\n",
    "{% include \"nothing.md\" %}\n",
    "æøå {{ goal | upper }}\n",
    "{{ goal\n",
    "{% for one in goal %}{% endfor %}\n",
    "{% include \"own.md\" %}\n",
];

#[test]
fn a_mistake_in_a_template_is_told_with_its_place_and_a_remedy() {
    let base = RuleFiles::embedded();
    let mut text = String::new();
    for template in MISTAKES {
        let templates = single(template);
        let case = ("K002 18th birthday today", "2018-06-01", "to_programme");
        let mistakes = written(&base, case, Lang::Nb, &templates).expect_err(template);
        assert!(mistakes.iter().all(|own| own.help.is_some()), "{template}");
        for lang in Lang::ALL {
            text.push_str(&render(&mistakes, templates.sources(), Style::plain(lang)));
        }
    }
    insta::assert_snapshot!("mistakes_in_templates", text);
}

#[test]
fn no_template_makes_much_work() {
    let base = RuleFiles::embedded();
    let case = ("K002 18th birthday today", "2018-06-01", "to_programme");
    let deep = format!("{}{}", "{% for a in facts %}".repeat(15), "{% endfor %}".repeat(15));
    let mistakes = written(&base, case, Lang::Nb, &single(&deep)).expect_err("too much work");
    assert_eq!(mistakes[0].code, "P0801");
    for deep in ["{% if goal %}".repeat(5000), "{{ mark(".repeat(5000), "{{ not ".to_owned() + &"not ".repeat(20_000) + "goal }}"] {
        assert_eq!(written(&base, case, Lang::Nb, &single(&deep)).expect_err("too deep")[0].code, "P0801");
    }
    let mut around = Templates::default();
    around.add("own.md", "own.md", "{% include \"own.md\" %}".to_owned());
    assert_eq!(written(&base, case, Lang::Nb, &around).expect_err("a circle")[0].code, "P0801");
}

#[test]
fn a_template_of_ones_own_is_found_beside_the_rules_or_named() {
    let folder = Folder::new();
    folder.write("law/a.regel", SMALL).write("facts.yaml", "e: { t: abc }\nassessments: { fit: { value: yes, because: it does } }\n");
    let run = |arguments: &[&str]| {
        let all = [&["letter", "c", "--rules", "law", "--law", "2020-01-01", "--facts", "facts.yaml", "--lang", "en"], arguments].concat();
        Call::new(&all).within(folder.path()).run()
    };
    assert!(run(&[]).out.contains("whether the decision can be appealed"), "the general template");
    folder.write("law/letters/decision.en.md", "General: {{ outcome }}\n");
    assert_eq!(run(&[]).out, "General: The condition: met\n");
    folder.write("law/letters/c.en.md", "Own: {{ outcome }}{% include \"more.md\" %}\n").write("law/letters/more.md", ", and more");
    assert_eq!(run(&[]).out, "Own: The condition: met, and more\n");
    folder.write("mine.md", "Mine: {{ given(\"who\") }}\n");
    assert_eq!(run(&["--template", "mine.md", "--set", "who=me"]).out, "Mine: me\n");
    // Whatever the one that is named is called.
    for name in [".own.md", "letter: own.md"] {
        folder.write(name, "Mine: {{ given(\"who\") }}\n");
        assert_eq!(run(&["--template", name, "--set", "who=me"]).out, "Mine: me\n", "{name}");
    }
    assert_eq!(run(&["--template", ".."]).code, Some(1), "a folder is no template");
    let answer = run(&["--template", "mine.md", "--set", "hwo=me"]);
    assert_eq!(answer.code, Some(1));
    assert!(answer.err.contains("did you mean `who`?"), "{}", answer.err);
    // Nothing outside its folder is read.
    folder.write("out.md", "{% include \"../secret.md\" %}").write("secret.md", "secret");
    fs::create_dir_all(folder.path().join("in")).expect("a folder");
    fs::rename(folder.path().join("out.md"), folder.path().join("in/out.md")).expect("moved");
    let answer = run(&["--template", "in/out.md"]);
    assert!(answer.code == Some(1) && answer.err.contains("P0802") && !answer.out.contains("secret"), "{}", answer.err);
    for (arguments, code) in [(["--template", "nowhere.md"], 1), (["--set", "who"], 2), (["--out", "letter.pdf"], 2)] {
        assert_eq!(run(&arguments).code, Some(code), "{arguments:?}");
    }
}

// ── The page on letters ────────────────────────────────────────────────────────────────────────────────────────────

/// The fenced blocks of the page, each with the words behind its fence.
fn blocks() -> Vec<(Vec<&'static str>, &'static str)> {
    let mut out = Vec::new();
    let mut rest = PAGE;
    while let Some(start) = rest.find("\n```") {
        let (info, body) = rest[start + 4..].split_once('\n').expect("a fence ends its line");
        let end = body.find("\n```").expect("a fence is closed");
        out.push((info.split(' ').collect(), &body[..=end]));
        rest = &body[end + 4..];
    }
    out
}

/// The words of a command, with quotation marks resolved.
fn words(line: &str) -> Vec<String> {
    let mut out = vec![String::new()];
    let mut quoted = false;
    for sign in line.chars() {
        match sign {
            '"' => quoted = !quoted,
            ' ' if !quoted => out.push(String::new()),
            _ => out.last_mut().expect("never empty").push(sign),
        }
    }
    out
}

#[test]
fn every_command_of_the_page_does_what_the_page_says() {
    let folder = Folder::new();
    folder.write("examples/refusal.yaml", fs::read(root().join("examples/refusal.yaml")).expect("the example"));
    let mut ran = 0;
    for (info, text) in blocks() {
        match info.as_slice() {
            [_, name] if Path::new(name).extension().is_some() => {
                folder.write(name, text);
            }
            ["sh"] => {
                for line in text.lines() {
                    let line = words(line.strip_prefix("paragraf ").expect("a command"));
                    let arguments: Vec<&str> = line.iter().map(String::as_str).collect();
                    let answer = Call::new(&arguments).within(folder.path()).run();
                    assert!(matches!(answer.code, Some(0 | 3)), "{line:?}: {}", answer.err);
                    ran += 1;
                }
            }
            _ => {}
        }
    }
    assert!(ran >= 4);
    for name in ["letter.docx", "letter.html"] {
        assert!(folder.path().join(name).is_file(), "{name}");
    }
}
