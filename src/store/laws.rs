//! Laws of the store, tried on random changes: projections are what the journal says, and journals merge by union.

mod undo;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::path::Path;

use proptest::prelude::*;
use rusqlite::types::Value as Cell;
use tempfile::TempDir;

use super::project::TABLES;
use super::*;
use crate::domain::answer::{Chosen, ChosenValue, ClosedAnswer, Missing, Notes};
use crate::domain::change::{Part, RecordKind, rated};
use crate::domain::evidence::{About, Evidence, EvidenceKind, Side};
use crate::domain::rating::{FactorRating, FactorValue, Rating, Value};
use crate::domain::study::*;
use crate::domain::writeup::{Reply, ReplyStatus, WriteUp};

const UNITS: u8 = 3;
const ROUNDS: u8 = 2;
const TALKS: u8 = 4;
const EVIDENCE: u8 = 3;

fn id(text: impl Into<String>) -> Id {
    Id::new(text).unwrap()
}

fn noon() -> DateTime<Utc> {
    "2011-03-24T12:00:00Z".parse().unwrap()
}

fn somebody(device: u128) -> Origin {
    let mut last = device << 64;
    Origin::new(Uuid::from_u128(device), format!("author {device}"), move || {
        last += 1;
        Uuid::from_u128(last)
    })
}

fn unit_of(byte: u8) -> Id {
    if byte % (UNITS + 1) == UNITS { Id::organisation() } else { id(format!("u{}", byte % UNITS)) }
}

fn talk_of(byte: u8) -> InterviewId {
    match byte % TALKS {
        3 => InterviewId::new("organisation-talk").unwrap(),
        n => InterviewId::new(format!("u{n}/r0")).unwrap(),
    }
}

fn round_of(byte: u8) -> Id {
    id(format!("r{}", byte % ROUNDS))
}

fn pick<T: Copy>(all: &[T], byte: u8) -> T {
    all[usize::from(byte) % all.len()]
}

fn some<T>(byte: u8, value: T) -> Option<T> {
    (!byte.is_multiple_of(3)).then_some(value)
}

fn list(byte: u8) -> Vec<Id> {
    (0..EVIDENCE).filter(|n| byte & (1 << n) > 0).map(|n| id(format!("e{n}"))).collect()
}

fn unit(number: u8, [a, b, c]: [u8; 3]) -> Unit {
    let names = ["Werk", "zorg", "Ämter", "beheer"];
    let name = if a.is_multiple_of(2) {
        pick(&names, b).into()
    } else {
        let codes = ["nl", "de", "en"].iter().zip(&names[usize::from(b % 2)..]);
        crate::domain::text::Text::ByLanguage(
            codes.map(|(code, name)| ((*code).into(), (*name).into())).collect(),
        )
    };
    Unit {
        id: id(format!("u{number}")),
        name,
        kind: if c % 2 == 0 { UnitKind::Line } else { UnitKind::Staff },
        group: some(b, "g".to_owned()),
        from: None,
        to: None,
        successor_of: some(c, id(format!("u{}", a % UNITS))),
    }
}

fn details(unit: Id, round: Id) -> InterviewDetails {
    InterviewDetails::new(unit, round)
}

fn evidence(number: u8, [a, b, c]: [u8; 3]) -> Evidence {
    Evidence {
        id: id(format!("e{number}")),
        kind: EvidenceKind::Testimony,
        text: format!("said {c}"),
        interview: some(a, talk_of(b)),
        question: None,
        respondent: None,
        source: None,
        place: None,
        as_of: None,
        about: match c % 4 {
            0 => None,
            1 => Some(About::All),
            2 => Some(About::Units(vec![unit_of(a)])),
            _ => Some(About::Units(vec![unit_of(b), unit_of(c)])),
        },
        side: Side::For,
    }
}

fn initiative(unit: Id) -> InitiativeDetails {
    InitiativeDetails {
        unit,
        title: "i".into(),
        field: id("policy"),
        own: true,
        because_of_project: BecauseOfProject::Yes,
        formerly: vec![id("i0")],
        place: None,
    }
}

fn header(byte: u8) -> Header {
    let languages = vec![pick(&["nl", "de", "en"], byte).to_owned()];
    Header { id: "s".into(), title: "S".into(), assessment: "m".into(), languages, ..Header::default() }
}

