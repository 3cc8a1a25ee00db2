//! `paragraf ask`: interviews as somebody has them, in both languages; saved, resumed, with mistakes, and with input that means no good.

use std::fs;

use super::support::{Answer, Call, Folder, root};

/// An interview with these lines.
fn asked(arguments: &[&str], lines: &str) -> Answer {
    Call::new(&[&["ask"], arguments].concat()).input(lines).run()
}

/// Compares an interview with its snapshot.
fn transcript(name: &str, arguments: &[&str], answer: &Answer) {
    let text = format!("{}{}{}", answer.out, if answer.err.is_empty() { "" } else { "── messages ──\n" }, answer.err);
    let shown = format!("paragraf ask {}  (exit code {:?})", arguments.join(" "), answer.code.expect("an exit code"));
    insta::with_settings!({
        omit_expression => true, prepend_module_to_snapshot => false, snapshot_path => "snapshots/interview", description => shown,
    }, {
        insta::assert_snapshot!(name, text);
    });
}

const BOTH: [&str; 2] = ["nb", "en"];

#[test]
fn an_applicant_is_asked_until_the_answer_is_certain() {
    let eighteen = fs::read_to_string(root().join("examples/eighteen.answers")).expect("the answers");
    for lang in BOTH {
        let arguments = ["to_programme", "--law", "2018-06-01", "--lang", lang];
        transcript(&format!("eighteen_{lang}"), &arguments, &asked(&arguments, &eighteen));
        let arguments = [&arguments[..], &["--length", "short", "--by", "Nav Sagene", "--on", "2018-06-10"]].concat();
        let lines = "1990-04-02\n2018-06-01\nja\nhar vært uten arbeid i fire år\nja\n\nno\nyes\nja: trenger oppfølging hver uke\nja: kurs er prøvd\nja\n";
        transcript(&format!("thirty_{lang}"), &arguments, &asked(&arguments, lines));
    }
}

#[test]
fn the_items_of_a_list_are_counted_and_then_asked_for_one_by_one() {
    for lang in BOTH {
        let arguments = ["supplement_children", "--law", "2018-06-01", "--lang", lang, "--length", "short"];
        let lines = "to\n2\n?\nja\n1.2.2015\n40000\nnei\nja\n2011-07-07\n0\nja\n2018-05-01\n";
        transcript(&format!("children_{lang}"), &arguments, &asked(&arguments, lines));
        let arguments = ["time_not_counted", "--law", "2018-06-01", "--lang", lang, "--length", "short"];
        let lines = "2\n1\n1.3.2018\n31.3.2018\n5\n2018-08-01\n2018-01-15\n";
        transcript(&format!("pauses_{lang}"), &arguments, &asked(&arguments, lines));
    }
}

#[test]
fn there_is_a_way_back_from_every_answer_and_from_the_way_back() {
    for lang in BOTH {
        let arguments = ["to_programme", "--law", "2018-06-01", "--lang", lang, "--length", "short"];
        let lines = "<\nangre\n2001-01-01\n2018-06-01\n<2\n1980-01-01\n2018-06-01\nja: a\nja: b\nsvar\nback 3\nundo\nundo\nja\n<\nnei: c\n";
        transcript(&format!("back_{lang}"), &arguments, &asked(&arguments, lines));
    }
}

#[test]
fn what_nobody_knows_stays_open_and_is_told() {
    for lang in BOTH {
        let arguments = ["to_programme", "--law", "2018-06-01", "--lang", lang, "--length", "short"];
        let lines = "-\nvet ikke\nukjent\nja: a\nnei\nja\nja: b\ndon't know\nja\n";
        let answer = asked(&arguments, lines);
        assert_eq!(answer.code, Some(3), "an answer that is open");
        transcript(&format!("unknown_{lang}"), &arguments, &answer);
    }
}

#[test]
fn mistakes_are_told_with_their_code_and_the_question_is_asked_again() {
    for lang in BOTH {
        let arguments = ["to_programme", "--law", "2018-06-01", "--lang", lang, "--length", "short"];
        let lines = "\ni går\n31.2.1990\n2019-01-01\n2018-06-01\n<2\n1990-01-01\n2018-06-01\nkanskje\njepp: fordi\nsave facts.json\nsave examples/eighteen.yaml\nquit\n";
        transcript(&format!("mistakes_{lang}"), &arguments, &asked(&arguments, lines));
    }
}

