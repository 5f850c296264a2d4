//! `print --interview`: the sheet of the evening before an interview.

use std::fs;

use predicates::prelude::*;
use predicates::str::{contains, is_empty};

use super::{CANCELLED, Place, sample_with};
use crate::support::program::SAMPLE;

const TALK: &str = "interne-dienstverlening/r2";

/// The sample study with the talk that was cancelled arranged anew, and one that hostile hands typed.
fn arranged() -> String {
    let text = sample_with(
        &format!("{CANCELLED}\nreason = \"illness of the person to be interviewed\""),
        "status = \"planned\"\nheld_on = \"2011-05-12\"\nat = \"09:30\"\nplace = \"Kamer <b>3</b> *hoog*\"\nmode = \"room\"\n\
         minutes = 45\nattempts = [\"phoned Mrs Jansen\"]",
    );
    let people = format!(
        "\n[[participant]]\ninterview = \"{TALK}\"\nrespondent = \"int-B\"\nrole = \"<script>alert(1)</script>\"\nteam = \"A & B\"\n\
         \n[[participant]]\ninterview = \"{TALK}\"\nrespondent = \"int-C\"\nrole = \"head of department\"\nleads = true\n\
         consent = [\"interview\", \"quote with role\"]\n"
    );
    let said = "\n[[answer]]\ninterview = \"interne-dienstverlening/r1\"\nquestion = \"resources\"\n\
         text = \"Spoken aloud. Whispered only.\"\n\
         marks = [\n  { kind = \"flag\", from = 0, to = 13, text = \"Spoken aloud.\" },\n\
         \x20 { kind = \"background\", from = 14, to = 29, text = \"Whispered only.\" },\n\
         \x20 { kind = \"flag\", from = 14, to = 29, text = \"Whispered only.\" },\n]\n";
    let initiative = "\n[[initiative]]\nid = \"hostile\"\nunit = \"interne-dienstverlening\"\n\
         title = \"</li><img src=x onerror=alert(2)> [a](javascript:b) | `c`\"\nfield = \"policy\"\nown = false\n\
         states = [{ round = \"r1\", status = \"idea\" }]\n";
    let start = text.find("[[participant]]").unwrap();
    format!("{}{people}{said}{initiative}\n{}", &text[..start], &text[start..])
}

fn printed(place: &Place, arguments: &[&str]) -> String {
    let all = [&["print", "--study", "almelo"], arguments].concat();
    let output = place.run(&all).success().stderr(is_empty()).get_output().clone();
    String::from_utf8(output.stdout).unwrap()
}

fn with_study(text: &str) -> Place {
    let place = Place::new();
    let file = place.file("study.toml", text);
    place.run(&["import", "almelo", &file]).success();
    place
}

#[test]
fn the_sheet_of_an_interview_that_is_arranged_reads_like_this() {
    let place = with_study(&arranged());
    insta::assert_snapshot!(printed(&place, &["--interview", TALK]));
    insta::assert_snapshot!(
        "the_sheet_of_an_interview_in_german",
        printed(&place, &["--interview", TALK, "--language", "de"])
    );
}

#[test]
fn no_text_of_a_study_becomes_markup_on_the_sheet() {
    let place = with_study(&arranged());
    let html = printed(&place, &["--interview", TALK, "--format", "html", "--language", "nl"]);
    assert!(html.starts_with("<!DOCTYPE html>") && html.contains("<html lang=\"nl\">"), "{html}");
    for shown in
        ["&lt;script&gt;alert(1)", "Kamer &lt;b&gt;3&lt;", "A &amp; B", "&lt;img src=x onerror=alert(2)&gt;"]
    {
        assert!(html.contains(shown), "{shown} in {html}");
    }
    for raw in ["<script", "<img", "<b>", "http"] {
        assert!(!html.contains(raw), "{raw} in {html}");
    }
    let markdown = printed(&place, &["--interview", TALK]);
    for shown in ["\\<script\\>", "\\[a\\](javascript:b) \\| \\`c\\`", "Kamer \\<b\\>3\\</b\\> \\*hoog\\*"] {
        assert!(markdown.contains(shown), "{shown} in {markdown}");
    }
}

