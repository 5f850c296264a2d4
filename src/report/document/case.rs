//! The case: rounds, units, talks, and what happened around them; and the organisation as a whole.

use super::Table;
use super::writer::{ScoredRound, Writer};
use crate::domain::assessment::Scope;
use crate::domain::id::Id;
use crate::domain::score::WordCounts;
use crate::domain::study::{Interview, InterviewStatus, RoundRole, UnitKind};
use crate::report::figure::{Naming, organisation};
use crate::report::{picture, plain};

impl Writer<'_> {
    /// The section on the case.
    pub fn case(&mut self) {
        let study = self.content.study;
        let heading = self.word("doc-case");
        self.document.heading(2, &heading);
        let of_kind = |kind| study.units.iter().filter(|unit| unit.kind == kind).count();
        let arguments = [
            ("count", study.units.len().into()),
            ("units", self.sheet.units_word(study.units.len()).into()),
            ("line", of_kind(UnitKind::Line).into()),
            ("staff", of_kind(UnitKind::Staff).into()),
        ];
        let id = if study.units.is_empty() { "doc-case-no-units" } else { "doc-case-units" };
        let text = self.say(id, &arguments);
        self.document.paragraph(&text);
        self.rounds_table();
        self.units_table();
        let events: Vec<String> =
            study.events.iter().map(|event| format!("{}: {}", event.date, plain(&event.text))).collect();
        if !events.is_empty() {
            let heading = self.word("doc-events");
            self.document.heading(3, &heading);
            self.document.list(events);
        }
    }

    /// The rounds, with how many were talked to.
    pub fn rounds_table(&mut self) {
        let study = self.content.study;
        let titles = ["doc-round", "doc-role", "doc-period", "doc-talked", "doc-talks"];
        let (caption, base) = (self.word("doc-rounds"), self.word("doc-rounds-base"));
        let mut table = Table::new(&caption, &base, titles.map(|id| self.word(id)));
        for ScoredRound { account, .. } in self.content.rounds {
            let id = &account.round;
            let round = study.round(id.as_str());
            let role = round.map_or("", |round| match round.role {
                RoundRole::Baseline => "baseline",
                RoundRole::FollowUp => "follow-up",
            });
            let days = round.map(|round| [&round.from, &round.to]);
            let days = days.into_iter().flatten().flatten().map(|day| day.as_str().to_owned());
            let mut days: Vec<String> = days.collect();
            days.dedup();
            let units: Vec<&Id> = account.units.iter().map(|unit| &unit.unit).collect();
            let talked = self.sheet.interviewed(units.iter().copied(), id);
            // Of units that are left out nothing is counted.
            let is_told = |unit: &Id| unit.is_organisation() || study.unit(unit.as_str()).is_some();
            let arranged = study
                .interviews
                .iter()
                .filter(|talk| talk.details.round == *id && is_told(&talk.details.unit));
            let is_held = |talk: &&Interview| talk.state.status == InterviewStatus::Completed;
            let held = arranged.clone().filter(is_held).count();
            table.row([
                self.round(id),
                if role.is_empty() { String::new() } else { self.sheet.of("round-role", role) },
                days.join(" – "),
                self.part_of(talked, units.len()),
                self.part_of(held, arranged.count()),
            ]);
        }
        self.document.table(table);
    }

    fn units_table(&mut self) {
        let study = self.content.study;
        let rounds: Vec<&Id> = self.content.rounds.iter().map(|round| &round.account.round).collect();
        let titles = [self.sheet.unit_title(), self.word("doc-kind"), self.word("doc-programme")];
        let titles = titles.into_iter().chain(rounds.iter().map(|round| self.round(round)));
        let caption = self.say("doc-units", &[("units", self.sheet.units_word(2).into())]);
        let base = self.word("doc-units-base");
        let mut table = Table::new(&caption, &base, titles.collect::<Vec<_>>());
        for unit in study.units_in_order(self.content.language) {
            let kind = match unit.kind {
                UnitKind::Line => "kind-line",
                UnitKind::Staff => "kind-staff",
            };
            let mut row = vec![self.unit(&unit.id), self.word(kind), unit.group.clone().unwrap_or_default()];
            for round in &rounds {
                let talks = self.materials.ordered.talks(&unit.id, round).iter();
                let talks: Vec<String> =
                    talks.map(|talk| self.sheet.of("status", talk.state.status.as_str())).collect();
                row.push(talks.join(", "));
            }
            table.row(row);
        }
        self.document.table(table);
    }

    /// The section on the organisation as a whole, round by round.
    pub fn organisation(&mut self, naming: Naming) {
        let nothing = self.word("doc-nothing-yet");
        let heading = self.word("report-organisation-whole");
        self.document.page(2, &heading);
        for round in self.content.rounds {
            let name = self.round(&round.account.round);
            self.document.heading(3, &name);
            self.whole(round);
            if !round.account.units.is_empty() {
                self.heat_map(round, naming);
                self.counts(round);
            }
            self.document.note_below_nothing(&nothing);
        }
        self.document.note_below_nothing(&nothing);
    }

    fn heat_map(&mut self, round: &ScoredRound, naming: Naming) {
        let figure = organisation::organisation(self.source(naming), &round.account, Some(&round.proven));
        let words = self.content.words;
        let rows = figure.rows().flat_map(|row| {
            let cells = figure.fields.iter().zip(&row.cells);
            let told = cells.map(|(field, cells)| picture::told_cells(field, &figure.phases, cells, words));
            told.map(|told| format!("{} – {told}", row.name))
        });
        let mut told = figure.head.base.clone();
        told.extend(figure.head.remark.clone());
        told.extend(rows);
        let svg = picture::organisation(&figure, self.content.language, words);
        let caption = [("round", self.round(&round.account.round).into())];
        let caption = self.say("doc-figure-cells", &caption);
        self.document.figure(&caption, &told, svg);
    }

    /// The organisation's own cells, situation and factors.
    fn whole(&mut self, round: &ScoredRound) {
        let model = self.content.model;
        let score = &round.account.organisation;
        let own = self.indicators(Scope::Organisation);
        if model.situations.iter().any(|one| one.scope == Scope::Organisation) {
            let ask = [self.word("report-situation-organisation-ask")];
            let situations = [&score.situations, &round.proven.organisation.situations]
                .map(|one| self.sheet.situations(one, &ask));
            let [account, proven] = situations;
            let text = self.both(account, proven);
            let text = self.say("report-situation-is", &[("situation", text.into())]);
            self.document.paragraph(&text);
        }
        if own > 0 {
            let base = self.say("report-organisation-indicators", &[("indicators", own.into())]);
            let mut table = Table::new(&self.word("doc-organisation-cells"), &base, self.matrix_head());
            for (field, cells) in score.cells.iter().enumerate() {
                let proven = round.proven.organisation.cells.get(field);
                let cells = cells.iter().enumerate();
                let cells = cells.map(|(at, cell)| self.cell(cell, proven.and_then(|proven| proven.get(at))));
                let row: Vec<String> = [self.sheet.field(field)].into_iter().chain(cells).collect();
                table.row(row);
            }
            self.document.table(table);
        }
        if !score.factors.is_empty() {
            let caption = self.word("report-organisation-factors");
            let base = self.word("report-organisation-base");
            self.factors(&caption, &base, &score.factors, &Id::organisation(), &round.account.round);
        }
    }

    /// How many units are how far.
    fn counts(&mut self, round: &ScoredRound) {
        let units = round.account.units.len();
        let titles = [
            "report-field",
            "report-phase",
            "report-begun",
            "report-largely",
            "report-complete",
            "report-unknown",
            "state-n-a",
        ];
        let arguments = [("count", units.into()), ("units", self.sheet.units_word(units).into())];
        let base = self.say("report-counts-base", &arguments);
        let mut table = Table::new(&self.word("report-counts"), &base, titles.map(|id| self.word(id)));
        for (field, counts) in round.account.organisation.counts.iter().enumerate() {
            for (phase, count) in counts.iter().enumerate() {
                let WordCounts { known, unknown, not_applicable, begun, largely, complete } = count.total();
                let phase = self.content.model.phases.get(phase);
                let phase = phase.map_or_else(String::new, |phase| self.sheet.of_model(&phase.title));
                let of = |part: u32| self.part_of(part as usize, known as usize);
                table.row([
                    self.sheet.field(field),
                    phase,
                    of(begun),
                    of(largely),
                    of(complete),
                    unknown.to_string(),
                    not_applicable.to_string(),
                ]);
            }
        }
        self.document.table(table);
    }
}
