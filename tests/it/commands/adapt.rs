//! Questionnaires made one's own: copied, checked, and taken into studies.

use std::fs;

use nulmeting::definition::{builtin, read_questionnaire};
use nulmeting::domain::questionnaire::Questionnaire;
use nulmeting::domain::study::RoundQuestionnaires;
use nulmeting::store::Scope;
use predicates::prelude::*;
use predicates::str::{contains, is_empty};

use super::{Place, SAMPLE, sample_with};
use crate::support::program::without_question;

/// A copy of the shipped baseline in a file beside the data folder: path and text.
fn copied(place: &Place, name: &str) -> (String, String) {
    let path = place.temporary.path().join(name).to_str().unwrap().to_owned();
    place.run(&["adapt", "almelo-baseline", "--to", &path]).success();
    let text = fs::read_to_string(&path).unwrap();
    (path, text)
}

fn read(text: &str) -> Questionnaire {
    read_questionnaire(text, &builtin::library()).value.unwrap()
}

fn asks(place: &Place, study: &str, round: &str) -> RoundQuestionnaires {
    place.open(study).load(&Scope::Whole).unwrap().round(round).unwrap().questionnaire.clone()
}

fn unit(id: &str) -> RoundQuestionnaires {
    RoundQuestionnaires::Unit(nulmeting::domain::id::Id::new(id).unwrap())
}

#[test]
fn a_copy_is_the_same_questionnaire_under_its_own_id_and_tells_what_may_be_changed() {
    let place = Place::new();
    let path = place.temporary.path().join("veenstad-nulmeting.toml");
    let path = path.to_str().unwrap();
    place
        .run(&[
            "adapt",
            "almelo-baseline",
            "--to",
            path,
            "--set",
            "project=Samen",
            "--set",
            "group.nl=iedereen",
        ])
        .success()
        .stdout(contains("veenstad-nulmeting.toml"))
        .stderr(
            contains("{months}, \"18\"")
                .and(contains("{group}, "))
                .and(contains("--set NAME=WORDS"))
                .and(contains("{project}").not()),
        );
    place.run(&["check", path]).success().stdout(is_empty());
    let text = fs::read_to_string(path).unwrap();
    assert!(
        text.starts_with(
            "# `veenstad-nulmeting`: a questionnaire of your own, copied from `almelo-baseline`"
        )
    );
    let (copy, original) = (read(&text), read(builtin::instruments()[0].files[1].1));
    assert_eq!(copy.id, *"veenstad-nulmeting");
    assert_eq!(copy.placeholders["project"].get("de"), "Samen");
    assert_eq!(copy.placeholders["group"].get("nl"), "iedereen");
    assert_eq!(copy.sections, original.sections);
    for language in ["de", "nl"] {
        let name = format!("in-{language}.toml");
        let other = place.temporary.path().join(&name);
        let other = other.to_str().unwrap();
        place.run(&["adapt", "almelo-baseline", "--to", other, "--language", language]).success();
        place.run(&["check", other]).success().stdout(is_empty());
        assert!(!fs::read_to_string(other).unwrap().contains("a questionnaire of your own"));
    }
}

#[test]
fn a_study_gives_its_words_and_those_on_the_command_line_win() {
    let place = Place::new();
    let words =
        "\n[placeholders]\nproject = \"Kleur\"\nmonths = \"24\"\nvision = { nl = \"de visie\" }\n\n[[round]]";
    let text = sample_with("\n[[round]]", words);
    let file = place.file("study.toml", text);
    place.run(&["import", "almelo", &file]).success();
    let path = place.temporary.path().join("own.toml");
    let arguments = [
        "adapt",
        "almelo-baseline",
        "--study",
        "almelo",
        "--to",
        path.to_str().unwrap(),
        "--set",
        "months=30",
    ];
    place.run(&arguments).success().stderr(contains("{vision}").and(contains("{project}").not()));
    let open = read(&fs::read_to_string(&path).unwrap()).placeholders;
    assert_eq!(open["project"].get("nl"), "Kleur");
    assert_eq!(open["months"].get("nl"), "30");
    assert_eq!(
        (open["vision"].get("nl"), open["vision"].get("de")),
        ("de visie", "das Integrationsleitbild")
    );
}

