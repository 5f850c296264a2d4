//! Who said a quote, in general terms: never a name, a pseudonym, a team or the day.

use super::writer::Writer;
use crate::domain::framework::Quoted;
use crate::domain::study::{Consent, UnitKind};

impl Writer<'_> {
    /// "manager, line department": the role only where whoever said it agreed to that, and only whether they lead.
    pub fn attribution(&self, quoted: &Quoted) -> String {
        let study = &self.materials.ordered;
        let speaker = study.speaker_of(quoted.answer, quoted.mark);
        let role = speaker.filter(|one| one.consent.contains(&Consent::QuoteWithRole)).map(|one| {
            match one.details.role.as_str() {
                "head of department" | "team leader" | "project leader" => "doc-by-manager",
                _ => "doc-by-employee",
            }
        });
        let role = self.word(role.unwrap_or("doc-by-respondent"));
        let talk = study.interview(&quoted.answer.interview);
        let kind = talk.and_then(|talk| study.unit(&talk.details.unit)).map(|unit| unit.kind);
        let id = match kind {
            Some(UnitKind::Line) => "doc-by-line",
            Some(UnitKind::Staff) => "doc-by-staff",
            None => return role,
        };
        self.say(id, &[("role", role.into()), ("unit", self.sheet.units_word(1).into())])
    }
}