/// What both devices know.
fn base() -> Vec<Change> {
    let mut changes = vec![Change::Study(header(0))];
    for n in 0..ROUNDS {
        let questionnaire = RoundQuestionnaires::Unit(id("q"));
        changes.push(Change::Round(Round {
            id: round_of(n),
            label: "r".into(),
            role: RoundRole::Baseline,
            from: None,
            to: None,
            questionnaire,
        }));
    }
    changes.extend((0..UNITS).map(|n| Change::Unit(unit(n, [0, n, 0]))));
    for n in 0..TALKS {
        let unit = if n == 3 { Id::organisation() } else { unit_of(n) };
        changes.push(Change::Interview(talk_of(n), details(unit, id("r0"))));
    }
    changes.extend((0..EVIDENCE).map(|n| Change::Evidence(evidence(n, [0, 0, n]))));
    changes.extend((0..2).map(|n| Change::Initiative(id(format!("i{n}")), initiative(id("u0")))));
    changes
}

fn closed(byte: u8) -> ClosedAnswer {
    let chosen = match byte % 6 {
        0 => return ClosedAnswer::default(),
        1 => return ClosedAnswer::missing(pick(&Missing::ALL, byte / 6)),
        2 => Chosen::Choice(id("yes")),
        3 => Chosen::Choices(vec![id("b"), id("a")]),
        4 => Chosen::Value(ChosenValue::Share { part: i64::from(byte), whole: 300 }),
        _ => Chosen::Records(vec![BTreeMap::from([("title".to_owned(), byte.to_string())])]),
    };
    ClosedAnswer { chosen: Some(chosen), ..ClosedAnswer::default() }
}

/// A record of the pools, which need not exist yet.
fn record_of([a, b, c]: [u8; 3]) -> (RecordKind, String) {
    use RecordKind as K;
    match a % 14 {
        0 => (K::Unit, format!("u{}", b % UNITS)),
        1 => (K::Round, round_of(b).to_string()),
        2 => (K::Interview, talk_of(b).to_string()),
        3 => (K::Evidence, format!("e{}", b % EVIDENCE)),
        4 => (K::Answer, format!("{}/q{}", talk_of(b), c % 2)),
        5 => (K::Rating, rated(&unit_of(b), &round_of(c), &id("x"), None)),
        6 => (K::Factor, rated(&unit_of(b), &round_of(c), &id("f"), Some(&id("me")))),
        7 => (K::Initiative, format!("i{}", b % 2)),
        8 => (K::Note, format!("{}/parked/{}", talk_of(b), c % 2)),
        9 => (K::Participant, format!("{}/P{}", talk_of(b), c % 2)),
        10 => (K::Event, "v".to_owned()),
        11 => (K::Memo, format!("memo{}", b % 2)),
        12 => (K::Rule, "x".to_owned()),
        _ => (K::Summary, format!("{}/{}/h", unit_of(b), round_of(c))),
    }
}

