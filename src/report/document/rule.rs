//! A rule of the model in words: what a recommendation is triggered by.

use super::writer::Writer;
use crate::domain::assessment::{CellPlace, ContextKey, Fact, KindFilter};
use crate::domain::condition::Condition;
use crate::domain::id::Id;
use crate::report::{one_of, statement};

impl Writer<'_> {
    /// A condition in words: "“Services are adapted” is 3, or …".
    pub fn condition(&self, condition: &Condition<Fact>) -> String {
        let words = self.content.words;
        statement(condition, words, &|fact, accepted| {
            let id = if matches!(fact, Fact::AtLeast(_)) { "condition-at-least" } else { "condition-is" };
            let values = one_of(accepted.iter().map(|word| self.accepted(fact, word)), words);
            self.say(id, &[("what", self.fact(fact).into()), ("values", values.into())])
        })
    }

    /// A value that a condition asks for.
    fn accepted(&self, fact: &Fact, word: &str) -> String {
        let model = self.content.model;
        match fact {
            Fact::Reason(_) => {
                model.reason(word).map_or_else(|| word.to_owned(), |one| self.titled(&one.title, &one.id))
            }
            Fact::Situation => {
                let found = model.situations.iter().find(|one| one.id == *word);
                found.map_or_else(|| word.to_owned(), |one| self.titled(&one.title, &one.id))
            }
            Fact::Factor(_) => self.sheet.of("factor", word),
            Fact::State(_) => self.sheet.of("state", word),
            Fact::Word(_) => self.sheet.of("word", word),
            Fact::Context(_) => self.sheet.of("contact", word),
            Fact::Kind => self.sheet.of("kind", word),
            Fact::Role => self.sheet.of("role", word),
            Fact::Indicator(_)
            | Fact::AtLeast(_)
            | Fact::Test(_)
            | Fact::Flag(_)
            | Fact::Most(..)
            | Fact::Some(..) => self.sheet.of("result", word),
        }
    }

    /// What a fact is called.
    fn fact(&self, fact: &Fact) -> String {
        let model = self.content.model;
        let indicator = |id: &Id| {
            let found = model.indicator(id.as_str());
            found.map_or_else(|| id.to_string(), |one| self.titled(&one.title, &one.id))
        };
        let test = |id: &Id| {
            let found = model.tests.iter().find(|one| one.id == *id);
            found.map_or_else(|| id.to_string(), |one| self.titled(&one.title, &one.id))
        };
        match fact {
            Fact::Indicator(id) | Fact::AtLeast(id) => indicator(id),
            Fact::Reason(Some(id)) => self.say("fact-reason", &[("indicator", indicator(id).into())]),
            Fact::Reason(None) => self.word("fact-reason-any"),
            Fact::Factor(id) => {
                model.factor(id.as_str()).map_or_else(|| id.to_string(), |one| self.titled(&one.title, id))
            }
            Fact::Test(id) => test(id),
            Fact::Flag(id) => {
                let found = model.flags.iter().find(|one| one.id == *id);
                found.map_or_else(|| id.to_string(), |one| self.titled(&one.title, id))
            }
            Fact::State(place) | Fact::Word(place) => self.place(*place),
            Fact::Context(ContextKey::Residents) => self.word("result-contact-residents"),
            Fact::Context(ContextKey::Migrants) => self.word("doc-contact-migrants"),
            Fact::Kind => self.word("fact-kind"),
            Fact::Situation => self.word("report-situation"),
            Fact::Role => self.word("fact-role"),
            Fact::Most(kind, id) | Fact::Some(kind, id) => {
                let which = match kind {
                    KindFilter::Line => "line",
                    KindFilter::Staff => "staff",
                    KindFilter::Any => "any",
                };
                let kind = self.sheet.of("tally-kind", which);
                let share = if matches!(fact, Fact::Most(..)) { "doc-tally-most" } else { "doc-tally-some" };
                self.say(share, &[("test", test(id).into()), ("kind", kind.into())])
            }
        }
    }

    /// A cell by its names: "Policy, 1 Preparing".
    fn place(&self, place: CellPlace) -> String {
        let field = self.sheet.field(place.field);
        match self.content.model.phases.get(place.phase) {
            Some(phase) => format!("{field}, {} {}", place.phase + 1, self.sheet.of_model(&phase.title)),
            None => field,
        }
    }
}
