//! `names`: who respondents are, listed, set and removed; and what `erase` and `doctor` do with it.

use std::fs;
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};

use predicates::prelude::*;
use predicates::str::contains;
use serde_json::Value as Json;

use super::Place;
use crate::support::program::SAMPLE;

fn place() -> Place {
    let place = Place::new();
    place.run(&["import", "s", SAMPLE]).success();
    place
}

fn set(place: &Place, who: &str, name: &str) -> assert_cmd::assert::Assert {
    place.command(&["names", "s", "--set", who]).write_stdin(format!("{name}\n")).assert()
}

#[test]
fn names_are_set_listed_and_removed_in_text_and_json() {
    let place = place();
    place.run(&["names", "s"]).success().stdout(contains("sez-A  ").and(contains("–")));
    let kept = set(&place, "sez-A", " Jan Jansen ").success();
    kept.stderr(contains("is kept in").and(contains("s.nulmeting.names")));
    let listed = place.run(&["names", "s"]).success().stderr(contains("nowhere else"));
    let listed = String::from_utf8(listed.get_output().stdout.clone()).unwrap();
    let line: Vec<&str> =
        listed.lines().find(|line| line.starts_with("sez-A ")).unwrap().split("  ").collect();
    assert!(line.contains(&"Jan Jansen") && line.last().unwrap().trim().starts_with("sez/r1"), "{listed}");
    let told = place.run(&["names", "s", "--format", "json"]).success();
    let told: Json = serde_json::from_slice(&told.get_output().stdout).unwrap();
    let all = told["names"].as_array().unwrap();
    let one = all.iter().find(|one| one["respondent"] == "sez-A").unwrap();
    assert_eq!((&one["name"], &one["talks"][0]), (&Json::from("Jan Jansen"), &Json::from("sez/r1")));
    assert!(all.iter().any(|one| one["name"].is_null()));
    for language in ["de", "nl"] {
        place.run(&["names", "s", "--language", language]).success();
    }

    set(&place, "nobody", "Jan").code(1).stderr(contains("nobody in").and(contains("sez-A")));
    set(&place, "sez-A", "").code(1).stderr(contains("needs at least one letter"));
    set(&place, "sez-A", "a\u{1b}[31mb").code(1).stderr(contains("cannot be seen"));
    place.run(&["names", "s", "--set", "a/b"]).code(1);
    place.run(&["names", "s"]).success().stdout(contains("Jan Jansen"));

    place.run(&["names", "s", "--remove", "sez-A"]).success().stderr(contains("is gone from"));
    assert!(!place.study("s").with_extension("nulmeting.names").exists());
    place.run(&["names", "s", "--remove", "sez-A"]).success().stderr(contains("had no name"));
}

#[test]
fn while_the_study_is_open_elsewhere_names_can_be_read_and_not_changed() {
    let place = place();
    set(&place, "sez-A", "Jan").success();
    let open = place.open("s");
    place.run(&["names", "s"]).success().stdout(contains("Jan"));
    set(&place, "sez-A", "Piet").code(1).stderr(contains("open"));
    drop(open);
    place.run(&["names", "s"]).success().stdout(contains("Jan"));
}

#[test]
fn whoever_is_erased_has_no_name_any_more_and_backups_say_that_they_have_none() {
    let place = place();
    set(&place, "sez-A", "Jan Jansen").success();
    set(&place, "sez-B", "Piet").success();
    place.run(&["backups", "s"]).success().stderr(contains("in no backup"));
    place
        .run(&["erase", "s", "sez-A", "--rest", "keep", "--yes"])
        .success()
        .stderr(contains("The name that was written beside the study is gone as well"));
    place.run(&["names", "s"]).success().stdout(contains("Piet").and(contains("sez-A").not()));
    set(&place, "sez-A", "Jan Jansen").code(1);
}

#[test]
fn doctor_closes_names_to_others_and_tells_those_of_nobody() {
    let place = place();
    let file = place.study("s").with_extension("nulmeting.names");
    set(&place, "sez-A", "Jan").success();
    place.run(&["doctor", "s"]).success().stdout(contains("Nothing is wrong."));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(&file, fs::Permissions::from_mode(0o644)).unwrap();
        place
            .run(&["doctor", "s"])
            .success()
            .stdout(contains("Mended: the names of respondents could be read"));
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    }
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, format!("{text}gone = \"Piet\"\n")).unwrap();
    place.run(&["doctor", "s"]).code(1).stdout(contains("Not mended: `gone` has a name"));
    let told = place.run(&["doctor", "s", "--format", "json"]).code(1);
    let told: Json = serde_json::from_slice(&told.get_output().stdout).unwrap();
    assert_eq!(told["names"]["left"][0]["respondent"], "gone");
    place.run(&["names", "s"]).success().stdout(contains("in no talk"));
    place.run(&["names", "s", "--remove", "gone"]).success();
    place.run(&["doctor", "s"]).success().stdout(contains("Nothing is wrong."));
    fs::write(&file, "nothing of ours").unwrap();
    place.run(&["doctor", "s"]).code(1).stdout(contains("from line 1 on"));
    place.run(&["names", "s"]).code(1).stderr(contains("from line 1 on"));
}

#[test]
fn what_is_saved_of_a_damaged_study_has_its_names() {
    let place = place();
    set(&place, "sez-A", "Jan Jansen").success();
    place
        .run(&["doctor", "s", "--salvage", "saved"])
        .success()
        .stdout(contains("The names of respondents lie beside it as well"));
    place.run(&["names", "saved"]).success().stdout(contains("Jan Jansen"));
}

/// What is in a file, or in each part of a packed one.
fn contents(path: &Path) -> Vec<u8> {
    let bytes = fs::read(path).unwrap();
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(&bytes)) else { return bytes };
    let mut all = Vec::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        all.extend(part.name().unwrap().as_bytes());
        part.read_to_end(&mut all).unwrap();
    }
    all
}