/// Six bytes as a change, so that shrinking finds small ones.
#[expect(clippy::many_single_char_names, reason = "they are bytes and mean whatever is needed")]
fn change([what, a, b, c, d, e]: [u8; 6]) -> Change {
    match what % 22 {
        0 => Change::Study(header(a)),
        1 => Change::Unit(unit(a % UNITS, [b, c, d])),
        2 => Change::Interview(talk_of(a), details(unit_of(b), round_of(c))),
        3 => Change::InterviewState(
            talk_of(a),
            InterviewState { status: pick(&InterviewStatus::ALL, b), reason: some(c, "r".into()) },
        ),
        4 => Change::Participant(
            talk_of(a),
            id(format!("P{}", b % 2)),
            ParticipantDetails {
                role: "other".into(),
                team: None,
                leads: c % 2 == 0,
                joined: None,
                left: None,
            },
        ),
        5 => Change::Consent(talk_of(a), id(format!("P{}", b % 2)), vec![pick(&Consent::ALL, c)]),
        6 => Change::Context(Context {
            unit: unit_of(a),
            round: round_of(b),
            contact_residents: pick(&Contact::ALL, c),
            contact_migrants: pick(&Contact::ALL, d),
            note: None,
        }),
        7 => Change::Event(Event {
            id: id("v"),
            date: crate::domain::date::Date::new("2011").unwrap(),
            text: "t".into(),
            effect: pick(&Effect::ALL, a),
            units: if b % 3 == 0 { Vec::new() } else { vec![unit_of(c), unit_of(d)] },
        }),
        8 | 9 => Change::AnswerNotes(
            talk_of(a),
            id(format!("q{}", b % 2)),
            Notes { text: pick(&["", "ja", "nee", " "], c).into(), ..Notes::default() },
        ),
        10 if d % 3 == 0 => Change::AnswerWriteUp(
            talk_of(a),
            id(format!("q{}", b % 2)),
            WriteUp { typed: some(c, "getypt".into()), ..WriteUp::default() },
        ),
        10 if d % 3 == 1 => Change::Replies(
            talk_of(a),
            vec![Reply {
                status: pick(&ReplyStatus::ALL, b),
                on: crate::domain::date::Date::new("2011").unwrap(),
            }],
        ),
        10 => Change::AnswerClosed(talk_of(a), id(format!("q{}", b % 2)), closed(c)),
        11 => Change::Note(Note::new(talk_of(a), NotePlace::Parked, u32::from(b % 2), c.to_string())),
        12 => Change::Evidence(evidence(a % EVIDENCE, [b, c, d])),
        13 => Change::Rating(Rating {
            unit: unit_of(a),
            round: round_of(b),
            indicator: id("x"),
            value: Value::level(c % 4).unwrap(),
            reasons: Vec::new(),
            rater: None,
            note: None,
            evidence: list(e),
        }),
        14 => Change::Factor(FactorRating {
            unit: unit_of(a),
            round: round_of(b),
            factor: id("f"),
            value: pick(&FactorValue::ALL, c),
            reason: None,
            rater: Some(id("me")),
            note: None,
            evidence: list(e),
        }),
        15 => Change::Initiative(id(format!("i{}", a % 2)), initiative(unit_of(b))),
        16 if d % 4 == 0 => Change::NoInitiativeState(id(format!("i{}", a % 2)), round_of(b)),
        16 => Change::InitiativeState(
            id(format!("i{}", a % 2)),
            InitiativeState { round: round_of(b), status: pick(&InitiativeStatus::ALL, c) },
        ),
        17 => Change::Summary(Summary {
            unit: unit_of(a),
            round: round_of(b),
            heading: id("h"),
            text: c.to_string(),
        }),
        18 => Change::Memo(Memo {
            id: id(format!("memo{}", a % 2)),
            about: Subject::read(pick(&["unit/u0", "round/r1", "evidence/e0", "interview/u0/r0"], b)),
            text: c.to_string(),
            written_on: None,
        }),
        19 => Change::Rule(CodingRule { indicator: id("x"), text: a.to_string() }),
        _ => {
            let (kind, record) = record_of([a, b, c]);
            Change::Removed(kind, record, d % 3 > 0)
        }
    }
}

/// A store that does not wait for the disk.
fn quick(store: Store) -> Store {
    store.database.connection.pragma_update(None, "synchronous", "OFF").unwrap();
    store
}

/// A study with this many units, each with an interview in both rounds and three answers in each.
pub(super) fn big_study(path: &Path, units: usize) -> Store {
    let mut changes: Vec<Change> = base().into_iter().take(1 + usize::from(ROUNDS)).collect();
    for number in 0..units {
        let unit = Unit { id: id(format!("unit-{number}")), ..unit(0, [0, 0, 0]) };
        let name = unit.id.clone();
        changes.push(Change::Unit(unit));
        for round in [id("r0"), id("r1")] {
            let talk = InterviewId::of(&name, &round);
            changes.push(Change::Interview(talk.clone(), details(name.clone(), round)));
            let state = InterviewState { status: InterviewStatus::Completed, reason: None };
            changes.push(Change::InterviewState(talk.clone(), state));
            changes.extend(["q0", "q1", "q2"].map(|question| {
                let notes = Notes { text: "Wij werken voor alle inwoners.".into(), ..Notes::default() };
                Change::AnswerNotes(talk.clone(), id(question), notes)
            }));
        }
    }
    Store::create(path, somebody(1), &changes, noon()).unwrap()
}

