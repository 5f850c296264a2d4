//! Definitions: what is shipped is sound, and each rule finds what it is for, at its place and alone.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use nulmeting::definition::{
    Checked, Finding, Library, Severity, builtin, check, read_study, render, rules, write_study,
};
use proptest::prelude::*;

#[path = "definitions/law.rs"]
mod law;

const FIXTURES: &str = "tests/fixtures/definitions";

fn fixture(code: &str) -> String {
    fs::read_to_string(Path::new(FIXTURES).join(format!("{code}.toml"))).unwrap()
}

/// What is found in a fixture; one rule is broken only by asking for another kind.
fn findings(code: &str, text: &str) -> Vec<Finding> {
    let library = builtin::library();
    if code == "other-kind" { read_study(text, &library).findings } else { check(text, &library).findings }
}

fn line_of(text: &str, at: usize) -> usize {
    text[..at].matches('\n').count() + 1
}

#[test]
fn every_rule_has_a_fixture_and_every_fixture_a_rule() {
    let codes: BTreeSet<String> = rules::ALL.iter().map(|rule| rule.code.to_owned()).collect();
    assert_eq!(codes.len(), rules::ALL.len(), "two rules share a code");
    assert!(codes.len() >= 40);
    let files: BTreeSet<String> = fs::read_dir(FIXTURES)
        .unwrap()
        .map(|entry| entry.unwrap().path().file_stem().unwrap().to_str().unwrap().to_owned())
        .collect();
    assert_eq!(codes, files);
}

