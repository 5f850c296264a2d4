//! What units said in their feedback talks, below the tables of `score` and `compare`.

use super::grid::Grid;
use super::sheet::Sheet;
use crate::domain::id::Id;
use crate::domain::publication::part_title;
use crate::report::{Selection, plain};

/// A section with what was said on some rounds; none where nothing was.
pub(super) fn section(sheet: &mut Sheet, rounds: &[&Id], selection: &Selection) {
    let study = sheet.study;
    let said = study.responses.iter().filter(|one| rounds.contains(&&one.round) && selection.has(&one.unit));
    let mut said: Vec<_> = said.collect();
    if said.is_empty() {
        return;
    }
    said.sort_by_cached_key(|one| {
        (sheet.unit(&one.unit), rounds.iter().position(|round| **round == one.round), !one.is_about_whole())
    });
    let heading = sheet.word("feedback-table");
    let base = sheet.say("feedback-table-base", &[("count", said.len().into())]);
    sheet.section(&heading, &base);
    let mut titles = vec![sheet.unit_title()];
    titles.extend((rounds.len() > 1).then(|| sheet.word("feedback-table-round")));
    titles.extend(
        ["feedback-table-about", "feedback-table-view", "feedback-table-words"].map(|id| sheet.word(id)),
    );
    let mut grid = Grid::new(titles);
    for one in said {
        let about = match part_title(sheet.model, &one.about) {
            Some(title) => sheet.of_model(title),
            None if one.is_about_whole() => sheet.word("feedback-whole"),
            None => plain(&one.about).into_owned(),
        };
        let mut view = sheet.of("response-view", one.view.as_str());
        if let Some(on) = &one.on {
            view = format!("{view} ({on})");
        }
        let mut row = vec![sheet.unit(&one.unit)];
        row.extend((rounds.len() > 1).then(|| sheet.round(&one.round)));
        row.extend([about, view, plain(&one.text).into_owned()]);
        grid.row(row);
    }
    sheet.table(&grid);
}