#[test]
fn nothing_is_written_over_and_nothing_half_written() {
    let place = Place::new();
    let (path, text) = copied(&place, "own.toml");
    let again = ["adapt", "almelo-baseline", "--to", &path, "--set", "months=30"];
    place.run(&again).code(1).stderr(contains("exists already").and(contains("--force")));
    assert_eq!(fs::read_to_string(&path).unwrap(), text);
    place.run(&[&again[..], &["--force"]].concat()).success();
    assert_eq!(read(&fs::read_to_string(&path).unwrap()).placeholders["months"].get("nl"), "30");
    let new = place.temporary.path().join("new.toml").to_str().unwrap().to_owned();
    for (wrong, why) in [
        (&["--set", "projct=x"][..], "there is: group, months, organisation, project, vision"),
        (&["--set", "project.fr=x"], "there is: de, nl, en"),
        (&["--set", "project=a\u{1b}b"], "control character U+001B"),
        (&["--id", "almelo-follow-up"], "there is a questionnaire `almelo-follow-up` already"),
    ] {
        let arguments = [&["adapt", "almelo-baseline", "--to", &new][..], wrong].concat();
        place.run(&arguments).code(1).stdout(is_empty()).stderr(contains(why).and(contains("\u{1b}").not()));
    }
    place.run(&["adapt", "almelo-baseline", "--to", &new, "--set", "project"]).code(2);
    place
        .run(&["adapt", "nothing", "--to", &new])
        .code(1)
        .stderr(contains("almelo-baseline, almelo-follow-up"));
    let left: Vec<_> =
        fs::read_dir(place.temporary.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["own.toml"]);
}

#[test]
fn a_dropped_question_is_missed_only_where_something_hangs_on_it() {
    let place = Place::new();
    let (_, text) = copied(&place, "own.toml");
    let fewer = place.file("own.toml", without_question(&text, "importance"));
    place.run(&["check", &fewer]).success().stdout(is_empty());
    let text = without_question(&text, "recruit_future");
    let broken = place.file("own.toml", &text);
    place
        .run(&["check", &broken])
        .code(1)
        .stdout(contains("there is no question `recruit_future`").and(contains("take out what hangs on it")));
    let mended = place.file("own.toml", without_question(&text, "recruit_functions"));
    place.run(&["check", &mended]).success().stdout(is_empty());
    let read = read(&fs::read_to_string(mended).unwrap());
    assert_eq!(read.questions().count(), 22 - 2);
}

#[test]
fn a_new_study_asks_with_ones_own_questionnaire_in_the_place_of_the_one_it_was_made_from() {
    let place = Place::new();
    let (path, text) = copied(&place, "own.toml");
    place
        .run(&["new", "veenstad", "--questionnaire", &path])
        .success()
        .stderr(contains("The round `baseline` asks with `own`."));
    assert_eq!(asks(&place, "veenstad", "baseline"), unit("own"));
    assert_eq!(asks(&place, "veenstad", "follow-up"), unit("almelo-follow-up"));
    let fewer = place
        .file("fewer.toml", without_question(&text, "importance").replace("id = \"own\"", "id = \"fewer\""));
    place.run(&["import", "veenstad", &fewer, "--round", "baseline"]).success().stderr(
        contains("None of its questions informs: acceptance_managers, leadership_backs.")
            .and(contains("which they keep").not()),
    );
    place
        .run(&["import", "veenstad", &path, "--round", "baseline"])
        .success()
        .stderr(contains("informs").not());
    let out = place.export("veenstad");
    let file = place.file("out.toml", out);
    place.run(&["check", &file]).success();

    let broken = place.file("broken.toml", text.replace("id = \"importance\"", "id = \"function\""));
    place
        .run(&["new", "other", "--questionnaire", &broken])
        .code(1)
        .stdout(is_empty())
        .stderr(contains("duplicate-id"));
    let twice = ["new", "other", "--questionnaire", &path, "--questionnaire", &path];
    place.run(&twice).code(1).stderr(contains("two of the files"));
    let mut model =
        builtin::instruments()[0].files[0].1.replace("id = \"bellaart-almelo\"", "id = \"another\"");
    model.insert(0, '\n');
    fs::create_dir_all(place.data.join("questionnaires")).unwrap();
    fs::write(place.data.join("questionnaires/model.toml"), model).unwrap();
    let foreign = place
        .file("foreign.toml", text.replace("assessment = \"bellaart-almelo\"", "assessment = \"another\""));
    place
        .run(&["new", "other", "--questionnaire", &foreign])
        .code(1)
        .stderr(contains("the study rates with `bellaart-almelo`"));
    assert!(!place.study("other").exists());
}

