//! The feedback talk: what the unit said about its result, as a whole or about a part of it.

use super::State;
use crate::domain::change::{Change, RecordKind};
use crate::domain::publication::{Feedback, parts};
use crate::domain::study::SubjectKind;
use crate::domain::study::{Response, ResponseView};
use crate::tui::form::{Field, Filled, Form};
use crate::tui::message::Step;
use crate::tui::model::Setting;
use crate::tui::picker::{Item, Picker};
use crate::tui::screens::why::Target;
use crate::tui::screens::wording;
use crate::tui::unfinished::Unfinished;
use crate::workbench::request::Save;

/// The values of the form's first field.
const AGREED: &str = "agreed";
const CONTESTED: &str = "contested";
const NOTHING: &str = "nothing";

/// What is being asked of the feedback talk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// Which part of the result it is about: these can be chosen.
    Part(Vec<String>),
    /// What was said about this part.
    Words(String),
}

impl State {
    /// Asks what was said about the part in sight; on the first page, about which part.
    pub(super) fn ask_feedback(&mut self, setting: &Setting) -> Vec<Step> {
        let model = &setting.instruments.model;
        let own = match self.trail.at() {
            Some(Target::Field(at)) => model.fields.get(*at).map(|field| field.id.to_string()),
            Some(Target::Indicator(at)) => model.indicators.get(*at).map(|one| one.id.to_string()),
            Some(Target::Factor(at)) => model.factors.get(*at).map(|one| one.id.to_string()),
            _ => None,
        };
        if let Some(part) = own {
            return self.ask_words(part, setting);
        }
        let Some(study) = &self.study else { return Vec::new() };
        let feedback = Feedback::of(study, &self.unit, &self.round);
        let all: Vec<String> = parts(model, self.scope()).map(ToOwned::to_owned).collect();
        let item = |part: &String| {
            let said = if part == Response::WHOLE { feedback.whole() } else { feedback.about(part) };
            let said = said.map(|response| setting.words.of("response-view", response.view.as_str()));
            Item::new(wording::part_of_result(part, setting), said.unwrap_or_default())
        };
        let picker = Picker::one(setting.words.text("feedback-about"), all.iter().map(item).collect());
        self.asked = Some(Asked::Part(all));
        vec![Step::Pick(picker)]
    }

    fn scope(&self) -> crate::domain::assessment::Scope {
        self.case.as_ref().map_or(crate::domain::assessment::Scope::Unit, super::Case::scope)
    }

    /// A part was chosen.
    pub(super) fn feedback_picked(&mut self, chosen: &[usize], setting: &Setting) -> Vec<Step> {
        let Some(Asked::Part(all)) = self.asked.take() else { return Vec::new() };
        let part = chosen.first().and_then(|at| all.get(*at)).cloned();
        part.map_or_else(Vec::new, |part| self.ask_words(part, setting))
    }

    fn ask_words(&mut self, part: String, setting: &Setting) -> Vec<Step> {
        let Some(study) = &self.study else { return Vec::new() };
        let words = &setting.words;
        let feedback = Feedback::of(study, &self.unit, &self.round);
        let present = if part == Response::WHOLE { feedback.whole() } else { feedback.about(&part) };
        let mut views = vec![(AGREED, "response-view-agreed"), (CONTESTED, "response-view-contested")];
        if present.is_some() {
            views.push((NOTHING, "feedback-nothing"));
        }
        let views = views.into_iter().map(|(value, id)| (value.to_owned(), words.text(id))).collect();
        // The parts of one talk have one day.
        let latest = feedback.all().iter().filter_map(|response| response.on.clone()).max();
        let on = match present {
            Some(response) => response.on.clone(),
            None => Some(latest.unwrap_or_else(|| setting.today())),
        };
        let fields = vec![
            Field::choice(
                "view",
                words.text("feedback-view"),
                views,
                present.map_or(AGREED, |one| one.view.as_str()),
            ),
            Field::lines("text", words.text("feedback-text"), present.map_or("", |one| &one.text)),
            Field::date("on", words.text("feedback-on"), on.as_ref()),
        ];
        let title = [("part", wording::part_of_result(&part, setting).into())];
        let form = Form::new(words.with("feedback-title", &title), fields);
        let form = form.unfinished_as(Unfinished::noted_on(SubjectKind::Unit, self.unit.as_str()));
        // What older files say of the whole keeps its name.
        self.asked = Some(Asked::Words(present.map_or(part, |one| one.about.clone())));
        vec![Step::Fill(form)]
    }

    /// The words were filled in.
    pub(super) fn feedback_filled(&mut self, filled: &Filled) -> Vec<Step> {
        let Some(Asked::Words(about)) = self.asked.take() else { return Vec::new() };
        let (unit, round) = (self.unit.clone(), self.round.clone());
        let view = match filled.text("view") {
            NOTHING => {
                let record = format!("{unit}/{round}/{about}");
                let change = Change::Removed(RecordKind::Response, record, true);
                return vec![Step::Save(Save::Changes(vec![change]))];
            }
            CONTESTED => ResponseView::Contested,
            _ => ResponseView::Agreed,
        };
        let text = filled.text("text").to_owned();
        let response = Response { unit, round, about, text, view, on: filled.date("on") };
        vec![Step::Save(Save::Changes(vec![Change::Response(response)]))]
    }
}

/// What the feedback talk came to, in two lines at most: what is agreed on and what is contested. None where there was
/// no talk.
pub fn lines(feedback: &Feedback<'_>, setting: &Setting) -> Vec<(String, ResponseView)> {
    let words = &setting.words;
    let of = |view: ResponseView| {
        let said = feedback.all().iter().filter(|response| response.view == view);
        let names: Vec<String> =
            said.clone().map(|response| wording::part_of_result(&response.about, setting)).collect();
        let mut days: Vec<&str> =
            said.filter_map(|response| response.on.as_ref()).map(crate::domain::date::Date::as_str).collect();
        days.sort_unstable();
        days.dedup();
        let text = words.with(
            match view {
                ResponseView::Agreed => "feedback-line-agreed",
                ResponseView::Contested => "feedback-line-contested",
            },
            &[("parts", names.join(", ").into())],
        );
        let text = match days.as_slice() {
            [] => text,
            days => words.with("response-on", &[("text", text.into()), ("on", days.join(", ").into())]),
        };
        (!names.is_empty()).then_some((text, view))
    };
    [ResponseView::Agreed, ResponseView::Contested].into_iter().filter_map(of).collect()
}
