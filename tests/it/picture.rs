//! Pictures: they say what the results say, stand alone, and are the same every time.

use std::fmt::Write;

use nulmeting::definition::{builtin, read_study};
use nulmeting::domain::assessment::Scope;
use nulmeting::domain::score::View;
use nulmeting::domain::study::{Response, ResponseView};
use nulmeting::domain::text::Text;
use nulmeting::language::Words;
use nulmeting::report::figure::comparison::{ComparisonFigure, comparison};
use nulmeting::report::figure::organisation::{OrganisationFigure, organisation};
use nulmeting::report::figure::unit::{UnitFigure, unit};
use nulmeting::report::figure::{FigureCell, Naming, Source};
use nulmeting::report::{Selection, json, picture};
use serde_json::Value;
use svg::node::Attributes;
use svg::node::element::tag::Type;
use svg::parser::Event;

use crate::results::shapes;
use crate::sample::{ALMELO, ALMELO_RESULTS, Results, Sample, id};

const WHOLE: Selection<'static> = Selection { unit: None, rater: None };

/// What a test looks at: a study, how it is seen, and in which language.
struct Case<'a> {
    sample: &'a Sample,
    results: &'a Results,
    view: View,
    naming: Naming,
    language: &'a str,
}

impl<'a> Case<'a> {
    fn of(sample: &'a Sample, results: &'a Results) -> Self {
        Self { sample, results, view: View::Account, naming: Naming::All, language: "en" }
    }

    fn source<'s>(&'s self, words: &'s Words) -> Source<'s> {
        Source {
            study: &self.sample.study,
            model: &self.sample.model,
            view: self.view,
            naming: self.naming,
            words,
            language: self.language,
        }
    }

    fn comparison(&self) -> (ComparisonFigure, String) {
        let words = Words::in_language(self.language);
        let [earlier, later] = self.results.rounds(self.view) else { panic!("two rounds") };
        let compared = match self.view {
            View::Account => &self.results.compared,
            View::Proven => &self.results.compared_proven,
        };
        let figure = comparison(self.source(&words), compared, [earlier, later]);
        let drawn = picture::comparison(&figure, self.language, &words);
        (figure, drawn)
    }
}

impl Case<'_> {
    fn organisation(&self, round: usize) -> (OrganisationFigure, String) {
        let words = Words::in_language(self.language);
        let proven = (self.view == View::Account).then(|| &self.results.proven[round]);
        let figure = organisation(self.source(&words), &self.results.rounds(self.view)[round], proven);
        let drawn = picture::organisation(&figure, self.language, &words);
        (figure, drawn)
    }

    fn unit(&self, round: usize, name: &str) -> Option<(UnitFigure, String)> {
        let words = Words::in_language(self.language);
        let proven = (self.view == View::Account).then(|| &self.results.proven[round]);
        let round = &self.results.rounds(self.view)[round];
        let figure = unit(self.source(&words), round, proven, &id(name))?;
        let drawn = picture::unit(&figure, self.language, &words);
        Some((figure, drawn))
    }

    /// Everything that can be drawn of it.
    fn all(&self) -> Vec<String> {
        let units = self.sample.study.units.iter().take(3);
        let units = units.filter_map(|unit| Some(self.unit(1, unit.id.as_str())?.1));
        [self.comparison().1, self.organisation(1).1].into_iter().chain(units).collect()
    }
}

/// The cells of a figure are those of the document.
fn assert_cells(cells: &[Vec<FigureCell>], document: &Value, fields: &[&str]) {
    for (cells, field) in cells.iter().zip(fields) {
        let told = &document[*field];
        let told = told.as_array().or_else(|| told["cells"].as_array()).unwrap();
        assert_eq!(cells.len(), told.len());
        for (cell, told) in cells.iter().zip(told) {
            assert_eq!(cell.word.as_str(), told["word"].as_str().unwrap());
            let basis = (told["rated"].as_u64().unwrap() as u32, told["applicable"].as_u64().unwrap() as u32);
            assert_eq!(cell.basis.unwrap_or((0, 0)), basis);
        }
    }
}

