//! The link of a unit set by hand: the form with what the records propose, and the change that it makes. Taking it back
//! is putting the proposal in its place.

use super::Side;
use crate::domain::change::{Change, RecordKind};
use crate::domain::compare::UnitComparison;
use crate::domain::study::SubjectKind;
use crate::domain::study::{Link, LinkOverride};
use crate::tui::form::{Field, Filled, Form};
use crate::tui::unfinished::Unfinished;

/// The field of the link; empty stands for the proposal.
const LINK: &str = "link";

/// The field of the reason.
const REASON: &str = "reason";

/// What comes of a form that was kept.
pub enum Outcome {
    /// It says what is so already.
    Nothing,
    /// Something is missing.
    Again(Box<Form>),
    /// A change, and what takes it back.
    Kept(Box<[Change; 2]>),
}

/// The link that a person set for a unit in the two rounds in sight.
fn present<'a>(side: &Side<'a>, unit: &UnitComparison) -> Option<&'a LinkOverride> {
    let comparison = &side.compared.comparison;
    let is_ours = |link: &&LinkOverride| {
        link.unit == unit.unit && link.from == comparison.from && link.to == comparison.to
    };
    side.study.links.iter().find(is_ours)
}

/// The form: what is proposed and by what it goes, the five links in words, and why.
pub fn form(side: &Side, unit: &UnitComparison, name: &str) -> Form {
    let words = &side.setting.words;
    let present = present(side, unit);
    let proposed = side.link(unit.proposed.link);
    let as_proposed = words.with("link-as-proposed", &[("link", unit.proposed.link.as_str().into())]);
    let links = Link::ALL.map(|link| (link.as_str().to_owned(), side.link(link)));
    let options = [(String::new(), as_proposed)].into_iter().chain(links).collect();
    let chosen = present.map_or("", |set| set.link.as_str());
    let reason = present.map_or("", |set| set.reason.as_str());
    let fields = vec![
        Field::choice(LINK, words.text("report-link"), options, chosen),
        Field::lines(REASON, words.text("report-because"), reason),
    ];
    let text = match side.proposal_basis(unit) {
        basis if basis.is_empty() => words.with("link-proposed", &[("link", proposed.into())]),
        basis => words.with("link-proposed-by", &[("link", proposed.into()), ("basis", basis.into())]),
    };
    let form = Form::new(words.with("link-form", &[("unit", name.into())]), fields).with_text(text);
    form.unfinished_as(Unfinished::noted_on(SubjectKind::Unit, unit.unit.as_str()))
}

/// What a kept form comes to.
pub fn filled(side: &Side, unit: &UnitComparison, form: &Form, filled: &Filled) -> Outcome {
    let words = &side.setting.words;
    let comparison = &side.compared.comparison;
    let present = present(side, unit);
    let record = format!("{}/{}/{}", unit.unit, comparison.from, comparison.to);
    let removed = |is_removed| Change::Removed(RecordKind::Link, record.clone(), is_removed);
    let chosen = Link::ALL.into_iter().find(|link| link.as_str() == filled.text(LINK));
    let reason = filled.text(REASON).trim();
    match (chosen, present) {
        (None, None) => Outcome::Nothing,
        (None, Some(set)) => Outcome::Kept(Box::new([removed(true), Change::Link(set.clone())])),
        (Some(_), _) if reason.is_empty() => {
            let arguments = [("field", words.text("report-because").into())];
            Outcome::Again(Box::new(form.clone().again(filled, words.with("required", &arguments))))
        }
        (Some(link), _) => {
            let set = LinkOverride {
                unit: unit.unit.clone(),
                from: comparison.from.clone(),
                to: comparison.to.clone(),
                link,
                reason: reason.to_owned(),
            };
            if present == Some(&set) {
                return Outcome::Nothing;
            }
            let back = present.map_or_else(|| removed(true), |before| Change::Link(before.clone()));
            Outcome::Kept(Box::new([Change::Link(set), back]))
        }
    }
}