#[test]
fn a_saved_interview_goes_on_where_it_stopped_and_decides_the_same() {
    for lang in BOTH {
        let folder = Folder::new();
        let path = folder.path().join("case.yaml");
        let path = path.to_str().expect("a path");
        let own = ["--law", "2018-06-01", "--lang", lang, "--length", "short"];
        let first = asked(&[&["to_programme", "--save", path], &own[..]].concat(), "1990-04-02\n-\nja: lite skolegang\n");
        let clean =
            |answer: Answer| Answer { out: answer.out.replace(path, "case.yaml"), err: answer.err.replace(path, "case.yaml"), ..answer };
        let shown = ["to_programme", "--save", "case.yaml"];
        transcript(&format!("saved_{lang}"), &[&shown[..], &own].concat(), &clean(first));
        let file = fs::read_to_string(path).expect("the facts");
        assert!(file.contains("  received: unknown"), "{file}");
        insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false, snapshot_path => "snapshots/interview" }, {
            insta::assert_snapshot!(format!("saved_file_{lang}"), file);
        });
        // What was not known is asked for where that is wanted.
        let question = if lang == "nb" { "1. Hvilken dag kom søknaden inn?" } else { "1. On which day was the application received?" };
        for (again, is_asked) in [(&[][..], false), (&["--again"], true)] {
            let answer = asked(&[&["to_programme", "--facts", path], &own[..], again].concat(), "");
            assert_eq!((answer.code, answer.out.contains(question)), (Some(3), is_asked), "{}", answer.out);
        }
        // Over a file that is there, only what began with it is written.
        let refused = asked(&[&["to_programme", "--save", path], &own[..]].concat(), "");
        assert_eq!((refused.code, refused.out.as_str()), (Some(1), ""), "{}", refused.err);
        let resumed = asked(
            &[&["to_programme", "--facts", path, "--save", path], &own[..]].concat(),
            "ja: ingen yrkeserfaring\nnei\nja\nja: a\nnei: b\n",
        );
        let decided = Call::new(&[&["decide", "to_programme", "--facts", path], &own[..]].concat()).run();
        assert!(resumed.out.ends_with(&decided.out), "{}\n{}", resumed.out, decided.out);
        transcript(
            &format!("resumed_{lang}"),
            &[&["to_programme", "--facts", "case.yaml", "--save", "case.yaml"], &own[..]].concat(),
            &clean(resumed),
        );
    }
}

#[test]
fn what_is_told_to_type_goes_on_by_the_same_rules_however_the_files_are_called() {
    let folder = Folder::new();
    folder.write("my rules/ferry.regel", FERRY);
    let arguments =
        ["ask", "to_board", "--rules", "my rules", "--law", "2020-01-01", "--lang", "en", "--length", "short", "--save", "it's mine.yaml"];
    let first = Call::new(&arguments).within(folder.path()).input("yes\n").run();
    let command = first.out.lines().last().and_then(|line| line.split_once("Go on with: ")).expect("a command").1;
    assert_eq!(
        command,
        r"paragraf ask to_board --law 2020-01-01 --rules 'my rules' --lang en --length short --facts 'it'\''s mine.yaml' --save 'it'\''s mine.yaml'"
    );
    let again = Call::new(&arguments).within(folder.path()).run();
    assert!(again.err.contains(r"`--facts 'it'\''s mine.yaml' --save 'it'\''s mine.yaml'`"), "{}", again.err);
}

#[test]
fn a_reason_may_begin_like_a_command_and_is_kept_without_its_quotation_marks() {
    let folder = Folder::new();
    let path = folder.path().join("case.yaml");
    let path = path.to_str().expect("a path");
    let arguments = ["to_programme", "--law", "2018-06-01", "--save", path];
    let lines = "1990-04-02\n2018-06-01\nja\nlagre strøm er alt han klarer\nja\n\"quit\"\nnei\nja\nja: «svar uteblir»\n";
    asked(&arguments, lines);
    let file = fs::read_to_string(path).expect("the facts");
    for reason in ["because: \"lagre strøm er alt han klarer\"", "because: \"quit\"", "because: \"svar uteblir\""] {
        assert!(file.contains(reason), "{file}");
    }
    // What is a file for facts is saved, also where a reason is awaited.
    let saved = asked(&["to_programme", "--law", "2018-06-01"], &format!("1990-04-02\n2018-06-01\nja\nlagre {path}2.yaml\nen grunn\n"));
    assert!(saved.out.contains(&format!("Lagret i {path}2.yaml.")), "{}", saved.out);
}

