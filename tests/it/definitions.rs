//! Definitions: what is shipped is sound, and each rule finds what it is for.

use nulmeting::definition::{Library, builtin, check, render};

#[test]
fn shipped_files_have_no_findings() {
    let mut library = Library::new();
    for (name, text) in builtin::instruments().iter().flat_map(|instrument| instrument.files) {
        let checked = check(text, &library);
        assert!(checked.findings.is_empty(), "{}", render(name, text, &checked.findings, false));
        assert!(checked.value.is_some(), "{name}");
        library.add(text);
    }
}

#[test]
fn the_sample_study_has_no_errors() {
    let text = builtin::sample_study();
    let checked = nulmeting::definition::read_study(text, &builtin::library());
    assert!(checked.findings.is_empty(), "{}", render("study.toml", text, &checked.findings, false));
}
