//! Every page that results can be gone into, over the whole sample study.

use std::sync::Arc;

use nulmeting::domain::condition::Truth;
use nulmeting::domain::id::Id;
use nulmeting::domain::score::{RoundScore, Scoring, View, score_round};
use nulmeting::tui::model::Setting;
use nulmeting::tui::screens::why::parts::{factors, initiatives, matrix, situation};
use nulmeting::tui::screens::why::{Case, Sight, Target};
use nulmeting::tui::sheet::Sheet;
use nulmeting::workbench::request::ScoredRound;
use unicode_width::UnicodeWidthStr;

use crate::support::Journey;

fn text(sheet: &Sheet<Target>) -> String {
    let line = |parts: &Vec<nulmeting::tui::sheet::Part>| {
        parts.iter().map(|part| part.text.as_str()).collect::<Vec<_>>().join(" ")
    };
    sheet.lines().iter().map(line).collect::<Vec<_>>().join("\n")
}

/// Goes into everything that a page leads to, and gives how many pages there were.
fn walk(sight: &Sight, page: &Sheet<Target>, seen: &mut Vec<Target>) {
    let whole = text(page);
    assert!(!whole.contains('<'), "a text is missing:\n{whole}");
    assert!(!whole.contains("Nothing here"), "{whole}");
    for line in page.lines() {
        for part in line {
            let end = usize::from(part.column) + part.text.width();
            assert!(end <= usize::from(page.width()), "too wide: {:?}\n{whole}", part.text);
        }
        // Parts of a line never cover each other.
        let mut parts: Vec<_> = line.iter().filter(|part| !part.text.is_empty()).collect();
        parts.sort_by_key(|part| part.column);
        for pair in parts.windows(2) {
            let end = usize::from(pair[0].column) + pair[0].text.width();
            assert!(end <= usize::from(pair[1].column), "{:?} covers {:?}", pair[0].text, pair[1].text);
        }
    }
    for target in page.targets() {
        if !seen.contains(target) {
            seen.push(target.clone());
            walk(sight, &sight.page(target), seen);
        }
    }
}

fn first_page(sight: &Sight) -> Sheet<Target> {
    let mut sheet = sight.sheet();
    matrix(sight, &mut sheet);
    situation(sight, &mut sheet);
    factors(sight, &mut sheet);
    initiatives(sight, &mut sheet);
    sheet
}

fn scored(journey: &Journey, round: &Id) -> Arc<ScoredRound> {
    let study = Arc::new(journey.study());
    let instruments = &journey.model.setting.instruments;
    let score = |view| -> RoundScore {
        let scoring = Scoring {
            study: &study,
            model: &instruments.model,
            questionnaires: &instruments.questionnaires,
            view,
            rater: None,
        };
        score_round(&scoring, round)
    };
    let (account, proven) = (score(View::Account), score(View::Proven));
    Arc::new(ScoredRound { study, account, proven })
}

fn walk_all(setting: &Setting, scored: &Arc<ScoredRound>) -> usize {
    let mut pages = 0;
    let units: Vec<Id> = scored.account.units.iter().map(|unit| unit.unit.clone()).collect();
    let mut cases = vec![Case::of_organisation(scored)];
    cases.extend(
        units
            .iter()
            .map(|unit| Case::of_scored(scored.study.clone(), unit, [&scored.account, &scored.proven])),
    );
    for case in &cases {
        for view in View::ALL {
            let sight = Sight::new(case, view, setting);
            let mut seen = Vec::new();
            walk(&sight, &first_page(&sight), &mut seen);
            for field in 0..setting.instruments.model.fields.len() {
                if case.field(view, field).is_some() {
                    walk(&sight, &sight.page(&Target::Field(field)), &mut seen);
                }
            }
            pages += seen.len();
        }
    }
    pages
}

#[test]
fn every_page_of_the_sample_study_has_its_texts_and_fits_its_screen() {
    for width in [60, 80] {
        let journey = Journey::sample(width, 24);
        let mut pages = 0;
        for round in ["r1", "r2"] {
            let scored = scored(&journey, &Id::new(round).unwrap());
            pages += walk_all(&journey.model.setting, &scored);
        }
        assert!(pages > 1000, "{pages} pages were found");
    }
}

#[test]
fn every_recommendation_that_is_made_leads_to_what_it_rests_on() {
    let journey = Journey::sample(80, 24);
    let mut made = 0;
    for round in ["r1", "r2"] {
        let scored = scored(&journey, &Id::new(round).unwrap());
        let units = scored.account.units.iter();
        let cases = units
            .map(|unit| Case::of_scored(scored.study.clone(), &unit.unit, [&scored.account, &scored.proven]));
        for case in cases.chain([Case::of_organisation(&scored)]) {
            let sight = Sight::new(&case, View::Account, &journey.model.setting);
            for one in case.recommendations(View::Account).iter().filter(|one| one.truth == Truth::Yes) {
                made += 1;
                let page = sight.page(&Target::Recommendation(one.index));
                assert!(page.targets().next().is_some(), "{} {}", case.unit, text(&page));
            }
        }
    }
    assert!(made > 20, "{made}");
}

#[test]
fn every_rating_above_what_is_proven_says_so_on_its_page() {
    let journey = Journey::sample(80, 24);
    let scored = scored(&journey, &Id::new("r2").unwrap());
    let mut capped = 0;
    for unit in &scored.account.units {
        let case = Case::of_scored(scored.study.clone(), &unit.unit, [&scored.account, &scored.proven]);
        let sight = Sight::new(&case, View::Account, &journey.model.setting);
        for state in unit.indicators.iter().filter(|state| state.cap.is_some()) {
            capped += 1;
            assert!(text(&sight.page(&Target::Indicator(state.index))).contains("would close the gap"));
        }
    }
    assert!(capped > 0);
}
