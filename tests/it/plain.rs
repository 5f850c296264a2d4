//! The program in lines: a scripted session does what a person does on the screens.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use std::io::{Read, Write};

use nulmeting::domain::answer::{Answer, Chosen, ChosenValue, ClosedAnswer, MarkKind, Missing};
use nulmeting::domain::change::Change;
use nulmeting::domain::id::{Id, InterviewId};
use nulmeting::domain::study::{InterviewStatus, NotePlace, Study};
use nulmeting::store::{Origin, Reader, Scope, Store};
use tempfile::TempDir;
use uuid::Uuid;

use crate::support::program::{PROGRAM, SAMPLE, signed_folder};

/// A questionnaire with a question of every kind, and a study with a talk to hold.
const SMALL: &str = include_str!("../../src/tui/screens/talk/tests/small.toml");
const STUDY: &str = include_str!("../../src/tui/screens/talk/tests/study.toml");

struct Place {
    temporary: TempDir,
}

impl Place {
    /// A data folder with the small study and the sample study.
    fn new() -> Self {
        let place = Self { temporary: TempDir::new().unwrap() };
        signed_folder(&place.data());
        let own = place.data().join("questionnaires");
        fs::create_dir(&own).unwrap();
        fs::write(own.join("small.toml"), SMALL).unwrap();
        fs::write(own.join("before.toml"), SMALL.replace("id = \"small\"", "id = \"small-before\"")).unwrap();
        let file = place.temporary.path().join("study.toml");
        fs::write(&file, STUDY).unwrap();
        assert!(place.run(&["import", "small", file.to_str().unwrap()], "").status.success());
        assert!(place.run(&["import", "almelo", SAMPLE], "").status.success());
        place
    }

    fn data(&self) -> PathBuf {
        self.temporary.path().join("data")
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(PROGRAM);
        command.env("NULMETING_DATA", self.data()).env("LC_ALL", "C.UTF-8").args(arguments);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    fn run(&self, arguments: &[&str], script: &str) -> Output {
        let mut child = self.command(arguments).spawn().unwrap();
        let mut input = child.stdin.take().unwrap();
        let script = script.to_owned();
        let writing = std::thread::spawn(move || input.write_all(script.as_bytes()));
        let output = child.wait_with_output().unwrap();
        // A program that has ended reads nothing more.
        let _ = writing.join();
        output
    }

    /// What is said to a script, line for line; it ends well, and holds nothing that commands a terminal.
    fn told(&self, study: &str, script: &str) -> String {
        let output = self.run(&["open", study, "--plain", "--language", "en"], script);
        let told = String::from_utf8(output.stdout).unwrap();
        assert!(output.status.success(), "{told}\n{}", String::from_utf8_lossy(&output.stderr));
        assert!(!told.chars().any(|one| one.is_control() && one != '\n'), "{told:?}");
        told
    }

    fn study(&self, name: &str) -> Study {
        let path = self.data().join(format!("{name}.nulmeting"));
        Reader::open(Path::new(&path)).unwrap().load(&Scope::Whole).unwrap()
    }
}

fn answer<'s>(study: &'s Study, question: &str) -> &'s Answer {
    let mut here = study.answers.iter().filter(|one| one.interview.as_str() == "parks/r2");
    here.find(|one| one.question == *question).unwrap_or_else(|| panic!("no answer to {question}"))
}

/// A whole talk: every kind of answer, marks, a parked thought, something taken back.
const TALK: &str = "\
help
2
hold
We mow. Größe 🙂 zählt.
..and a point at the start
! who decides?
> „We are there for everybody“
@5 said with a smile
.read
.line 1
.quote
.next
.answer
1
.nonsense
.jump 4
.answer back
.jump 5
.answer 7
.jump 6
.answer 700
12
.jump 7
.answer 3
12
.jump 8
.answer 2011-03
.jump 9
.answer 2
.jump 10
.answer
1
Market
1





.jump 11
.answer
Hall
small
.jump 12
.answer yes
.does not know
.undo
.park ask Ann about rooms
.finish
y
";