fn sample_of(model: &str, study: &str) -> Sample {
    let mut library = builtin::library();
    library.add(model);
    let read = read_study(study, &library);
    let study = read.value.unwrap_or_else(|| panic!("{:?}", read.findings));
    let model = library.assessment(&study.header.assessment).unwrap().clone();
    Sample { study, model, questionnaires: library.questionnaires().cloned().collect() }
}

fn four_phases(units: usize) -> Sample {
    let (_, model) = builtin::instruments()[0].files[0];
    sample_of(model, &shapes::study("bellaart-almelo", units))
}

fn number(attributes: &Attributes, name: &str) -> i64 {
    attributes[name].parse().unwrap()
}

/// Every circle and line within a picture, by the title of its group.
fn marks(drawn: &str) -> Vec<(String, Vec<(i64, i64)>)> {
    let mut marks: Vec<(String, Vec<(i64, i64)>)> = Vec::new();
    let mut is_title = false;
    for event in svg::read(drawn).unwrap() {
        match event {
            Event::Tag("title", ..) => is_title = !is_title,
            Event::Text(text) if is_title => marks.push((text.trim().to_owned(), Vec::new())),
            Event::Tag("circle", _, attributes) => {
                let at = (number(&attributes, "cx"), number(&attributes, "cy"));
                marks.last_mut().unwrap().1.push(at);
            }
            Event::Error(error) => panic!("{error}"),
            _ => {}
        }
    }
    marks
}

/// Nothing in a picture runs, is fetched or lies outside, and it is told as well as drawn.
fn assert_sound(drawn: &str) {
    let (mut width, mut height) = (0, 0);
    for event in svg::read(drawn).unwrap() {
        let Event::Tag(name, Type::Start | Type::Empty, attributes) = event else { continue };
        let known =
            ["svg", "g", "title", "desc", "text", "line", "circle", "rect", "defs", "pattern", "path"];
        assert!(known.contains(&name), "{name}");
        for (key, value) in &attributes {
            assert!(!key.starts_with("on") && !key.contains("href"), "{key}");
            let is_elsewhere = value.contains("://") && key != "xmlns";
            assert!(!is_elsewhere && !value.contains("javascript"), "{key} {value}");
        }
        match name {
            "svg" if width == 0 => {
                (width, height) = (number(&attributes, "width"), number(&attributes, "height"));
                assert_eq!(&*attributes["role"], "img");
            }
            "text" => {
                let (x, y) = (number(&attributes, "x"), number(&attributes, "y"));
                assert!((0..width).contains(&x) && (0..height).contains(&y), "{attributes:?}");
                assert!(number(&attributes, "font-size") >= 12);
            }
            _ => {}
        }
    }
    assert!(drawn.contains("<title") && drawn.contains("<desc"), "{drawn}");
    assert!(!drawn.chars().any(|sign| sign.is_control() && sign != '\n'));
}

#[test]
fn the_comparison_of_the_sample_is_drawn_like_this() {
    let (_, drawn) = Case { language: "de", ..Case::of(&ALMELO, &ALMELO_RESULTS) }.comparison();
    assert_sound(&drawn);
    insta::assert_snapshot!("comparison-de-svg", drawn);
}