/// Records one change; one that names what is not there is refused and leaves nothing.
fn try_to(store: &mut Store, change: &Change) {
    match store.record(std::slice::from_ref(change), noon()) {
        Ok(_) => {}
        Err(StoreError::NoRecord { .. }) => {
            assert!(matches!(change, Change::Removed(..) | Change::Consent(..)), "{change:?}");
        }
        Err(error) => panic!("{error}"),
    }
}

/// Every row of every projection.
fn dump(store: &Store) -> Vec<String> {
    let mut lines = Vec::new();
    for table in TABLES {
        let mut statement = store.database.connection.prepare(&format!("SELECT * FROM {table}")).unwrap();
        let width = statement.column_count();
        let mut rows = statement.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            let cells: Vec<Cell> = (0..width).map(|at| row.get(at).unwrap()).collect();
            lines.push(format!("{table} {cells:?}"));
        }
    }
    lines
}

/// Heads by the definition: rows that no other row replaces, directly or through others.
fn conflicts_by_definition(journal: &[JournalRow]) -> BTreeMap<PartKey, BTreeSet<Uuid>> {
    let mut parts: BTreeMap<PartKey, Vec<&JournalRow>> = BTreeMap::new();
    for row in journal {
        parts.entry(row.key.clone()).or_default().push(row);
    }
    let mut found = BTreeMap::new();
    for (key, rows) in parts {
        let by_id: HashMap<Uuid, &JournalRow> = rows.iter().map(|row| (row.id, *row)).collect();
        let mut replaced = HashSet::new();
        for row in &rows {
            let mut open = row.replaces.clone();
            while let Some(id) = open.pop() {
                if replaced.insert(id) {
                    open.extend(by_id[&id].replaces.iter().copied());
                }
            }
        }
        let heads: BTreeSet<Uuid> =
            rows.iter().map(|row| row.id).filter(|id| !replaced.contains(id)).collect();
        if heads.len() > 1 {
            found.insert(key, heads);
        }
    }
    found
}

fn conflicts_of(store: &Store) -> BTreeMap<PartKey, BTreeSet<Uuid>> {
    let conflicts = store.conflicts().unwrap();
    conflicts.into_iter().map(|found| (found.key, found.rows.iter().map(|row| row.id).collect())).collect()
}

/// What the first screen says is what a count over the whole study gives.
fn assert_counted(store: &Store) {
    let study = store.load(&Scope::Whole).unwrap();
    let overview = store.overview(0, 100).unwrap();
    let in_order = study.units_in_order(&study.header.languages[0]);
    assert_eq!(overview.units.iter().collect::<Vec<_>>(), in_order);
    assert_eq!(overview.unit_count, study.units.len());
    assert_eq!(overview.events, study.events);
    let mut counts: BTreeMap<(Id, &str), usize> = BTreeMap::new();
    for interview in &study.interviews {
        *counts.entry((interview.details.round.clone(), interview.state.status.as_str())).or_default() += 1;
    }
    let shown: BTreeMap<(Id, &str), usize> = overview
        .counts
        .iter()
        .map(|count| ((count.round.clone(), count.status.as_str()), count.interviews))
        .collect();
    assert_eq!(shown, counts);
    let shown: BTreeMap<&InterviewId, (&Interview, usize)> = overview
        .interviews
        .iter()
        .map(|line| (&line.interview.id, (&line.interview, line.answered)))
        .collect();
    let counted: BTreeMap<&InterviewId, (&Interview, usize)> = study
        .interviews
        .iter()
        .map(|interview| {
            let answers = study.answers.iter().filter(|answer| answer.interview == interview.id);
            (&interview.id, (interview, answers.filter(|answer| answer.is_given()).count()))
        })
        .collect();
    assert_eq!(shown, counted);
}

