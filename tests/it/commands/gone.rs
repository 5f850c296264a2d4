//! What was erased or struck is in no byte of the data folder and in nothing that leaves, wherever it stood before.

use std::fs;
use std::io::{Cursor, Read};
use std::path::Path;

use nulmeting::domain::answer::Notes;
use nulmeting::domain::change::Change;
use nulmeting::domain::id::{Id, InterviewId};
use nulmeting::domain::study::Memo;
use nulmeting::domain::times::Times;
use nulmeting::store::backup::{self, Reason};
use nulmeting::workbench::Workbench;
use nulmeting::workbench::folder::Folder;
use nulmeting::workbench::request::{DraftPlace, DraftText, Save};

use super::{Place, SAMPLE};

const WORDS: &str = "de zonderlinge meneer Kwispelstaart slaapt nooit op het stadhuis";
const TELLING: [&str; 2] = ["Kwispelstaart", "zonderlinge meneer"];

fn talk() -> InterviewId {
    InterviewId::new("publiekszaken/r1").unwrap()
}

fn question(name: &str) -> Id {
    Id::new(name).unwrap()
}

fn typed(name: &str, text: &str) -> Save {
    Save::Draft(DraftText {
        interview: talk(),
        place: DraftPlace::Question(question(name)),
        text: text.into(),
        marks: None,
        times: Times::default(),
        cursor: 0,
    })
}

fn memo(id: &str) -> Change {
    Change::Memo(Memo { id: question(id), about: None, text: format!("Zei: {WORDS}."), written_on: None })
}

/// What holds any of the words below a folder, also in what is packed.
fn holding(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(holding(&path));
            continue;
        }
        let bytes = fs::read(&path).unwrap();
        let mut all = vec![bytes.clone()];
        if let Ok(mut packed) = zip::ZipArchive::new(Cursor::new(bytes)) {
            for number in 0..packed.len() {
                let mut inner = Vec::new();
                packed.by_index(number).unwrap().read_to_end(&mut inner).unwrap();
                all.push(inner);
            }
        }
        let holds = |bytes: &Vec<u8>| {
            TELLING.iter().any(|words| bytes.windows(words.len()).any(|window| window == words.as_bytes()))
        };
        if all.iter().any(holds) {
            found.push(path.file_name().unwrap().to_str().unwrap().to_owned());
        }
    }
    found.sort();
    found
}

/// The words in notes, an earlier version of them, a draft, a memo, an unfinished memo, a backup and a rescue file.
fn everywhere(place: &Place) {
    place.run(&["import", "almelo", SAMPLE]).success();
    let folder = Folder::at(&place.data);
    let path = place.study("almelo");
    let now = chrono::Utc::now();
    let (mut workbench, _) = Workbench::open(&folder, &path, now).unwrap();
    for text in [format!("Eerst: {WORDS}."), format!("Later: {WORDS} 🙂.")] {
        let notes = Notes { text, ..Notes::default() };
        let save = Save::Changes(vec![Change::AnswerNotes(talk(), question("zz-gone"), notes)]);
        workbench.save(&save, now).unwrap();
    }
    workbench.save(&Save::Changes(vec![memo("m-gone")]), now).unwrap();
    workbench.save(&typed("zz-typed", &format!("Nog bezig: {WORDS}")), now).unwrap();
    workbench.save(&Save::Written(Box::new(memo("m-unfinished"))), now).unwrap();
    backup::make(&path, Reason::Day, now).unwrap();
    // What cannot be written while the study is away lies beside it.
    let away = place.temporary.path().join("away");
    fs::rename(&path, &away).unwrap();
    let late = typed("zz-late", &format!("Te laat: {WORDS}"));
    assert!(workbench.save(&late, now).is_err());
    workbench.keep_apart([&late].into_iter(), now);
    fs::rename(&away, &path).unwrap();
}

#[test]
fn the_words_of_who_was_erased_are_in_nothing_that_stays_or_leaves() {
    let place = Place::new();
    everywhere(&place);
    let before = holding(&place.data);
    for file in ["almelo.nulmeting.rescue", "almelo.nulmeting"] {
        assert!(
            before.iter().any(|one| one.starts_with(file)),
            "the test looks at the right files: {before:?}"
        );
    }
    assert!(before.iter().any(|one| one.ends_with("-day.nulmeting")), "{before:?}");
    place.run(&["erase", "almelo", "publiekszaken-A", "--rest", "erase", "--yes"]).success();
    assert_eq!(holding(&place.data), Vec::<String>::new());
    assert!(!place.data.join("almelo.nulmeting.rescue").exists());

    let out = place.temporary.path().join("out");
    fs::create_dir(&out).unwrap();
    let to = |name: &str| out.join(name).to_str().unwrap().to_owned();
    for (number, arguments) in [
        &["export", "almelo"][..],
        &["export", "almelo", "--format", "xlsx", "--own"],
        &["export", "almelo", "--format", "csv", "--own"],
        &["export", "almelo", "--format", "qdpx", "--own"],
        &["report", "almelo", "--kind", "chapter", "--format", "docx"],
        &["report", "almelo", "--kind", "chapter", "--format", "html"],
        &["report", "almelo", "--kind", "interview", "--interview", "publiekszaken/r1"],
    ]
    .into_iter()
    .enumerate()
    {
        let file = to(&number.to_string());
        place.run(&[arguments, &["--output", &file]].concat()).success();
    }
    for (number, arguments) in [
        &["framework", "almelo"][..],
        &["memos", "almelo"],
        &["course", "almelo", "publiekszaken/r1"],
        &["history", "almelo", "answer/publiekszaken/r1/zz-gone"],
        &["explain", "almelo", "publiekszaken"],
        &["findings", "almelo"],
    ]
    .into_iter()
    .enumerate()
    {
        let output = place.command(arguments).output().unwrap();
        fs::write(to(&format!("said-{number}")), [output.stdout, output.stderr].concat()).unwrap();
    }
    assert!(fs::read_dir(&out).unwrap().count() == 13);
    assert_eq!(holding(&out), Vec::<String>::new());
}