#[test]
fn a_comparison_is_drawn_with_the_bounds_and_verdicts_of_the_documents() {
    for view in View::ALL {
        let case = Case { view, ..Case::of(&ALMELO, &ALMELO_RESULTS) };
        let (figure, drawn) = case.comparison();
        let words = Words::english();
        let Sample { study, model, .. } = &*ALMELO;
        let compared =
            if view == View::Account { &ALMELO_RESULTS.compared } else { &ALMELO_RESULTS.compared_proven };
        let compared: Value =
            serde_json::to_value(json::compare(study, model, view, compared, &WHOLE)).unwrap();
        let rounds = ALMELO_RESULTS.rounds(view);
        let scored: Value = serde_json::to_value(json::score(study, model, view, rounds, &WHOLE)).unwrap();
        let marks = marks(&drawn);
        assert_eq!(figure.units().count(), compared["units"].as_array().unwrap().len());
        for unit in figure.units() {
            let of_unit = |document: &Value| {
                let all = document["units"].as_array().unwrap();
                all.iter().find(|one| one["unit"] == unit.unit.as_str()).unwrap().clone()
            };
            let told = of_unit(&compared);
            let verdict = words.of("verdict", told["verdict"].as_str().unwrap());
            assert!(unit.verdict.starts_with(&verdict), "{} {verdict}", unit.verdict);
            assert!(unit.link.starts_with(told["link"].as_str().unwrap()), "{}", unit.link);
            let (_, found) = marks.iter().find(|(name, _)| *name == unit.name).unwrap();
            let mut expected = 0;
            for (field, drawn) in model.fields.iter().zip(&unit.fields) {
                let set = &told["fields"][field.id.as_str()];
                let base = format!("({}/{})", set["common"], set["union"]);
                assert!(drawn.verdict.ends_with(&base), "{} {base}", drawn.verdict);
                for (round, standing) in [&drawn.earlier, &drawn.later].into_iter().enumerate() {
                    let scored = of_unit(&scored["rounds"][round]);
                    let scored = &scored["fields"][field.id.as_str()];
                    let bounds = (scored["lo"].as_u64().unwrap() as u8, scored["hi"].as_u64().unwrap() as u8);
                    assert_eq!(standing.bounds, Some(bounds));
                    expected += match bounds {
                        (0, 4) => 0,
                        (lo, hi) if lo == hi => 1,
                        _ => 2,
                    };
                }
            }
            assert_eq!(found.len(), expected, "{}", unit.name);
        }
        // A mark further to the right is a later phase, on the same axis for every unit.
        let society = figure.units().find(|unit| unit.unit == *"samenleving").unwrap();
        assert_eq!(society.fields[0].later.bounds, Some((1, 1)));
        let (_, found) = marks.iter().find(|(name, _)| *name == society.name).unwrap();
        assert_eq!(found[1].0 - found[0].0, 44);
    }
}

#[test]
fn a_round_and_a_unit_are_drawn_with_the_words_of_the_documents() {
    for view in View::ALL {
        let case = Case { view, ..Case::of(&ALMELO, &ALMELO_RESULTS) };
        let (figure, drawn) = case.organisation(1);
        assert_sound(&drawn);
        let Sample { study, model, .. } = &*ALMELO;
        let rounds = ALMELO_RESULTS.rounds(view);
        let scored = serde_json::to_value(json::score(study, model, view, rounds, &WHOLE)).unwrap();
        let scored = &scored["rounds"][1];
        let fields: Vec<&str> = model.fields.iter().map(|field| field.id.as_str()).collect();
        assert_cells(&figure.own.as_ref().unwrap().cells, &scored["organisation"]["cells"], &fields);
        assert_eq!(figure.rows().count(), 10);
        for row in figure.groups.iter().flat_map(|group| &group.rows) {
            let documents = scored["units"].as_array().unwrap();
            let told = documents.iter().find(|one| one["unit"] == row.unit.as_str()).unwrap();
            assert_cells(&row.cells, &told["fields"], &fields);
            let (figure, drawn) = case.unit(1, row.unit.as_str()).unwrap();
            assert_sound(&drawn);
            assert_eq!(figure.cells, row.cells);
            assert_eq!(figure.situation, row.situation);
            for ((standing, _), field) in figure.standings.iter().zip(&fields) {
                let told = &told["fields"][*field];
                assert_eq!(
                    standing.bounds,
                    Some((told["lo"].as_u64().unwrap() as u8, told["hi"].as_u64().unwrap() as u8))
                );
            }
            let factors = model.factors.iter().filter(|factor| factor.scope == Scope::Unit);
            for (factor, (_, value, _)) in factors.zip(&figure.factors) {
                assert_eq!(value.as_str(), told["factors"][factor.id.as_str()].as_str().unwrap());
            }
        }
        let counts = scored["organisation"]["counts"]["policy"].as_array().unwrap();
        let counts: Vec<String> =
            counts.iter().map(|one| format!("{} of {}", one["begun"], one["known"])).collect();
        assert_eq!(figure.begun[0], counts);
        // By own account, what is called otherwise where it has to be proven is marked.
        let proven = Case { view: View::Proven, ..Case::of(&ALMELO, &ALMELO_RESULTS) }.organisation(1).0;
        let cells = |figure: &OrganisationFigure| -> Vec<FigureCell> {
            figure.rows().flat_map(|row| row.cells.iter().flatten().cloned()).collect()
        };
        for (cell, twin) in cells(&figure).iter().zip(cells(&proven)) {
            assert_eq!(cell.is_less, cell.word != twin.word);
            assert_eq!(cell.signed().ends_with(" ↓"), cell.is_less);
        }
    }
}

