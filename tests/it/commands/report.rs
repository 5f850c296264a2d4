//! `report`: written whole or not at all, and never over what is there.

use std::fs;

use predicates::prelude::*;
use predicates::str::{contains, is_empty};

use super::Place;
use super::words::place as with_quotes;
use crate::support::program::SAMPLE;

#[test]
fn a_chapter_is_one_page_with_only_the_quotes_that_may_leave_and_is_never_written_over() {
    let place = with_quotes();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("chapter.html");
    let name = file.to_str().unwrap();
    let all = ["report", "almelo", "--kind", "chapter", "--language", "en", "--output", name];
    place.run(&all).success().stdout(is_empty());
    let page = fs::read_to_string(&file).unwrap();
    assert!(page.contains("<html lang=\"en\">") && page.contains("<svg") && !page.contains("<script"));
    assert!(page.contains("„Wij zijn open.“") && !page.contains("geheim"));
    assert!(page.contains("Sie sucht *Kontakt*.") && page.contains("&lt;b&gt;spricht"));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    }
    fs::write(&file, "mine").unwrap();
    place.run(&all).code(1).stderr(contains("exists already"));
    assert_eq!(fs::read_to_string(&file).unwrap(), "mine");
    place.run(&[&all[..], &["--replace"]].concat()).success();
    assert_eq!(fs::read_to_string(&file).unwrap(), page, "the same study is told in the same words");
}

#[test]
fn a_chapter_is_told_in_three_languages_and_of_the_rounds_that_are_named() {
    let place = Place::new();
    place.run(&["import", "almelo", SAMPLE]).success();
    let all = ["report", "almelo", "--kind", "chapter", "--format", "markdown"];
    for (language, wanted) in
        [("de", "## Methode"), ("nl", "## Bronnen"), ("en", "## Limits of comparability")]
    {
        let told = place.run(&[&all[..], &["--language", language]].concat()).success();
        told.stdout(contains(wanted).and(contains("<doc").not()));
    }
    let one = place.run(&[&all[..], &["--round", "r2", "--language", "en"]].concat()).success();
    one.stdout(contains("No two rounds are compared here."));
    place.run(&[&all[..], &["--round", "r9"]].concat()).code(1).stderr(contains("no round `r9`"));
}

#[test]
fn a_unit_gets_a_sheet_and_a_respondent_the_write_up_each_with_no_more_than_is_theirs() {
    let place = with_quotes();
    let told = |all: &[&str]| {
        let given = ["report", "almelo", "--format", "markdown", "--language", "en"];
        let said = place.run(&[&given[..], all].concat()).success();
        String::from_utf8(said.get_output().stdout.clone()).unwrap()
    };
    let sheet = told(&["--kind", "unit", "--unit", "samenleving"]);
    assert!(sheet.starts_with("# Society: feedback sheet"), "{sheet}");
    assert!(sheet.contains("Sie sucht \\*Kontakt\\*.") && sheet.contains("## What changed"), "{sheet}");
    assert!(!sheet.contains("Wij zijn open") && !sheet.contains("geheim"), "not to be shown in the own unit");
    let write_up = told(&["--kind", "interview", "--unit", "samenleving", "--round", "r2"]);
    assert!(write_up.contains("Wij zijn open. Dat is geheim.") && write_up.contains("so far: typed live"));
    assert_eq!(told(&["--kind", "interview", "--interview", "samenleving/r2"]), write_up);
    let printed = place.run(&["print", "--write-up", "samenleving/r2", "--study", "almelo"]).success();
    printed.stdout(contains("Wij zijn open. Dat is geheim."));
    for (wrong, why) in [
        (&["--kind", "unit"][..], "whose sheet"),
        (&["--kind", "interview", "--unit", "sez"], "which interview"),
        (&["--kind", "interview", "--unit", "sez", "--round", "r9"], "no round `r9`"),
        (&["--kind", "chapter", "--unit", "sez"], "about all units"),
        (&["--kind", "unit", "--unit", "sez", "--version", "typed"], "--version"),
    ] {
        place.run(&[&["report", "almelo"], wrong].concat()).code(1).stderr(contains(why));
    }
}

#[test]
fn a_council_reads_no_name_before_the_feedback_talk_and_a_word_processor_gets_a_file() {
    let place = with_quotes();
    let all = ["report", "almelo", "--kind", "council", "--language", "en"];
    let said = place.run(&[&all[..], &["--format", "markdown"]].concat()).success();
    let told = String::from_utf8(said.get_output().stdout.clone()).unwrap();
    assert!(told.contains("### Not named") && told.contains("Line department"), "{told}");
    assert!(!told.contains("Society") && !told.contains("Wij zijn open"), "{told}");
    place.run(&[&all[..], &["--format", "docx"]].concat()).code(1).stderr(contains("--output"));
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("account.docx");
    let output = ["--format", "docx", "--output", file.to_str().unwrap()];
    place.run(&[&all[..], &output].concat()).success().stdout(is_empty());
    let mut written = zip::ZipArchive::new(fs::File::open(&file).unwrap()).unwrap();
    let body = std::io::read_to_string(written.by_name("word/document.xml").unwrap()).unwrap();
    assert!(body.contains("account to the council") && !body.contains("Society"));
    place.run(&[&all[..], &output].concat()).code(1).stderr(contains("exists already"));
}
