//! The tables of `framework` and `memos`: the researcher's own words.

use super::Page;
use super::grid::Grid;
use super::sheet::Sheet;
use crate::domain::assessment::Assessment;
use crate::domain::score::View;
use crate::domain::study::{Memo, Study};
use crate::report::framework::RoundDocument;
use crate::report::plain;

/// Units × headings of some rounds: per row a unit and a heading, the summary in full, and what it can rest on.
pub fn framework(page: Page, study: &Study, model: &Assessment, rounds: &[RoundDocument]) -> String {
    let mut sheet = Sheet::new(page, study, model, View::Account);
    let title = sheet.text(&study.header.title, &study.header.languages);
    sheet.title(&sheet.say("framework-title", &[("study", title.into())]));
    for round in rounds {
        let written =
            round.units.iter().flat_map(|unit| &unit.headings).filter(|cell| cell.summary.is_some());
        let all = round.units.iter().map(|unit| unit.headings.len()).sum::<usize>();
        let base = [("written", written.count().into()), ("count", all.into())];
        let base = sheet.say("framework-base", &base);
        sheet.section(&plain(&round.label), &base);
        let titles = [sheet.unit_title()].into_iter();
        let titles = titles
            .chain(["framework-heading", "framework-words", "framework-rests"].map(|id| sheet.word(id)));
        let mut grid = Grid::new(titles.collect::<Vec<_>>());
        for unit in &round.units {
            let mut name = plain(&unit.name).into_owned();
            for cell in &unit.headings {
                let mut rests = vec![cell.evidence.join(", ")];
                rests.extend(cell.quotes.iter().map(|quote| format!("„{}“", plain(quote))));
                if cell.quotes_held_back > 0 {
                    rests.push(sheet.say("framework-held-back", &[("count", cell.quotes_held_back.into())]));
                }
                rests.retain(|part| !part.is_empty());
                grid.row(vec![
                    std::mem::take(&mut name),
                    plain(&cell.title).into_owned(),
                    cell.summary.as_deref().map_or_else(|| "–".to_owned(), |text| plain(text).into_owned()),
                    rests.join(" · "),
                ]);
            }
        }
        sheet.table(&grid);
    }
    sheet.finish()
}

/// Memos, in the order of entry.
pub fn memos(page: Page, study: &Study, model: &Assessment, memos: &[&Memo]) -> String {
    let mut sheet = Sheet::new(page, study, model, View::Account);
    let title = sheet.text(&study.header.title, &study.header.languages);
    sheet.title(&sheet.say("memos-title", &[("study", title.into())]));
    if memos.is_empty() {
        sheet.line(&sheet.word("memos-none"));
        return sheet.finish();
    }
    let titles = ["memos-id", "memos-about", "memos-day", "memos-text"].map(|id| sheet.word(id));
    let mut grid = Grid::new(titles);
    for memo in memos {
        let about = memo.about.as_ref().map_or_else(|| sheet.word("memos-study"), ToString::to_string);
        let day = memo.written_on.as_ref().map(ToString::to_string).unwrap_or_default();
        grid.row(vec![memo.id.to_string(), plain(&about).into_owned(), day, plain(&memo.text).into_owned()]);
    }
    sheet.table(&grid);
    sheet.finish()
}