#[test]
fn a_talk_is_held_with_every_kind_of_answer() {
    let place = Place::new();
    let told = place.told("small", TALK);
    insta::assert_snapshot!("plain-talk", told);
    let study = place.study("small");
    let notes = &answer(&study, "tasks").notes;
    assert_eq!(
        notes.text,
        "We mow. Größe 🙂 zählt.\n.and a point at the start\nwho decides?\n„We are there for everybody“"
    );
    let marks: Vec<(MarkKind, &str)> =
        notes.marks.iter().map(|mark| (mark.kind, mark.text.as_str())).collect();
    let wanted = [
        (MarkKind::Flag, "who decides?"),
        (MarkKind::Quote, "„We are there for everybody“"),
        (MarkKind::Quote, "We mow. Größe 🙂 zählt."),
    ];
    assert_eq!(marks, wanted);
    assert_eq!(notes.times.len(), 4, "every line has its time");
    assert_eq!(answer(&study, "weight").notes.text, "said with a smile");
    let chosen = |question: &str| answer(&study, question).closed.chosen.clone().unwrap();
    let number = |number| Chosen::Value(ChosenValue::Number(number));
    assert_eq!((chosen("weight"), chosen("staff")), (number(7), number(12)));
    assert_eq!(chosen("share"), Chosen::Value(ChosenValue::Share { part: 3, whole: 12 }));
    assert!(matches!(chosen("since"), Chosen::Value(ChosenValue::Date(date)) if date.as_str() == "2011-03"));
    assert!(matches!(chosen("where"), Chosen::Choice(option) if option == *"back"));
    assert!(matches!(chosen("partners"), Chosen::Choices(units) if units.len() == 1));
    assert!(
        matches!(chosen("rooms"), Chosen::Records(rows) if rows[0]["name"] == "Hall" && rows[0]["size"] == "small")
    );
    assert!(study.initiatives.iter().any(|one| one.details.title == "Market"), "{:?}", study.initiatives);
    assert_ne!(answer(&study, "sure").closed.missing, Some(Missing::DoesNotKnow), "it was taken back");
    let parked = study.notes.iter().find(|note| note.place == NotePlace::Parked).unwrap();
    assert_eq!(parked.text, "ask Ann about rooms");
    let talk = study.interviews.iter().find(|one| one.id.as_str() == "parks/r2").unwrap();
    assert_eq!(talk.state.status, InterviewStatus::Completed);
}

/// Rating, and the ways to the results.
const DESK: &str = "\
18
hold
y
> Hier kent niemand de visie.
.tie vision_known
.finish
y
rate
1
value 0
1
switch-focus
3
attach-evidence
switch-focus
2
value 2
back
result
1
1
back
back
back
compare
3
2
back
back
back
organisation
2
back
back
L
zz
quit
";

#[test]
fn a_unit_is_rated_and_the_way_down_from_result_and_comparison_is_told() {
    let place = Place::new();
    let told = place.told("almelo", DESK);
    insta::assert_snapshot!("plain-desk", told);
    let study = place.study("almelo");
    let rated =
        study.ratings.iter().filter(|one| one.unit == *"interne-dienstverlening" && one.round == *"r2");
    assert_eq!(rated.count(), 2);
    // What was told of a page is not told again, but for what is new on it.
    let lines: Vec<&str> = told.lines().collect();
    let first = "3. Public Affairs, Baseline, autumn 2009: completed 13/22, 10 ratings";
    assert_eq!(lines.iter().filter(|line| **line == first).count(), 1);
}

#[test]
fn lines_typed_before_the_program_was_killed_are_there_again() {
    let place = Place::new();
    let mut child = place.command(&["open", "small", "--plain"]).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    input.write_all("2\nhold\nWe mow. Größe 🙂\n.read\n".as_bytes()).unwrap();
    // What is read back is on disk: the next line is awaited only then.
    let mut output = child.stdout.take().unwrap();
    let mut told = Vec::new();
    while !String::from_utf8_lossy(&told).contains("1 We mow. Größe 🙂") {
        let mut some = [0; 256];
        let length = output.read(&mut some).unwrap();
        assert_ne!(length, 0, "{}", String::from_utf8_lossy(&told));
        told.extend(&some[..length]);
    }
    child.kill().unwrap();
    child.wait().unwrap();
    let told = place.told("small", "2\nhold\n.read\n");
    assert!(told.contains("Restored") || told.contains("restored"), "{told}");
    assert!(told.contains("1 We mow. Größe 🙂"), "{told}");
}

