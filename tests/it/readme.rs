//! The README says what is true: its key table and its pictures come from the program.
//!
//! `NULMETING_README=write cargo test --test it readme` writes them anew.

use std::fmt::Write;
use std::fs;
use std::path::PathBuf;

use nulmeting::language::Words;
use nulmeting::tui::keymap::{self, Place};

use crate::support::Journey;

fn path() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("README.md")
}

fn key_table() -> String {
    let words = Words::english();
    let mut table = String::from("| where | key | what it does |\n|---|---|---|\n");
    for place in Place::ALL {
        for (index, (keys, sentence)) in keymap::told(place).into_iter().enumerate() {
            let place = if index == 0 { words.text(place.id()) } else { String::new() };
            let quoted = |key: &String| if key == "…" { key.clone() } else { format!("`{key}`") };
            let keys: Vec<String> = keys.iter().map(quoted).collect();
            let help = words.text(&sentence);
            let _ = writeln!(table, "| {place} | {} | {help} |", keys.join(" "));
        }
    }
    table
}

fn picture(script: &str) -> String {
    let mut journey = Journey::sample(80, 24);
    journey.press(script);
    format!("```text\n{}```\n", journey.screen())
}

/// What belongs between a marker and the end.
fn parts() -> Vec<(&'static str, String)> {
    vec![
        ("<!-- keys -->", key_table()),
        ("<!-- screen: comparison -->", picture("c")),
        ("<!-- screen: talk -->", picture("jjjjj<right><enter><esc>j4<enter>")),
        ("<!-- screen: result -->", picture("jjjj<right>r")),
    ]
}

#[test]
fn its_key_table_and_its_pictures_are_those_of_the_program() {
    let mut readme = fs::read_to_string(path()).unwrap();
    for (marker, wanted) in parts() {
        let start = readme.find(marker).unwrap_or_else(|| panic!("README.md has no {marker}")) + marker.len();
        let end = start + readme[start..].find("<!-- end -->").unwrap();
        let wanted = format!("\n\n{wanted}\n");
        if std::env::var_os("NULMETING_README").is_some() {
            readme.replace_range(start..end, &wanted);
        } else {
            assert_eq!(&readme[start..end], wanted, "{marker}: write it anew with NULMETING_README=write");
        }
    }
    if std::env::var_os("NULMETING_README").is_some() {
        fs::write(path(), readme).unwrap();
    }
}