#[test]
fn a_round_and_a_unit_of_the_sample_are_drawn_like_this() {
    let case = Case { language: "nl", ..Case::of(&ALMELO, &ALMELO_RESULTS) };
    insta::assert_snapshot!("organisation-nl-svg", case.organisation(1).1);
    let case = Case::of(&ALMELO, &ALMELO_RESULTS);
    insta::assert_snapshot!("unit-en-svg", case.unit(1, "sez").unwrap().1);
}

#[test]
fn a_unit_whose_name_would_follow_from_the_others_is_left_out_of_a_council_text() {
    let mut sample = ALMELO.clone();
    let line = ["publiekszaken", "rom", "sez", "stadsbeheer", "samenleving", "veiligheid"];
    sample.study.responses = line
        .into_iter()
        .map(|unit| Response {
            unit: id(unit),
            round: id("r2"),
            about: Response::WHOLE.to_owned(),
            text: String::new(),
            view: ResponseView::Agreed,
            on: None,
        })
        .collect();
    let units: Vec<String> = sample.study.units.iter().map(|unit| unit.id.to_string()).collect();
    assert!(line.iter().all(|unit| units.iter().any(|id| id == unit)), "{units:?}");
    let case = Case { naming: Naming::Council, ..Case::of(&sample, &ALMELO_RESULTS) };
    let (figure, drawn) = case.comparison();
    assert_eq!(figure.units().count(), 8);
    assert!(
        drawn.contains("Left out, since the name would follow from the others: 1 department."),
        "{drawn}"
    );
    assert_eq!(case.organisation(1).0.rows().count(), 9);
    assert!(case.unit(1, "vastgoed").is_none());
    assert_eq!(case.unit(1, "sez").unwrap().0.name, "Social and Economic Affairs");
}

#[test]
fn in_a_council_text_only_units_with_a_feedback_talk_on_the_later_round_are_named() {
    let mut sample = ALMELO.clone();
    let response = |unit: &str, round: &str, view| Response {
        unit: id(unit),
        round: id(round),
        about: "whole".to_owned(),
        text: "Mr X said no".to_owned(),
        view,
        on: None,
    };
    sample.study.responses = vec![
        response("sez", "r2", ResponseView::Contested),
        response("publiekszaken", "r2", ResponseView::Agreed),
        response("samenleving", "r1", ResponseView::Agreed),
    ];
    let (figure, drawn) = Case::of(&sample, &ALMELO_RESULTS).comparison();
    assert_eq!(figure.head.remark.as_deref(), Some("No feedback talk recorded yet: 7 departments."));
    assert!(drawn.contains("Society"));
    let case = Case { naming: Naming::Council, ..Case::of(&sample, &ALMELO_RESULTS) };
    let (figure, drawn) = case.comparison();
    assert_sound(&drawn);
    let names: Vec<&str> = figure.groups[0].rows.iter().map(|unit| unit.name.as_str()).collect();
    assert_eq!(&names[..2], ["Public Affairs", "Social and Economic Affairs"]);
    assert!(names[2..].iter().all(|name| name.starts_with("Line department ")));
    for hidden in ["Society", "Internal Services", "Mr X", "samenleving", "Property"] {
        assert!(!drawn.contains(hidden), "{hidden}");
    }
    assert!(drawn.contains("Not named, since no feedback talk is recorded yet: 7 departments."));
    assert_eq!(drawn.lines().filter(|line| *line == "A part of this result is contested.").count(), 2);
    // A unit keeps its number when another one is named.
    let number = |figure: &ComparisonFigure, unit: &str| {
        figure.units().find(|found| found.unit == *unit).unwrap().name.clone()
    };
    let before = number(&figure, "samenleving");
    sample.study.responses.truncate(1);
    let case = Case { naming: Naming::Council, ..Case::of(&sample, &ALMELO_RESULTS) };
    assert_eq!(number(&case.comparison().0, "samenleving"), before);
}