#[test]
fn no_file_is_called_as_a_device() {
    let folder = Folder::new();
    for arguments in [
        &["ask", "to_programme", "--law", "2018-06-01", "--save", "con.yaml"][..],
        &["letter", "to_programme", "--case", "K002 18th birthday today", "--law", "2018-06-01", "--out", "Aux.md"],
        &["explain", "to_programme", "--case", "K002 18th birthday today", "--law", "2018-06-01", "--out", "NUL.html", "--format", "html"],
    ] {
        let answer = Call::new(&[arguments, &["--lang", "en"]].concat()).within(folder.path()).run();
        assert_eq!(answer.code, Some(1), "{}", answer.err);
        assert!(answer.err.contains("for a device"), "{}", answer.err);
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 0, "{arguments:?}");
    }
}

const FERRY: &str = r#"
act ferry_act { rank statute title nb "ferjeloven" en "Ferry Act" in force from 2000-01-01 }
entity trip nb "turen" en "the trip" {
    day : date
    booked : yes/no nb "turen er bestilt" en "the trip is booked"
    cancelled : yes/no nb "turen er avlyst" en "the trip is cancelled"
    travellers : list of traveller nb "reisende" en "travellers" ask nb "Hvem reiser?" en "Who travels?"
}
entity traveller nb "reisende" en "the traveller" {
    named by name
    name : text nb "navn" en "name"
    born : date nb "fødselsdato" en "date of birth"
    stays : list of periods nb "opphold" en "stays"
    luggage : number nb "kolli" en "pieces of luggage"
    fare : one of { whole nb "hel" en "whole", half nb "halv" en "half" } nb "billett" en "ticket"
    share : percent nb "rabatt" en "discount"
    wait : days nb "ventetid" en "waiting time"
    port : text nb "havn" en "port"
}
in ferry_act
§ 1
impossible booked_and_cancelled nb "turen er både bestilt og avlyst" en "the trip is both booked and cancelled"
    holds when trip.booked and trip.cancelled
§ 2
ledd 1 {
    condition open nb "turen går" en "the trip runs" holds when trip.booked and not trip.cancelled
    right to_board nb "rett til å gå om bord" en "right to board" holds when all {
        open
        every of trip.travellers where all {
            age(traveller.born, on: trip.day) >= 6
            traveller.fare = whole or traveller.share <= 50 %
            traveller.luggage < 3
            traveller.wait < 2 weeks
            traveller.port = "Moss"
            not (traveller.stays contains trip.day)
        }
    }
}
"#;

fn ferry() -> Folder {
    let folder = Folder::new();
    folder.folder("rules").write("rules/ferry.regel", FERRY);
    folder
}

#[test]
fn questions_of_every_type_are_answered_and_items_are_called_by_their_names() {
    let folder = ferry();
    for lang in BOTH {
        let arguments = ["to_board", "--rules", "rules", "--law", "2020-01-01", "--lang", lang, "--length", "short"];
        let lines = "j\nKari, Ola\n1.1.2000\n2020-05-05\n2\n30 %\n1,5\n1.5\n1 week\n\"Moss\"\n1.1.2019 til 31.1.2019; 2019-06-01 to 2019-06-02\n2001-01-01\nhel\n0\n3 days\nMoss\ningen\n";
        let answer = Call::new(&[&["ask"], &arguments[..]].concat()).within(folder.path()).input(lines).run();
        assert!(answer.out.contains("Ola: "), "{}{}", answer.out, answer.err);
        transcript(&format!("types_{lang}"), &arguments, &answer);
    }
}

#[test]
fn that_there_is_nobody_is_understood_however_it_is_written() {
    let folder = ferry();
    let told = |word: &str| {
        let arguments = ["ask", "to_board", "--rules", "rules", "--law", "2020-01-01", "--lang", "nb", "--length", "short"];
        Call::new(&arguments).within(folder.path()).input(format!("ja\n{word}\n")).run().out.replace(&format!("> {word}\n"), "> …\n")
    };
    let nobody = told("0");
    for word in ["ingen", "Ingen", "None"] {
        assert_eq!(told(word), nobody, "{word}");
    }
}

#[test]
fn what_an_impossible_rule_settles_is_not_asked() {
    let folder = ferry();
    let call = |lines: &str, more: &[&str]| {
        let arguments = [&["ask", "open", "--rules", "rules", "--law", "2020-01-01", "--lang", "en"], more].concat();
        Call::new(&arguments).within(folder.path()).input(lines).run()
    };
    let answer = call("yes\n", &["--length", "short", "--save", "trip.yaml"]);
    assert_eq!(answer.code, Some(0), "{}{}", answer.out, answer.err);
    assert!(answer.out.contains("The trip is cancelled: no. This follows from the answers"), "{}", answer.out);
    assert!(answer.out.contains("The answer is certain after one question."), "{}", answer.out);
    let file = fs::read_to_string(folder.path().join("trip.yaml")).expect("the facts");
    assert!(file.contains("cancelled: no"), "{file}");
}

