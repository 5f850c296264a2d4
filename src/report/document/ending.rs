//! What the results cannot carry, and where they come from.

use std::collections::{BTreeSet, HashSet};

use super::writer::{Content, ScoredRound, Writer};
use crate::domain::agreement::unreliable;
use crate::domain::framework::columns;
use crate::domain::id::Id;
use crate::report::plain;

impl Writer<'_> {
    /// The section on limits; every line holds. Asks before each round whether to go on; nothing where not.
    pub fn limits(&mut self, go_on: &mut dyn FnMut() -> bool) -> Option<()> {
        let heading = self.word("doc-limits");
        self.document.page(2, &heading);
        let mut lines = Vec::new();
        for round in self.content.rounds {
            if !go_on() {
                return None;
            }
            lines.extend(self.limits_of(round));
        }
        lines.extend(self.comparable_limit());
        lines.push(self.word("doc-limit-no-mean"));
        self.document.list(lines);
        Some(())
    }

    /// What holds of a round: whom nobody talked to, what is unknown or not proven, and what was held back.
    fn limits_of(&self, round_score: &ScoredRound) -> Vec<String> {
        let round = &round_score.account.round;
        let name = self.round(round);
        let study = self.content.study;
        let model = self.content.model;
        let mut lines = Vec::new();
        let named = |id: &str, found: &[&Id]| {
            (!found.is_empty()).then(|| {
                let names = self.names(found.iter().copied());
                self.say(id, &[("round", name.clone().into()), ("names", names.into())])
            })
        };
        let scores = &round_score.account.units;
        let units = study.units_in_order(self.content.language).into_iter().map(|unit| &unit.id);
        let scored: HashSet<&Id> = scores.iter().map(|score| &score.unit).collect();
        let all = units.filter(|unit| scored.contains(unit));
        let not_talked: Vec<&Id> =
            all.clone().filter(|unit| self.talks(unit, round).next().is_none()).collect();
        lines.extend(named("doc-limit-no-talk", &not_talked));
        lines.extend(self.limits_in_numbers(round_score));
        let silent: Vec<&Id> =
            all.clone().filter(|unit| self.feedback(unit, round).whole().is_none()).collect();
        lines.extend(named("doc-limit-feedback", &silent));
        let mut held_back = BTreeSet::new();
        for unit in all {
            for column in columns(model) {
                let found = self.materials.under(unit, round, column.id);
                let quotes = found.quotes.iter().filter(|quoted| quoted.held_back.is_some());
                held_back.extend(quotes.map(|quoted| {
                    let answer = quoted.answer;
                    (answer.interview.as_str(), answer.question.as_str(), quoted.mark.from, quoted.mark.to)
                }));
            }
        }
        if !held_back.is_empty() {
            let arguments = [("round", name.clone().into()), ("count", held_back.len().into())];
            lines.push(self.say("doc-limit-quotes", &arguments));
        }
        lines
    }

    /// What holds of a round without naming anybody: what is unknown, not proven, or rated too differently.
    pub fn limits_in_numbers(&self, scored: &ScoredRound) -> Vec<String> {
        let round = &scored.account.round;
        let name = self.round(round);
        let Content { study, model, .. } = self.content;
        let scores = &scored.account.units;
        let mut lines = Vec::new();
        let states =
            || scores.iter().flat_map(|score| &score.indicators).filter(|state| state.interval.is_some());
        let (base, known) = (states().count(), states().filter(|state| state.known().is_some()).count());
        if base > 0 {
            let arguments =
                [("round", name.clone().into()), ("part", (base - known).into()), ("base", base.into())];
            lines.push(self.say("doc-limit-unknown", &arguments));
        }
        let capped = states().filter(|state| state.cap.is_some()).count();
        if capped > 0 {
            let arguments = [("round", name.clone().into()), ("part", capped.into()), ("base", base.into())];
            lines.push(self.say("doc-limit-unproven", &arguments));
        }
        let weak: Vec<String> =
            unreliable(study, model, round).into_iter().map(|at| self.sheet.field(at)).collect();
        if !weak.is_empty() {
            let arguments = [("round", name.clone().into()), ("fields", weak.join(", ").into())];
            lines.push(self.say("doc-limit-agreement", &arguments));
        }
        lines
    }

    /// How many units can be compared, where any are.
    pub fn comparable_limit(&self) -> Option<String> {
        let [account, _] = self.content.compared?;
        let comparable = account.units.iter().filter(|one| one.whole.verdict.is_comparable()).count();
        let arguments = [
            ("comparable", comparable.into()),
            ("count", account.units.len().into()),
            ("units", self.sheet.units_word(account.units.len()).into()),
        ];
        (!account.units.is_empty()).then(|| self.say("doc-limit-comparable", &arguments))
    }

    /// The section on sources: the model, the questionnaires, and the documents and registers that were used.
    pub fn sources(&mut self) {
        let heading = self.word("doc-sources");
        self.document.heading(2, &heading);
        let (study, model) = (self.content.study, self.content.model);
        let mut lines: Vec<String> = model.source.iter().map(|source| self.sheet.of_model(source)).collect();
        let rounds = self.content.rounds.iter().map(|round| &round.account.round);
        let rounds: Vec<&Id> = rounds.collect();
        let of_rounds = study.rounds.iter().filter(|round| rounds.contains(&&round.id));
        let of_rounds = of_rounds.flat_map(|round| round.questionnaire.all());
        let of_talks = study.interviews.iter().filter(|talk| rounds.contains(&&talk.details.round));
        let of_talks = of_talks.filter_map(|talk| talk.details.questionnaire.as_ref());
        let used: BTreeSet<&Id> = of_rounds.chain(of_talks).collect();
        for one in self.content.questionnaires.iter().filter(|one| used.contains(&one.id)) {
            let (title, instead) = one.say(&one.title, self.content.language, &study.header.placeholders);
            let title = self.content.words.marked(title, instead);
            let name = format!("{} ({} {})", title.trim(), one.id, one.version).trim().to_owned();
            let (source, instead) = match &one.source {
                Some(source) => one.say(source, self.content.language, &study.header.placeholders),
                None => (String::new(), None),
            };
            let source = if source.is_empty() { source } else { self.content.words.marked(source, instead) };
            let arguments = [("name", name.into()), ("source", source.as_str().into())];
            let id = if source.is_empty() { "doc-questionnaire" } else { "doc-questionnaire-source" };
            lines.push(self.say(id, &arguments));
        }
        let papers = study.evidence.iter().filter(|one| one.kind.is_paper());
        let papers: BTreeSet<String> = papers
            .filter_map(|one| {
                let parts = [one.source.as_deref(), one.place.as_deref(), one.as_of.as_deref()];
                let parts = parts.into_iter().flatten().map(str::trim).filter(|part| !part.is_empty());
                let parts: Vec<&str> = parts.collect();
                (one.source.is_some() && !parts.is_empty()).then(|| plain(&parts.join(", ")).into_owned())
            })
            .collect();
        lines.extend(papers);
        if lines.is_empty() {
            let text = self.word("doc-sources-none");
            self.document.note(&text);
        }
        self.document.list(lines);
    }
}
