//! A part of what `cargo bench --bench fuzz` tries by the ten thousand, the same each time.

use crate::support::hostile::{Tried, databases, definitions, keys, many};

fn assert_sound(tried: &Tried, least_taken: usize) {
    assert!(tried.findings.is_empty(), "{:#?}", tried.findings);
    assert!(tried.taken >= least_taken, "most is refused at once, which tries little: {tried:?}");
}

#[test]
fn changed_questionnaires_models_and_studies_are_refused_or_read_and_never_obeyed() {
    let corpus = definitions::Corpus::new();
    assert_sound(&many(0..250, |dice| corpus.one(dice)), 10);
}

#[test]
fn changed_and_doctored_study_files_are_refused_or_read() {
    let corpus = databases::Corpus::new();
    assert_sound(&many(0..60, |dice| corpus.one(dice)), 5);
}

#[test]
fn any_keys_pastes_and_sizes_leave_a_screen_and_a_study() {
    assert_sound(&many(0..6, |dice| keys::one(dice, 150)), 6);
}