#[test]
fn the_sheet_has_no_words_of_an_earlier_round_nothing_in_confidence_and_no_names() {
    let place = with_study(&arranged());
    for format in ["markdown", "html"] {
        let sheet = printed(&place, &["--interview", TALK, "--format", format]);
        for hidden in ["Spoken", "Whispered", "Jansen", "illness"] {
            assert!(!sheet.contains(hidden), "{hidden} in {sheet}");
        }
        assert_eq!(sheet.matches("one passage to come back to").count(), 1, "{sheet}");
    }
}

#[test]
fn an_interview_that_is_not_arranged_yet_is_named_by_unit_and_round() {
    let place = Place::new();
    place.run(&["new", "almelo", "--instrument", "almelo-2011"]).success();
    let text = place.export("almelo");
    let unit = "[[unit]]\nid = \"haven\"\nname = \"Haven\"\nkind = \"line\"\n\n[[definition]]";
    let file = place.file("more.toml", text.replacen("[[definition]]", unit, 1));
    place.run(&["import", "almelo", &file]).success();
    let sheet = printed(&place, &["--interview", "haven/baseline"]);
    assert!(sheet.starts_with("# The evening before: Haven, "), "{sheet}");
    assert!(sheet.contains("not arranged yet") && sheet.contains("There was no earlier talk."), "{sheet}");
    assert!(!sheet.contains('°'), "{sheet}");
    // Nobody asks about the organisation in this instrument.
    let whole = printed(&place, &["--interview", "organisation/baseline"]);
    assert!(whole.contains("There is no questionnaire for The organisation as a whole"), "{whole}");
}

#[test]
fn an_interview_that_cannot_be_found_is_told_with_what_there_is() {
    let place = Place::new();
    place.run(&["import", "almelo", SAMPLE]).success();
    let print = |interview: &str| place.run(&["print", "--study", "almelo", "--interview", interview]);
    for (interview, wanted) in
        [("sezz/r2", "there is: sez"), ("sez/r9", "there is: r"), ("nirgends", "write UNIT/ROUND")]
    {
        print(interview).code(1).stdout(is_empty()).stderr(contains("error: ").and(contains(wanted)));
    }
    print("a/b/c").code(2);
    place.run(&["print", "--interview", "sez/r2"]).code(2).stderr(contains("--study"));
    place.run(&["print", "almelo-baseline", "--study", "almelo", "--interview", "sez/r2"]).code(2);
    place.run(&["print"]).code(2).stderr(contains("QUESTIONNAIRE"));
    // Two talks with one unit in a round: each is named by its own id.
    let second = "[[interview]]\nid = \"sez-staff\"\nunit = \"sez\"\nround = \"r2\"\nstatus = \"planned\"\n\n[[interview]]\nunit = \"sez\"";
    let text = sample_with("[[interview]]\nunit = \"sez\"", second);
    let text = text.replace("interview = \"sez/r2\"", "interview = \"sez-head\"");
    let text = text.replace(
        "[[interview]]\nunit = \"sez\"\nround = \"r2\"",
        "[[interview]]\nid = \"sez-head\"\nunit = \"sez\"\nround = \"r2\"",
    );
    let place = with_study(&text);
    place
        .run(&["print", "--study", "almelo", "--interview", "sez/r2"])
        .code(1)
        .stderr(contains("name one of them: sez-head, sez-staff"));
    assert!(printed(&place, &["--interview", "sez-staff"]).contains("- Interview: planned"));
}

#[test]
fn the_sheet_is_written_into_a_file_and_over_one_only_when_told() {
    let place = Place::new();
    place.run(&["import", "almelo", SAMPLE]).success();
    let file = place.data.with_file_name("sheet.html");
    let arguments = [
        "print",
        "--study",
        "almelo",
        "--interview",
        TALK,
        "--format",
        "html",
        "--output",
        file.to_str().unwrap(),
    ];
    place.run(&arguments).success().stdout(is_empty());
    assert!(fs::read_to_string(&file).unwrap().contains("</html>"));
    place.run(&arguments).code(1).stderr(contains("help:"));
}