#[test]
fn a_study_in_use_takes_a_questionnaire_and_never_another_text_in_its_place_unseen() {
    let place = Place::new();
    let (path, text) = copied(&place, "own.toml");
    place
        .run(&["import", "almelo", &path])
        .code(1)
        .stderr(contains("does not exist").and(contains("nulmeting new")));
    place.run(&["import", "almelo", SAMPLE]).success();
    place.run(&["import", "almelo", SAMPLE, "--round", "r1"]).code(2);
    place
        .run(&["import", "almelo", &path])
        .success()
        .stderr(contains("holds the questionnaire `own`, version 1 now"));
    let rows = place.rows("almelo");
    place.run(&["import", "almelo", &path]).success().stderr(contains("already"));
    assert_eq!(place.rows("almelo"), rows, "the same file twice writes nothing");
    assert_eq!(asks(&place, "almelo", "r1"), unit("almelo-baseline"), "nobody asked for that");

    let other = text.replace("minutes = 75", "minutes = 60");
    let same_version = place.file("other.toml", &other);
    place.run(&["import", "almelo", &same_version]).code(1).stderr(contains("same-version"));
    let raised = place.file("other.toml", other.replacen("version = \"1\"", "version = \"2\"", 1));
    place
        .run(&["import", "almelo", &raised])
        .code(1)
        .stderr(contains("version 1 of the questionnaire `own`, the file version 2"));
    let broken = place
        .file("broken.toml", text.replace("kind = \"questionnaire\"", "kind = \"questionnaire\"\nfro = 1"));
    place.run(&["import", "almelo", &broken]).code(1).stderr(contains("unknown-key"));
    place
        .run(&["import", "almelo", &path, "--round", "r9"])
        .code(1)
        .stderr(contains("the study has no round `r9`"));
    assert_eq!(place.rows("almelo"), rows);
    place.run(&["import", "almelo", &raised, "--replace"]).success();
    assert_eq!(place.rows("almelo"), rows + 1);
}

#[test]
fn a_questionnaire_is_taken_in_beside_the_one_that_a_round_asks_with() {
    let place = Place::new();
    let (path, _) = copied(&place, "own.toml");
    place.run(&["import", "almelo", SAMPLE]).success();
    place.run(&["import", "almelo", &path, "--also"]).code(2);
    let also = ["import", "almelo", &path, "--round", "r2", "--also"];
    place.run(&also).success().stderr(contains("The round `r2` uses it beside its own"));
    let study = place.open("almelo").load(&Scope::Whole).unwrap();
    let round = study.round("r2").unwrap();
    assert_eq!(round.questionnaire.of(&study.units[0].id).unwrap(), &"almelo-follow-up");
    assert_eq!(round.questionnaire.also().iter().map(ToString::to_string).collect::<Vec<_>>(), ["own"]);
    // No talk changes its questionnaire, and again is nothing new.
    assert!(study.interviews.iter().all(|talk| talk.details.questionnaire.is_none()));
    let rows = place.rows("almelo");
    place.run(&also).success();
    assert_eq!(place.rows("almelo"), rows);
}

#[test]
fn talks_that_were_begun_keep_their_questionnaire_when_the_round_gets_another() {
    let place = Place::new();
    let (path, _) = copied(&place, "own.toml");
    place.run(&["import", "almelo", SAMPLE]).success();
    let before = place.open("almelo").load(&Scope::Whole).unwrap();
    let score = |place: &Place| {
        place.run(&["score", "almelo", "--format", "json"]).success().get_output().stdout.clone()
    };
    let scored = score(&place);
    place
        .run(&["import", "almelo", &path, "--round", "r1"])
        .success()
        .stderr(contains("The round `r1` asks with it.").and(contains("which they keep: 9 talks")));
    let after = place.open("almelo").load(&Scope::Whole).unwrap();
    assert_eq!(after.round("r1").unwrap().questionnaire, unit("own"));
    for talk in after.interviews.iter().filter(|talk| talk.details.round == *"r1") {
        assert_eq!(talk.details.questionnaire.as_ref().unwrap(), &"almelo-baseline", "{}", talk.id);
    }
    assert_eq!(
        after.interviews.iter().filter(|talk| talk.details.round == *"r2").count(),
        before
            .interviews
            .iter()
            .filter(|talk| talk.details.round == *"r2" && talk.details.questionnaire.is_none())
            .count()
    );
    assert_eq!(score(&place), scored, "what was held counts as before");
    let file = place.file("out.toml", place.export("almelo"));
    place.run(&["check", &file]).success();
}

#[test]
fn what_was_made_from_the_core_instrument_is_asked_in_every_round_in_the_place_of_its_original() {
    let place = Place::new();
    let paths =
        [("talk.toml", "nulmeting-core"), ("facts.toml", "nulmeting-core-facts")].map(|(name, id)| {
            let path = place.temporary.path().join(name).to_str().unwrap().to_owned();
            place.run(&["adapt", id, "--to", &path, "--set", "months=24"]).success();
            path
        });
    let [talk, facts] = &paths;
    place.run(&["new", "veenstad", "--questionnaire", talk, "--questionnaire", facts]).success().stderr(
        contains("The round `baseline` asks with `talk`.").and(contains("`follow-up` asks with `facts`.")),
    );
    for round in ["baseline", "follow-up"] {
        let asked: Vec<String> = asks(&place, "veenstad", round).all().map(ToString::to_string).collect();
        assert_eq!(asked, ["talk", "nulmeting-core-organisation", "facts"]);
    }
    // Whoever names no questionnaire gets the instrument meant for use.
    place.run(&["new", "almere"]).success();
    let asked: Vec<String> = asks(&place, "almere", "baseline").all().map(ToString::to_string).collect();
    assert_eq!(asked, ["nulmeting-core", "nulmeting-core-organisation", "nulmeting-core-facts"]);
}
