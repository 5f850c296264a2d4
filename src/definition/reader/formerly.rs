//! What `formerly` may name: ids that nothing else of the file goes by, each once, and that an earlier version had.

use std::collections::HashSet;

use super::sink::Taken;
use super::tree::Table;
use crate::definition::{Library, rules};
use crate::domain::assessment::Assessment;
use crate::domain::id::Id;
use crate::domain::questionnaire::Questionnaire;

/// Checks a questionnaire's questions. What earlier versions asked is known only where the library has one.
pub(super) fn questionnaire(root: &Table<'_>, read: &Questionnaire, library: &Library) {
    let rows: Vec<Table<'_>> =
        root.tables("section").iter().flat_map(|section| section.tables("question")).collect();
    let has_earlier = library.questionnaires().any(|one| one.id == read.id && one.version != read.version);
    // A question may come from another questionnaire, whose place this one takes.
    let asked = library.questionnaires().filter(|one| (&one.id, &one.version) != (&read.id, &read.version));
    let asked = asked.flat_map(Questionnaire::questions);
    let known = asked.flat_map(|one| std::iter::once(&one.id).chain(&one.formerly)).map(Id::as_str);
    check(&rows, "question", has_earlier.then(|| known.collect()).as_ref());
}

/// Checks a model's fields, indicators and factors; the last two share their ids.
pub(super) fn assessment(root: &Table<'_>, read: &Assessment, library: &Library) {
    let earlier = || library.assessments().filter(|one| one.id == read.id && one.version != read.version);
    let has_earlier = earlier().next().is_some();
    let fields = earlier().flat_map(|one| &one.fields);
    let fields = fields.flat_map(|one| std::iter::once(&one.id).chain(&one.formerly)).map(Id::as_str);
    check(&root.tables("field"), "field", has_earlier.then(|| fields.collect()).as_ref());
    let rated = earlier().flat_map(|one| {
        let indicators = one.indicators.iter().map(|indicator| (&indicator.id, &indicator.formerly));
        indicators.chain(one.factors.iter().map(|factor| (&factor.id, &factor.formerly)))
    });
    let rated = rated.flat_map(|(id, formerly)| std::iter::once(id).chain(formerly)).map(Id::as_str);
    let rows = [root.tables("indicator"), root.tables("factor")].concat();
    check(&rows, "indicator or factor", has_earlier.then(|| rated.collect()).as_ref());
}

/// Checks rows of one namespace against each other, and against what earlier versions had where one is at hand.
fn check(rows: &[Table<'_>], what: &str, known: Option<&HashSet<&str>>) {
    let in_use: HashSet<String> =
        rows.iter().filter_map(|row| row.maybe("id")?.id()).map(|id| id.to_string()).collect();
    let mut taken = Taken::default();
    for (id, node) in rows.iter().filter_map(|row| row.maybe("formerly")).flat_map(|node| node.ids()) {
        let name = id.as_str();
        if in_use.contains(name) {
            let message = format!("`{name}` is the id of a {what} of this file");
            node.complain(&rules::FORMER_IN_USE, message);
            continue;
        }
        let message = format!("`{name}` is named as a former id twice");
        taken.take(&rules::FORMER_TWICE, node.span(), name, message, node.sink);
        if let Some(known) = known.filter(|known| !known.contains(name)) {
            node.unknown(
                &rules::UNKNOWN_FORMER,
                &format!("{what} of an earlier version"),
                name,
                known.iter().copied(),
            );
        }
    }
}