#[test]
fn the_end_of_all_lines_keeps_what_was_typed_and_bad_input_harms_nothing() {
    let place = Place::new();
    let told = place.told("small", "2\r\nhold\r\nfirst\r\n\u{1b}[2Jsecond \u{7f}🙂");
    assert!(told.ends_with("Everything typed is kept.\n"), "{told}");
    let study = place.study("small");
    assert_eq!(answer(&study, "tasks").notes.text, "first\n[2Jsecond 🙂");
    let only = place.run(&["open", "small", "--only", "parks/r2", "--plain"], ".read\n");
    let only = String::from_utf8(only.stdout).unwrap();
    assert!(only.contains("1 first") && !only.contains("Taxes"), "{only}");
}

#[test]
fn the_organisation_says_who_names_whom_and_how_much_contact_stands_beside_how_many_initiatives() {
    let place = Place::new();
    let path = place.data().join("almelo.nulmeting");
    let origin = Origin::new(Uuid::from_u128(1), "me", Uuid::now_v7);
    let mut store = Store::open(&path, origin).unwrap();
    let say = |unit: &str, named: &[&str]| {
        let chosen = Chosen::Choices(named.iter().map(|name| Id::new(*name).unwrap()).collect());
        let closed = ClosedAnswer { chosen: Some(chosen), ..ClosedAnswer::default() };
        let talk = InterviewId::new(format!("{unit}/r1")).unwrap();
        Change::AnswerClosed(talk, Id::new("key_departments").unwrap(), closed)
    };
    let changes = [say("sez", &["samenleving", "sez"]), say("vastgoed", &["samenleving"])];
    store.record(&changes, "2026-11-27T12:00:00Z".parse().unwrap()).unwrap();
    drop(store);
    let told = place.told("almelo", "1\norganisation\nnominations\n");
    for line in [
        "Who names whom (2 units named others as important for this theme)",
        "Society: named by 2 of 2 others",
        "Property and Taxes, Social and Economic Affairs",
        "Social and Economic Affairs: named by 0 of 1 others",
        "names itself",
    ] {
        assert!(told.lines().any(|told| told == line), "{line}: {told}");
    }
    assert!(told.contains("beside own initiatives (9 units)"), "{told}");
}

#[test]
fn a_summary_is_written_line_by_line() {
    let place = Place::new();
    let script = "\
2
result
summaries
De afdeling weet wat er ontbreekt.
Én de rest 🙂.
.fix 1 De afdeling weet het.
.read
.next
.q
q
q
";
    let told = place.told("almelo", script);
    assert!(told.contains("heading 2 of 4"), "{told}");
    let study = place.study("almelo");
    let text = &study.summaries.last().unwrap().text;
    assert_eq!(text, "De afdeling weet het.\nÉn de rest 🙂.", "{told}");
}

#[test]
fn a_copy_is_made_and_put_back_in_lines() {
    let place = Place::new();
    let told = place.run(&["open", "small", "--plain", "--language", "en"], "backups\nmake backup\nquit\n");
    let told = String::from_utf8(told.stdout).unwrap();
    assert!(told.contains("made because somebody wanted one"), "{told}");
    let script = "units\nadd\nHarbour\n\n\n\n\n\n\nback\nbackups\n1\nput back\nyes\nback\nunits\n";
    let told = place.run(&["open", "small", "--plain", "--language", "en"], script);
    let told = String::from_utf8(told.stdout).unwrap();
    println!("{told}");
    let (before, after) = told.split_once("The study is now what").unwrap();
    assert!(before.contains("Harbour") && !after.contains("Harbour"), "{told}");
}