/// The part of a study that is about a unit is the same, read alone or with all others.
fn assert_scoped(store: &Store) {
    let has_removed = store.journal().unwrap().iter().any(|row| row.key.part == Part::Removed);
    let whole = store.load(&Scope::Whole).unwrap();
    for unit in whole.units.iter().map(|unit| unit.id.clone()).chain([Id::organisation()]) {
        let part = store.load(&Scope::Unit(unit.clone())).unwrap();
        let talks: HashSet<&InterviewId> = part
            .interviews
            .iter()
            .filter(|interview| interview.details.unit == unit)
            .map(|interview| &interview.id)
            .collect();
        let mut expected = whole.clone();
        expected.units.retain(|other| other.id == unit);
        expected.interviews.retain(|interview| interview.details.unit == unit);
        expected.participants.retain(|participant| talks.contains(&participant.interview));
        expected.answers.retain(|answer| talks.contains(&answer.interview));
        expected.notes.retain(|note| talks.contains(&note.interview));
        expected.contexts.retain(|context| context.unit == unit);
        expected.ratings.retain(|rating| rating.unit == unit);
        expected.factors.retain(|rating| rating.unit == unit);
        expected.initiatives.retain(|initiative| initiative.details.unit == unit);
        expected.summaries.retain(|summary| summary.unit == unit);
        let rested_on: HashSet<&Id> = expected
            .ratings
            .iter()
            .flat_map(|rating| &rating.evidence)
            .chain(expected.factors.iter().flat_map(|rating| &rating.evidence))
            .collect();
        let is_about = |evidence: &Evidence| {
            rested_on.contains(&evidence.id)
                || evidence.names(&unit)
                || evidence.interview.as_ref().is_some_and(|id| talks.contains(id))
                // What names neither a talk nor a unit is the organisation's.
                || (unit.is_organisation() && evidence.interview.is_none() && evidence.about.is_none())
        };
        assert!(whole.evidence.iter().filter(|item| is_about(item)).all(|item| part.evidence.contains(item)));
        // Some may be there besides that only a removed record has to do with.
        assert!(
            part.evidence.iter().all(|item| whole.evidence.contains(item) && (has_removed || is_about(item)))
        );
        expected.evidence = part.evidence.clone();
        let own = expected.interviews.clone();
        // Who took part in talks of others that evidence is from comes last.
        let named: BTreeSet<&InterviewId> =
            part.evidence.iter().filter_map(|item| item.interview.as_ref()).collect();
        for id in named.into_iter().filter(|id| own.iter().all(|interview| interview.id != **id)) {
            expected.interviews.extend(whole.interview(id).cloned());
            let present = whole.participants.iter().filter(|participant| participant.interview == *id);
            expected.participants.extend(present.cloned());
        }
        let records = expected.clone();
        let is_here = |memo: &Memo| memo.about.as_ref().is_none_or(|one| records.has_subject(one));
        expected.memos.retain(is_here);
        assert_eq!(part, expected, "{unit}");
        for interview in &own {
            let one = store.load(&Scope::Interview(interview.id.clone())).unwrap();
            assert_eq!(one.interviews.iter().collect::<Vec<_>>(), [interview]);
            assert_eq!((&one.units, &one.ratings), (&expected.units, &expected.ratings));
            assert!(one.answers.iter().all(|answer| answer.interview == interview.id));
            let said = |study: &Study| -> Vec<_> {
                study.answers.iter().filter(|answer| answer.interview == interview.id).cloned().collect()
            };
            assert_eq!(said(&one), said(&whole));
        }
    }
}

/// Another copy of a closed study.
fn copy(from: &Path, folder: &TempDir, name: &str, device: u128) -> Store {
    let path = folder.path().join(name);
    std::fs::copy(from, &path).unwrap();
    quick(Store::open(&path, somebody(device)).unwrap())
}

/// Strikes what an answer says, if it says anything.
fn strike(store: &mut Store, [_, a, b, ..]: [u8; 6]) {
    let (interview, question) = (talk_of(a), id(format!("q{}", b % 2)));
    let study = store.load(&Scope::Whole).unwrap();
    let mut answers = study.answers.iter();
    let found = answers.find(|answer| answer.interview == interview && answer.question == question);
    if let Some(text) = found.map(|answer| &answer.notes.text).filter(|text| !text.trim().is_empty()) {
        let stays = Notes { struck: vec![noon()], ..Notes::default() };
        let stays = [Change::AnswerNotes(interview.clone(), question.clone(), stays)];
        let key = DraftKey { interview, place: DraftPlace::Question(question) };
        store.strike(&key, &stays, text, noon()).unwrap();
        assert!(store.history(&key.part()).unwrap().iter().rev().skip(1).any(|row| row.value.is_none()));
    }
}