#[test]
fn no_text_of_a_study_becomes_markup_or_steers_anything() {
    let mut sample = ALMELO.clone();
    let hostile = "</text><script>alert(1)</script>\u{1b}[2J\u{202e} & \"Söße\" 'ÄÖ'\u{7}";
    for text in
        [&mut sample.study.units[0].name, &mut sample.study.header.title, &mut sample.study.rounds[0].label]
    {
        *text = Text::Plain(hostile.to_owned());
    }
    sample.model.fields[0].title = Text::Plain(hostile.to_owned());
    for language in ["en", "de", "nl"] {
        for drawn in (Case { language, ..Case::of(&sample, &ALMELO_RESULTS) }).all() {
            assert_sound(&drawn);
            assert!(
                drawn.contains("&lt;script&gt;alert(1)&lt;/script&gt;") && drawn.contains("Söße"),
                "{drawn}"
            );
        }
    }
}

#[test]
fn studies_of_every_shape_are_drawn() {
    let lone = shapes::without_phases();
    let mut rated = shapes::study("lone", 4);
    for (indicator, value) in [("steering_1", 3), ("steering_2", 2), ("opening_1", 1)] {
        write!(
            rated,
            "[[rating]]\nunit = \"u1\"\nround = \"r1\"\nindicator = \"{indicator}\"\nvalue = {value}\n"
        )
        .unwrap();
    }
    let lone = sample_of(&lone, &rated);
    let results = lone.results();
    let case = Case::of(&lone, &results);
    let (figure, drawn) = case.comparison();
    for drawn in case.all() {
        assert_sound(&drawn);
        assert!(!drawn.contains("hase") && drawn.contains("Steering"), "{drawn}");
    }
    assert!(figure.phases.is_empty() && !drawn.contains("hase") && drawn.contains("Steering"), "{drawn}");
    for units in [0, 1, 40] {
        let mut sample = four_phases(units.max(1));
        if units == 0 {
            sample.study.units.clear();
            sample.study.interviews.clear();
            sample.study.participants.clear();
        }
        if let Some(unit) = sample.study.units.first_mut() {
            unit.name = Text::Plain("Amt für Straßenverkehrsüberwachungsangelegenheiten ".repeat(6));
        }
        let results = sample.results();
        let case = Case::of(&sample, &results);
        let (figure, drawn) = case.comparison();
        case.all().iter().for_each(|drawn| assert_sound(drawn));
        assert_eq!(figure.units().count(), units);
        // Nothing is rated, so nothing is marked: there are only the marks of the legend.
        let found = marks(&drawn);
        assert_eq!(found.len(), units + 2);
        assert_eq!(found.iter().map(|(_, marks)| marks.len()).sum::<usize>(), 4);
        // A name too long for its place is shortened there, and whole in the title.
        let is_whole = found.iter().any(|(name, _)| name.len() > 300);
        assert_eq!(is_whole, units > 0);
    }
}