fn has(bytes: &[u8], words: &str) -> bool {
    bytes.windows(words.len()).any(|window| window == words.as_bytes())
}

/// Every file in a folder, or the file.
fn files(place: &Path) -> Vec<PathBuf> {
    if place.is_dir() {
        fs::read_dir(place).unwrap().map(|entry| entry.unwrap().path()).collect()
    } else {
        vec![place.to_owned()]
    }
}

#[test]
fn a_name_leaves_in_no_format_unless_it_is_asked_for() {
    let place = place();
    set(&place, "sez-A", "Öznur van der Kwast").success();
    let talk = "sez/r1";
    let mut ways: Vec<Vec<&str>> = vec![
        vec!["export", "s"],
        vec!["export", "s", "--shared"],
        vec!["print", "--interview", talk, "--study", "s"],
        vec!["print", "--write-up", talk, "--study", "s", "--format", "html"],
        vec!["print", "--write-up", talk, "--study", "s"],
        vec!["picture", "s", "comparison"],
        vec!["explain", "s", "sez", "--format", "json"],
        vec!["history", "s", "participant/sez/r1/sez-A"],
        vec!["course", "s", talk],
        vec!["framework", "s"],
    ];
    for command in [
        "score",
        "compare",
        "organisation",
        "initiatives",
        "timeline",
        "findings",
        "rules",
        "memos",
        "sensitivity",
    ] {
        ways.push(vec![command, "s", "--format", "json"]);
    }
    for kind in ["chapter", "council"] {
        ways.push(vec!["report", "s", "--kind", kind]);
    }
    ways.push(vec!["report", "s", "--kind", "unit", "--unit", "sez"]);
    for format in ["html", "markdown"] {
        ways.push(vec!["report", "s", "--kind", "interview", "--interview", talk, "--format", format]);
    }
    for way in &ways {
        let output = place.run(way).get_output().clone();
        assert!(output.status.success(), "{way:?}: {}", String::from_utf8_lossy(&output.stderr));
        assert!(!output.stdout.is_empty() && !has(&output.stdout, "van der Kwast"), "{way:?}");
    }
    let out = |name: &str| place.temporary.path().join(name);
    let mut written = 0;
    for format in ["csv", "xlsx", "spss", "qdpx", "qdc"] {
        for own in [false, true] {
            if own && format == "qdc" {
                continue;
            }
            let output = out(&format!("{format}-{own}"));
            let mut arguments = vec!["export", "s", "--format", format, "--output", output.to_str().unwrap()];
            arguments.extend(own.then_some("--own"));
            place.run(&arguments).success();
            for file in files(&output) {
                let bytes = contents(&file);
                assert!(!bytes.is_empty() && !has(&bytes, "van der Kwast"), "{}", file.display());
                assert_ne!(file.file_stem().unwrap(), "names");
                written += 1;
            }
        }
    }
    assert!(written > 40, "{written}");
    let docx = out("talk.docx");
    let talk_docx = [
        "report",
        "s",
        "--kind",
        "interview",
        "--interview",
        talk,
        "--format",
        "docx",
        "--output",
        docx.to_str().unwrap(),
    ];
    place.run(&talk_docx).success();
    assert!(!has(&contents(&docx), "van der Kwast"));

    // Asked for, the file says that it has names.
    let stdout = |way: &[&str]| {
        let way: Vec<&str> = way.iter().copied().chain(["--with-names"]).collect();
        place.run(&way).success().get_output().stdout.clone()
    };
    let says = [
        ("en", "give it to nobody but them"),
        ("de", "niemandem außer ihnen"),
        ("nl", "aan niemand dan aan hen"),
    ];
    for (language, words) in says {
        for format in ["html", "markdown"] {
            for way in [
                vec![
                    "report",
                    "s",
                    "--kind",
                    "interview",
                    "--interview",
                    talk,
                    "--format",
                    format,
                    "--language",
                    language,
                ],
                vec!["print", "--write-up", talk, "--study", "s", "--format", format, "--language", language],
            ] {
                let told = stdout(&way);
                assert!(
                    has(&told, "sez-A (Öznur van der Kwast)") && has(&told, words),
                    "{way:?}: {}",
                    String::from_utf8_lossy(&told)
                );
            }
        }
    }
    let evening = stdout(&["print", "--interview", talk, "--study", "s"]);
    assert!(
        has(&evening, "Öznur van der Kwast") && has(&evening, "for you alone"),
        "{}",
        String::from_utf8_lossy(&evening)
    );
    fs::remove_file(&docx).unwrap();
    stdout(&talk_docx);
    assert!(
        has(&contents(&docx), "Öznur van der Kwast") && has(&contents(&docx), "give it to nobody but them")
    );
    for (format, table) in [("csv", "names.csv"), ("spss", "names.txt"), ("xlsx", "")] {
        let output = out(&format!("{format}-names"));
        let arguments =
            ["export", "s", "--format", format, "--output", output.to_str().unwrap(), "--with-names"];
        place.run(&arguments).success().stderr(contains("not to be handed on"));
        assert!(has(
            &contents(&output.join(table).canonicalize().unwrap_or(output.clone())),
            "Öznur van der Kwast"
        ));
        // In the codebook, whatever the format.
        let told = files(&output).iter().any(|file| has(&contents(file), "personal, not to be handed on"));
        assert!(told, "{format}");
    }
    place.run(&["export", "s", "--with-names"]).code(2).stderr(contains("is for tables"));
    place
        .run(&["report", "s", "--kind", "council", "--with-names"])
        .code(1)
        .stderr(contains("no other report"));
}
