//! How an indicator or factor is rated in this study: written while rating, shown with the scale from then on.

use super::{Pending, State, wording};
use crate::domain::assess::sheet::Row;
use crate::domain::change::{Change, RecordKind};
use crate::domain::id::Id;
use crate::domain::study::CodingRule;
use crate::domain::study::SubjectKind;
use crate::tui::form::{Field, Form};
use crate::tui::message::Step;
use crate::tui::model::Setting;
use crate::tui::unfinished::Unfinished;

impl State {
    /// Opens the rule, to write it or to change it; it holds for every unit and round.
    pub(super) fn ask_rule(&mut self, row: &Row, setting: &Setting) -> Vec<Step> {
        let Some(study) = &self.study else { return Vec::new() };
        let words = &setting.words;
        let present = study.rule(&row.id).map_or("", |rule| rule.text.as_str());
        let target = wording::target_title(&row.id, setting);
        let form = Form::new(
            words.with("rule-title", &[("target", target.into())]),
            vec![Field::lines("rule", words.text("rule-field"), present)],
        )
        .with_text(words.text("rule-help"))
        .unfinished_as(Unfinished::noted_on(SubjectKind::Indicator, row.id.as_str()));
        self.pending = Some(Pending::Rule(row.id.clone()));
        vec![Step::Fill(form)]
    }

    /// Keeps the rule; one with nothing in it is none any more.
    pub(super) fn keep_rule(&mut self, indicator: Id, text: &str, setting: &Setting) -> Vec<Step> {
        let present = self.study.as_ref().and_then(|study| study.rule(&indicator));
        let change = match (present, text.trim()) {
            (None, "") => return Vec::new(),
            (Some(rule), text) if rule.text == text => return Vec::new(),
            (Some(_), "") => Change::Removed(RecordKind::Rule, indicator.to_string(), true),
            (_, text) => Change::Rule(CodingRule { indicator, text: text.to_owned() }),
        };
        self.save(vec![change], setting)
    }
}