#[test]
fn the_words_of_help_are_the_words_that_are_understood() {
    use paragraf::law::{Lang, say};
    for lang in Lang::ALL {
        let help = say::ask_help_commands(lang);
        let words =
            [say::ask_word_back, say::ask_word_undo, say::ask_word_unknown, say::ask_word_answers, say::ask_word_save, say::ask_word_quit];
        for word in words {
            assert!(help.contains(word(lang)), "{}", word(lang));
        }
    }
}

#[test]
fn input_that_means_no_good_is_told_and_bounded() {
    let arguments = ["to_programme", "--law", "2018-06-01", "--lang", "en", "--length", "short"];
    let call = |lines: &[u8]| Call::new(&[&["ask"], &arguments[..]].concat()).input(lines).run();
    let long = call(&[vec![b'7'; 1_000_000], b"\n1990-01-01\n".to_vec()].concat());
    assert!(long.out.contains("P0604") && long.out.contains("2. On which day"), "{}", long.out);
    assert!(long.out.len() < 5_000, "a long line is not said again");
    assert_eq!(long.code, Some(3));
    let odd = call(b"\xff\xfe\n1990-01-01\n");
    assert!(odd.out.contains("P0602") && odd.out.contains("2. On which day"), "{}", odd.out);
    let steering = call("\u{1b}[2J\u{202e}19\u{0}90\n\u{7}\n".as_bytes());
    assert!(steering.out.chars().all(|sign| sign == '\n' || !sign.is_control() && sign != '\u{202e}'), "{:?}", steering.out);
    assert_eq!(steering.code, Some(3));
    let endless = call(&b"x\n".repeat(20_000));
    assert!(endless.err.contains("P0604"), "{}", endless.err);
    assert_eq!(endless.code, Some(1));
    for last in ["", "1990-01-01", "1990-01-01\n2018-01-01\nyes", "1990-01-01\n2018-01-01\nyes\n"] {
        let answer = call(last.as_bytes());
        assert_eq!((answer.code, answer.err.as_str()), (Some(3), ""), "{last:?}");
        assert!(answer.out.contains("Stopped at question"), "{}", answer.out);
    }
    // Far more items than anybody answers, and a number of them that no machine has room for.
    let many = asked(&["supplement_children", "--law", "2018-06-01", "--lang", "en"], "101\n99999999999999999999999\n-1\n2.5\n");
    assert_eq!(many.out.matches("P0604").count(), 2, "{}", many.out);
    assert_eq!(many.out.matches("P0404").count(), 2, "{}", many.out);
}

#[test]
fn a_command_line_that_can_not_be_meant_is_told() {
    for (arguments, code) in [
        (&["to_programme", "--facts", "-", "--facts-format", "yaml"][..], 2),
        (&["to_programme", "--on", "yesterday"], 2),
        (&["to_programme", "--save", "facts.json"], 1),
        (&["to_programme", "--save", "examples/eighteen.yaml"], 1),
        (&["to_program"], 2),
    ] {
        let answer = asked(&[arguments, &["--law", "2018-06-01", "--lang", "en"]].concat(), "");
        assert_eq!((answer.code, answer.out.as_str()), (Some(code), ""), "{arguments:?}: {}", answer.err);
    }
}

/// The commands of the manual, each with what is shown below it.
#[test]
fn the_manual_shows_what_is_printed() {
    let manual = fs::read_to_string(root().join("docs/interview.md")).expect("the manual");
    let mut blocks = manual.split("\n```").skip(1).step_by(2).map(|block| block.split_once('\n').expect("a language"));
    let mut shown = 0;
    while let Some((language, text)) = blocks.next() {
        assert_eq!(language, "sh");
        let (command, file) = text.trim().split_once(" < ").expect("answers from a file");
        let arguments: Vec<&str> = command.strip_prefix("paragraf ").expect("a command of ours").split(' ').collect();
        let answer = Call::new(&arguments).input(fs::read(root().join(file)).expect("the answers")).run();
        let (language, printed) = blocks.next().expect("what it prints");
        assert_eq!((language, answer.code, answer.out.trim()), ("text", Some(0), printed.trim()), "{}", answer.err);
        shown += 1;
    }
    assert_eq!(shown, 1);
}