fn bytes(at_most: usize) -> impl Strategy<Value = Vec<[u8; 6]>> {
    prop::collection::vec(any::<[u8; 6]>(), 1..at_most)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn projections_are_what_the_journal_says(edits in bytes(80)) {
        let folder = TempDir::new().unwrap();
        let mut store = quick(Store::create(&folder.path().join("s"), somebody(1), &base(), noon()).unwrap());
        for edit in edits {
            try_to(&mut store, &change(edit));
            if edit[0] % 8 == 0 {
                strike(&mut store, edit);
            }
        }
        assert_counted(&store);
        assert_scoped(&store);
        let live = dump(&store);
        let rows = store.rebuild().unwrap();
        prop_assert_eq!(rows, store.journal().unwrap().len());
        prop_assert_eq!(dump(&store), live);
        prop_assert!(store.conflicts().unwrap().is_empty());
    }

    #[test]
    fn what_is_loaded_never_names_what_was_removed(edits in bytes(80)) {
        let folder = TempDir::new().unwrap();
        let mut store = quick(Store::create(&folder.path().join("s"), somebody(1), &base(), noon()).unwrap());
        for edit in edits {
            try_to(&mut store, &change(edit));
        }
        let study = store.load(&Scope::Whole).unwrap();
        // A study whose every mention exists can be entered anew; foreign keys see to it.
        let again = Store::create(&folder.path().join("t"), somebody(2), &study.changes(), noon()).unwrap();
        prop_assert_eq!(again.load(&Scope::Whole).unwrap(), study);
    }

    #[test]
    fn journals_merge_by_union_in_any_order(
        steps in prop::collection::vec((0_u8..10, any::<[u8; 6]>()), 1..60),
        order in any::<u64>(),
    ) {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("base");
        drop(quick(Store::create(&path, somebody(1), &base(), noon()).unwrap()));
        let mut a = copy(&path, &folder, "a", 2);
        let mut b = copy(&path, &folder, "b", 3);
        let mut c = copy(&path, &folder, "c", 4);
        for (who, edit) in steps {
            match who {
                0 => { a.merge_rows(&b.journal().unwrap()).unwrap(); }
                1 => { b.merge_rows(&a.journal().unwrap()).unwrap(); }
                n if n % 2 == 0 => try_to(&mut a, &change(edit)),
                _ => try_to(&mut b, &change(edit)),
            }
        }
        let (of_a, of_b) = (a.journal().unwrap(), b.journal().unwrap());
        let mut union = [of_a.clone(), of_b.clone()].concat();
        union.sort_by_key(|row| row.id.as_u128().wrapping_mul(u128::from(order) | 1).rotate_left(64));
        c.merge_rows(&union).unwrap();
        a.merge_rows(&of_b).unwrap();
        b.merge_rows(&of_a).unwrap();
        prop_assert_eq!(b.merge_rows(&union).unwrap(), 0);
        let merged = c.journal().unwrap();
        prop_assert!(merged.is_sorted_by_key(|row| (row.turn, row.device, row.id)));
        prop_assert_eq!(&a.journal().unwrap(), &merged);
        prop_assert_eq!(dump(&a), dump(&b));
        prop_assert_eq!(dump(&a), dump(&c));
        prop_assert_eq!(conflicts_of(&c), conflicts_by_definition(&c.journal().unwrap()));
        assert_counted(&c);
        // The last in order is what counts, and a change replaces all that are in conflict.
        for conflict in c.conflicts().unwrap() {
            let last = conflict.rows.last().unwrap();
            let value = last.value.clone().unwrap();
            c.record(&[Change::read(&conflict.key, value).unwrap()], noon()).unwrap();
            prop_assert!(c.history(&conflict.key).unwrap().last().unwrap().replaces.len() > 1);
        }
        let left = conflicts_of(&c);
        prop_assert!(left.keys().all(|key| key.part == Part::Removed), "{:?}", left);
        let live = dump(&c);
        c.rebuild().unwrap();
        prop_assert_eq!(dump(&c), live);
    }
}