#[test]
fn every_fixture_breaks_its_rule_at_the_marked_line_and_no_other() {
    let mut wrong = String::new();
    for rule in rules::ALL {
        let text = fixture(rule.code);
        let marked = line_of(&text, text.find("# <- here").unwrap());
        let findings = findings(rule.code, &text);
        let is_right = !findings.is_empty()
            && findings.iter().all(|finding| finding.code == rule.code && finding.severity == rule.severity)
            && findings.iter().any(|finding| line_of(&text, finding.span.start) == marked);
        if !is_right {
            let shown = render(&format!("{}.toml", rule.code), &text, &findings, false);
            let _ = writeln!(wrong, "{} should be at line {marked}, alone:\n{shown}", rule.code);
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn only_errors_keep_a_value_back() {
    for rule in rules::ALL.iter().filter(|rule| rule.code != "other-kind") {
        let checked = check(&fixture(rule.code), &builtin::library());
        assert_eq!(checked.value.is_some(), rule.severity == Severity::Warning, "{}", rule.code);
        assert_eq!(checked.has_errors(), rule.severity == Severity::Error, "{}", rule.code);
    }
}

#[test]
fn findings_are_shown_with_their_place_and_what_to_do() {
    let mut shown = String::new();
    for code in
        ["unknown-key", "duplicate-id", "missing-key", "rating-value", "unlisted-reason", "broken-definition"]
    {
        let text = fixture(code);
        shown.push_str(&render(&format!("{code}.toml"), &text, &findings(code, &text), false));
    }
    insta::assert_snapshot!(shown);
}

#[test]
fn all_mistakes_of_a_file_come_at_once_in_the_order_of_the_file() {
    let text = "format = 1\nkind = \"study\"\nid = \"s/1\"\nassesment = \"bellaart-almelo\"\n\n\
        [[unit]]\nid = \"sez\"\nname = 3\nkind = \"line\"\n\n\
        [[interview]]\nunit = \"seez\"\nround = \"r1\"\nstatus = \"done\"\n";
    let checked = check(text, &builtin::library());
    let codes: Vec<&str> = checked.findings.iter().map(|finding| finding.code).collect();
    assert_eq!(
        codes,
        [
            "missing-key",
            "missing-key",
            "bad-id",
            "unknown-key",
            "wrong-type",
            "unknown-unit",
            "unknown-round",
            "unknown-word"
        ]
    );
    let help: Vec<&str> = checked.findings.iter().filter_map(|finding| finding.help.as_deref()).collect();
    assert!(
        help.contains(&"did you mean `assessment`?") && help.contains(&"did you mean `sez`?"),
        "{help:?}"
    );
}

#[test]
fn all_syntax_errors_come_at_once() {
    let text = "format = 1\nkind = study\nid = \"a\ntitle == 3\n";
    let checked = check(text, &builtin::library());
    assert!(checked.findings.len() >= 3);
    assert!(checked.findings.iter().all(|finding| finding.code == "syntax"));
    assert!(checked.findings.is_sorted_by_key(|finding| finding.span.start));
}

#[test]
fn shipped_files_have_no_findings() {
    let mut library = Library::new();
    for (name, text) in builtin::instruments().iter().flat_map(|instrument| instrument.files) {
        let checked = check(text, &library);
        assert!(checked.findings.is_empty(), "{}", render(name, text, &checked.findings, false));
        assert!(checked.value.is_some(), "{name}");
        assert!(library.add(text).is_empty());
    }
    assert_eq!(library, builtin::library());
}

#[test]
fn every_shipped_definition_is_embedded() {
    for folder in fs::read_dir("questionnaires").unwrap() {
        let folder = folder.unwrap().path();
        let id = folder.file_name().unwrap().to_str().unwrap();
        let instrument = builtin::instruments().iter().find(|instrument| instrument.id == id).unwrap();
        for file in fs::read_dir(&folder).unwrap() {
            let file = file.unwrap().path();
            let text = fs::read_to_string(&file).unwrap();
            let name = file.file_name().unwrap().to_str().unwrap();
            let is_embedded = instrument.files.contains(&(name, text.as_str()));
            assert!(is_embedded || text == builtin::sample_study(), "{}", file.display());
        }
    }
}

#[test]
fn the_sample_study_has_no_findings_and_comes_back_equal() {
    let text = builtin::sample_study();
    let library = builtin::library();
    let Checked { value, findings } = read_study(text, &library);
    assert!(findings.is_empty(), "{}", render("study.toml", text, &findings, false));
    let study = value.unwrap();
    let written = write_study(&study);
    assert!(
        written
            .starts_with("# Study \"almelo-2011\": holds everything on record, whatever was consented to.\n")
    );
    assert!(written.lines().nth(1).unwrap().contains("not for handing on"));
    let again = read_study(&written, &library);
    assert!(again.findings.is_empty(), "{}", render("written.toml", &written, &again.findings, false));
    assert_eq!(again.value.as_ref(), Some(&study));
    assert_eq!(write_study(&study), written);
}

#[test]
fn events_without_an_id_get_the_same_one_each_time() {
    let library = builtin::library();
    let ids = || {
        let study = read_study(builtin::sample_study(), &library).value.unwrap();
        study.events.iter().map(|event| event.id.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(ids(), ids());
    assert_eq!(ids()[0], "2003-earlier-integration-programme-adopted");
    let unique: BTreeSet<String> = ids().into_iter().collect();
    assert_eq!(unique.len(), ids().len());
}

#[test]
fn a_studys_own_definitions_win_over_the_shipped_ones() {
    let text = fixture("definition-differs");
    let study = read_study(&text, &builtin::library()).value.unwrap();
    let library = builtin::library().with(&study.definitions);
    assert_eq!(library.questionnaire("almelo-baseline").unwrap().questions().count(), 1);
    assert!(builtin::library().questionnaire("almelo-baseline").unwrap().questions().count() > 1);
}

#[test]
fn a_file_saved_on_windows_reads_the_same() {
    let library = builtin::library();
    let text = builtin::sample_study();
    let windows = text.replace('\n', "\r\n");
    assert_eq!(read_study(&windows, &library), {
        let plain = read_study(text, &library);
        Checked { value: plain.value, findings: Vec::new() }
    });
    for (name, text) in builtin::instruments().iter().flat_map(|instrument| instrument.files) {
        assert!(check(&text.replace('\n', "\r\n"), &library).findings.is_empty(), "{name}");
    }
}

#[test]
fn questions_that_hang_on_each_other_many_times_over_are_checked_at_once() {
    let mut text = fixture("empty-text").replace("ask = \" \"", "ask = \"?\"");
    for at in 0..60 {
        let before = if at == 0 { "plan".to_owned() } else { format!("q{}", at - 1) };
        let _ = write!(
            text,
            "[[section.question]]\nid = \"q{at}\"\nask = \"?\"\nanswer = {{ type = \"yes-no\", mode = \"coded\" }}\n\
             when = {{ any = [{{ {before} = \"yes\" }}, {{ {before} = \"no\" }}] }}\n"
        );
    }
    assert!(check(&text, &builtin::library()).findings.is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_damaged_file_is_reported_and_never_more(which in 0_usize..980, from in 0_usize..1_000, length in 0_usize..60, junk in "[\\[\\]{}\"'=.#a-z0-9\n]{0,8}") {
        let texts: Vec<String> = rules::ALL.iter().map(|rule| fixture(rule.code))
            .chain(builtin::instruments()[0].files.iter().map(|(_, text)| (*text).to_owned())).collect();
        let text = &texts[which % texts.len()];
        let boundary = |at: usize| (at..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap();
        let start = boundary(from * text.len() / 1_000);
        let end = boundary((start + length).min(text.len()));
        let damaged = format!("{}{junk}{}", &text[..start], &text[end..]);
        let checked = check(&damaged, &builtin::library());
        prop_assert_eq!(checked.value.is_some(), !checked.has_errors());
        let shown = render("damaged.toml", &damaged, &checked.findings, false);
        prop_assert_eq!(shown.matches("damaged.toml:").count(), checked.findings.len(), "{}", shown);
    }
}

#[test]
fn ten_thousand_interviews_are_read_in_seconds() {
    let mut text = fixture("no-dates").replace("[[round]] # <- here", "[[round]]\nfrom = \"2009\"");
    for at in 0..10_000 {
        let _ = write!(
            text,
            "[[unit]]\nid = \"u{at}\"\nname = \"Unit\"\nkind = \"line\"\n\
             [[interview]]\nunit = \"u{at}\"\nround = \"r1\"\nstatus = \"completed\"\n\
             [[participant]]\ninterview = \"u{at}/r1\"\nrespondent = \"p{at}\"\nrole = \"other\"\n\
             [[answer]]\ninterview = \"u{at}/r1\"\nquestion = \"core_tasks\"\nrespondent = \"p{at}\"\ntext = \"Für alle.\"\n\
             [[evidence]]\nid = \"e{at}\"\ntype = \"testimony\"\ninterview = \"u{at}/r1\"\ntext = \"So said.\"\n\
             [[rating]]\nunit = \"u{at}\"\nround = \"r1\"\nindicator = \"gaps_known\"\nvalue = 1\nevidence = [\"e{at}\"]\n"
        );
    }
    let library = builtin::library();
    let start = std::time::Instant::now();
    let checked = read_study(&text, &library);
    let took = start.elapsed();
    assert!(checked.findings.is_empty(), "{:?}", checked.findings.first());
    assert_eq!(checked.value.unwrap().interviews.len(), 10_000);
    assert!(took.as_secs() < 20, "{took:?}");
}
