//! The pages of the questionnaires: the first one, and what its lines lead to.

use crate::domain::assessment::{CellPlace, Scope};
use crate::domain::id::Id;
use crate::domain::instrument::{Asked, CellCoverage, FieldCoverage, Pair, Part, ScopeCoverage, SetBasis};
use crate::domain::questionnaire::{Audience, Questionnaire};
use crate::tui::model::Setting;
use crate::tui::screens::why::parts::LABELS;
use crate::tui::screens::wording;
use crate::tui::sheet::{Cell, Look, Sheet, columns};
use crate::tui::widgets::shortened;
use crate::workbench::request::QuestionnaireFindings;

use super::{Source, Target, Told};

/// The least columns of a field in the matrix.
const FIELD: u16 = 21;

/// The columns of what belongs to a line, and of what belongs to that.
const ITEM: u16 = 3;
const BELOW: u16 = 5;

/// Writes pages.
pub(super) struct Writer<'a> {
    pub told: &'a Told,
    pub findings: Option<&'a [QuestionnaireFindings]>,
    pub setting: &'a Setting,
}

impl Writer<'_> {
    /// The page of a target; the first one for nothing. A target that is gone has an empty page.
    pub fn page(&self, target: Option<Target>) -> Sheet<Target> {
        let mut sheet = Sheet::new(self.setting.size.width);
        match target {
            None => self.first(&mut sheet),
            Some(Target::Questionnaire(at)) => self.questionnaire(at, &mut sheet),
            Some(Target::Scope(source, scope)) => {
                self.about(source, scope, None, &mut sheet);
                if let Some((_, told)) = self.scope(source, scope) {
                    self.matrix(source, told, &mut sheet);
                    self.legend(&mut sheet);
                }
            }
            Some(Target::Cell(source, scope, field, phase)) => {
                self.about(source, scope, Some(CellPlace { field, phase }), &mut sheet);
                if let Some((part, told)) = self.scope(source, scope)
                    && let Some(cell) = told.fields.get(field).and_then(|field| field.cells.get(phase))
                {
                    sheet.text(1, &self.complete_line(cell), Look::Text);
                    self.indicators(part, told, cell, &mut sheet);
                }
            }
            Some(Target::Field(source, scope, field)) => self.field(source, scope, field, &mut sheet),
            Some(Target::Factors(source, scope)) => self.factors(source, scope, &mut sheet),
            Some(Target::Set(pair, field)) => {
                if let Some(pair) = self.told.rounds.pairs.get(pair) {
                    self.set(pair, field, &mut sheet);
                }
            }
        }
        sheet
    }

    fn text(&self, id: &str) -> String {
        self.setting.words.text(id)
    }

    fn scope(&self, source: Source, scope: Scope) -> Option<(&Part, &ScopeCoverage)> {
        let part = self.told.part(source)?;
        Some((part, part.coverage.scopes().find(|told| told.scope == scope)?))
    }

    fn all(&self) -> &[Questionnaire] {
        &self.setting.instruments.questionnaires
    }

    fn find(&self, id: &Id) -> Option<&Questionnaire> {
        self.all().iter().find(|one| one.id == *id)
    }

    /// The title of a questionnaire; its id before it where another one has the same.
    fn name(&self, id: &Id) -> String {
        let Some(found) = self.find(id) else { return id.to_string() };
        let title = |one: &Questionnaire| self.setting.text(&one.title).to_owned();
        let is_only = self.all().iter().filter(|other| title(other) == title(found)).count() == 1;
        if is_only { title(found) } else { format!("{id} · {}", title(found)) }
    }

    fn round(&self, place: usize) -> String {
        let round = self.told.rounds.parts.get(place).and_then(|part| part.round.as_ref());
        round.map_or_else(String::new, |round| wording::round(round, self.setting))
    }

    fn first(&self, sheet: &mut Sheet<Target>) {
        let words = &self.setting.words;
        sheet.heading(self.text("questionnaires-all"));
        if self.all().is_empty() {
            sheet.text(ITEM, &self.text("questionnaires-none"), Look::Quiet);
        }
        for (at, one) in self.all().iter().enumerate() {
            sheet.stop(Target::Questionnaire(at), |sheet| {
                sheet.text(ITEM, &self.name(&one.id), Look::Text);
                sheet.text(BELOW, &self.in_short(one), Look::Quiet);
                if let Some(count) =
                    self.found(one).map(|found| found.findings.len()).filter(|count| *count > 0)
                {
                    let text = words.with("questionnaires-findings", &[("count", count.into())]);
                    sheet.text(BELOW, &text, Look::Warning);
                }
            });
        }
        for (at, part) in self.told.rounds.parts.iter().enumerate() {
            let arguments = [("round", self.round(at).into()), ("names", self.names(part).into())];
            sheet.heading(words.with("questionnaires-round", &arguments));
            for told in part.coverage.scopes() {
                match told.scope {
                    Scope::Unit => {
                        self.matrix(Source::Round(at), told, sheet);
                        if at == 0 {
                            self.legend(sheet);
                        }
                    }
                    Scope::Organisation => self.scope_line(Source::Round(at), told, sheet),
                }
            }
        }
        for (at, pair) in self.told.rounds.pairs.iter().enumerate() {
            let arguments = [("from", self.round(pair.from).into()), ("to", self.round(pair.to).into())];
            sheet.heading(words.with("instrument-compared", &arguments));
            self.sets(at, pair, sheet);
        }
    }

    fn names(&self, part: &Part) -> String {
        part.questionnaires.iter().map(|id| self.name(id)).collect::<Vec<_>>().join(" + ")
    }

    /// Whom a questionnaire is for, how long it is, and which rounds use it.
    fn in_short(&self, one: &Questionnaire) -> String {
        let words = &self.setting.words;
        let whom = self.text(match one.audience {
            Audience::Unit => "instrument-units",
            Audience::Organisation => "instrument-organisation",
        });
        let questions = words.with("questionnaires-questions", &[("count", one.questions().count().into())]);
        let mut parts = vec![format!("{} {}", one.id, one.version), whom, questions];
        parts.extend(one.minutes.map(|minutes| words.with("print-minutes", &[("minutes", minutes.into())])));
        let rounds = self.setting.instruments.rounds.iter();
        let using = rounds.filter(|round| round.questionnaire.all().any(|id| *id == one.id));
        parts.extend(using.map(|round| self.setting.text(&round.label).to_owned()));
        parts.join(" · ")
    }

    fn found(&self, one: &Questionnaire) -> Option<&QuestionnaireFindings> {
        self.findings?.iter().find(|found| found.id == one.id && found.version == one.version)
    }

    fn counts(&self, id: &str, missing: usize, all: usize) -> String {
        self.setting.words.with(id, &[("informed", (all - missing).into()), ("all", all.into())])
    }

    fn scope_line(&self, source: Source, told: &ScopeCoverage, sheet: &mut Sheet<Target>) {
        let text = self.counts("instrument-indicators", told.missing().count(), told.indicators.len());
        sheet.stop(Target::Scope(source, told.scope), |sheet| {
            let whom = self.whom(told.scope);
            sheet.labelled(&whom, LABELS.max(columns(&whom) + 3), &text, Look::Text);
        });
    }

    fn whom(&self, scope: Scope) -> String {
        self.text(match scope {
            Scope::Unit => "instrument-units",
            Scope::Organisation => "instrument-organisation",
        })
    }

    /// Phases down, fields across, below them how many phases could be stated; then the success factors.
    fn matrix(&self, source: Source, told: &ScopeCoverage, sheet: &mut Sheet<Target>) {
        let model = &self.setting.instruments.model;
        let count = told.fields.len();
        let room = sheet.width().saturating_sub(LABELS);
        let per_block = usize::from(room / FIELD).clamp(1, count.max(1));
        let width = (room / per_block as u16).min(2 * FIELD);
        let fields: Vec<&FieldCoverage> = told.fields.iter().collect();
        for block in fields.chunks(per_block) {
            let columns: Vec<(&FieldCoverage, u16)> =
                block.iter().copied().zip((0..).map(|at| LABELS + at * width)).collect();
            sheet.line();
            for (field, column) in &columns {
                let name = shortened(
                    &wording::field(field.field, self.setting),
                    usize::from(width).saturating_sub(1),
                );
                sheet.put(*column, name, Look::Heading);
            }
            for phase in 0..model.phase_count() {
                let cells = columns.iter().map(|(field, column)| Cell {
                    column: *column,
                    target: Target::Cell(source, told.scope, field.field, phase),
                    lines: vec![self.cell(&field.cells[phase])],
                });
                let line = sheet.row(cells.collect());
                let name = shortened(&wording::phase(phase, self.setting), usize::from(LABELS) - 3);
                sheet.label(line, 1, name, Look::Heading);
            }
            let most: Vec<Cell<Target>> = columns
                .iter()
                .filter_map(|(field, column)| {
                    let [account, proven] = field.completed?;
                    let arguments = [("account", account.into()), ("proven", proven.into())];
                    let text = self.setting.words.with("questionnaires-most", &arguments);
                    let target = Target::Field(source, told.scope, field.field);
                    Some(Cell { column: *column, target, lines: vec![(text, Look::Text)] })
                })
                .collect();
            if !most.is_empty() {
                let line = sheet.row(most);
                sheet.label(line, 1, self.text("questionnaires-phases"), Look::Heading);
            }
        }
        if !told.factors.is_empty() {
            let text = self.counts("instrument-factors", told.missing_factors().count(), told.factors.len());
            sheet.stop(Target::Factors(source, told.scope), |sheet| {
                sheet.text(1, &text, Look::Text);
            });
        }
    }

    fn legend(&self, sheet: &mut Sheet<Target>) {
        sheet.text(1, &self.text("questionnaires-legend"), Look::Quiet);
    }

    /// How many indicators of a cell are asked about, and whether it could ever be complete.
    fn cell(&self, cell: &CellCoverage) -> (String, Look) {
        let (informed, all) = (cell.informed.len(), cell.informed.len() + cell.missing.len());
        if all == 0 {
            return (self.text("questionnaires-nothing"), Look::Quiet);
        }
        let (word, look) = can(cell);
        let word = self.setting.words.of("questionnaires-can", word);
        (format!("{informed}/{all} {word}"), look)
    }

    fn complete_line(&self, cell: &CellCoverage) -> String {
        self.setting.words.of("questionnaires-cell", can(cell).0)
    }

    /// What a page is about: whose questions, of whom, and which cell or field.
    fn about(&self, source: Source, scope: Scope, place: Option<CellPlace>, sheet: &mut Sheet<Target>) {
        let part = self.told.part(source);
        let place = place.map(|place| wording::place(place, self.setting));
        let heads = place.into_iter().chain([self.whom(scope)]);
        sheet.text(1, &heads.collect::<Vec<_>>().join(" · "), Look::Title);
        let names = part.map(|part| self.names(part)).unwrap_or_default();
        let round = part.and_then(|part| part.round.as_ref());
        let text = match round {
            Some(round) => {
                let arguments =
                    [("round", wording::round(round, self.setting).into()), ("names", names.into())];
                self.setting.words.with("questionnaires-round", &arguments)
            }
            None => names,
        };
        sheet.text(1, &text, Look::Quiet);
    }

    fn field(&self, source: Source, scope: Scope, field: usize, sheet: &mut Sheet<Target>) {
        let name = wording::field(field, self.setting);
        sheet.text(1, &name, Look::Title);
        let Some((part, told)) = self.scope(source, scope) else { return };
        let Some(found) = told.fields.get(field) else { return };
        sheet.text(1, &self.names(part), Look::Quiet);
        if let Some([account, proven]) = found.completed {
            let arguments = [("account", account.into()), ("proven", proven.into())];
            sheet.text(1, &self.setting.words.with("questionnaires-field", &arguments), Look::Text);
        }
        for (phase, cell) in found.cells.iter().enumerate() {
            sheet.blank();
            sheet.stop(Target::Cell(source, scope, field, phase), |sheet| {
                sheet.text(1, &wording::place(CellPlace { field, phase }, self.setting), Look::Heading);
                sheet.text(ITEM, &self.complete_line(cell), Look::Text);
                for &index in &cell.missing {
                    sheet.text(BELOW, &self.missing_line(index), Look::Unknown);
                }
                let capped = cell.informed.iter().filter_map(|index| told.indicator(*index));
                for one in capped.filter(|one| one.highest.is_some_and(|[account, proven]| proven < account))
                {
                    let level = one.highest.map_or(0, |[_, proven]| proven);
                    let arguments = [("name", self.indicator(one.index).into()), ("level", level.into())];
                    let text = self.setting.words.with("questionnaires-capped", &arguments);
                    sheet.text(BELOW, &text, Look::Tentative);
                }
            });
        }
    }

    /// An indicator, with a sign where it is a core one.
    fn indicator(&self, index: usize) -> String {
        let is_core = self.setting.instruments.model.indicators.get(index).is_some_and(|one| one.is_core);
        let name = wording::indicator(index, self.setting);
        if is_core { self.setting.words.with("questionnaires-core", &[("name", name.into())]) } else { name }
    }

    fn missing_line(&self, index: usize) -> String {
        self.setting.words.with("questionnaires-missing", &[("name", self.indicator(index).into())])
    }

    /// The indicators of a cell in the order of the model, each with its questions.
    fn indicators(&self, part: &Part, told: &ScopeCoverage, cell: &CellCoverage, sheet: &mut Sheet<Target>) {
        for one in told
            .indicators
            .iter()
            .filter(|one| cell.informed.contains(&one.index) || cell.missing.contains(&one.index))
        {
            sheet.blank();
            sheet.text(1, &self.indicator(one.index), Look::Heading);
            match one.highest {
                None => {
                    sheet.text(ITEM, &self.text("questionnaires-no-question"), Look::Unknown);
                }
                Some([account, proven]) => {
                    let arguments = [("account", account.into()), ("proven", proven.into())];
                    let text = self.setting.words.with("questionnaires-highest", &arguments);
                    sheet.text(ITEM, &text, if proven < account { Look::Tentative } else { Look::Text });
                }
            }
            self.asked(part, &one.asked, sheet);
        }
        sheet.blank();
        sheet.text(1, &self.text("questionnaires-core-legend"), Look::Quiet);
    }

    /// The questions about something, with their numbers.
    fn asked(&self, part: &Part, asked: &[Asked], sheet: &mut Sheet<Target>) {
        let words = &self.setting.words;
        for one in asked {
            let Some(id) = part.questionnaires.get(one.questionnaire) else { continue };
            let Some(questionnaire) = self.find(id) else { continue };
            let number = questionnaire.questions().position(|question| question.id == one.question);
            let own = &self.setting.instruments.header.placeholders;
            let ask = questionnaire.question(one.question.as_str()).map(|question| {
                let (text, instead) = questionnaire.say(&question.ask, &self.setting.language, own);
                words.marked(text, instead)
            });
            let mut text = ask.unwrap_or_else(|| one.question.to_string());
            if part.questionnaires.len() > 1 {
                text = format!("{} · {text}", self.name(id));
            }
            if one.is_document {
                text = format!("{text} · {}", self.text("questionnaires-document"));
            }
            let label = number.map_or_else(String::new, |number| (number + 1).to_string());
            let line = sheet.text(BELOW + 3, &text, Look::Quiet);
            sheet.label(line, BELOW - 1, label, Look::Quiet);
        }
    }

    fn factors(&self, source: Source, scope: Scope, sheet: &mut Sheet<Target>) {
        self.about(source, scope, None, sheet);
        let Some((part, told)) = self.scope(source, scope) else { return };
        for one in &told.factors {
            let Some(factor) = self.setting.instruments.model.factors.get(one.index) else { continue };
            sheet.blank();
            sheet.text(1, self.setting.text(&factor.title), Look::Heading);
            if let Some(index) = one.derived_from {
                let arguments = [("name", wording::indicator(index, self.setting).into())];
                sheet.text(ITEM, &self.setting.words.with("questionnaires-derived", &arguments), Look::Text);
            }
            if !one.is_informed() {
                sheet.text(ITEM, &self.text("questionnaires-no-question"), Look::Unknown);
            }
            self.asked(part, &one.asked, sheet);
        }
    }

    /// What two rounds can be compared on, in all and by field.
    fn sets(&self, at: usize, pair: &Pair, sheet: &mut Sheet<Target>) {
        let whole = [(None, self.text("questionnaires-whole"), &pair.basis.whole)];
        let fields = pair.basis.fields.iter().enumerate();
        let fields = fields.map(|(field, set)| (Some(field), wording::field(field, self.setting), set));
        for (field, name, set) in whole.into_iter().chain(fields).filter(|(.., set)| set.union > 0) {
            sheet.stop(Target::Set(at, field), |sheet| {
                let look = if set.has_verdict { Look::Text } else { Look::Warning };
                let name = shortened(&name, usize::from(LABELS) - 3);
                sheet.labelled(&name, LABELS, &self.set_line(set), look);
            });
        }
    }

    fn set_line(&self, set: &SetBasis) -> String {
        let arguments = [
            ("common", set.common.len().into()),
            ("union", set.union.into()),
            ("needed", set.needed().into()),
            ("verdict", yes_or_no(set.has_verdict).into()),
        ];
        self.setting.words.with("questionnaires-set", &arguments)
    }

    fn set(&self, pair: &Pair, field: Option<usize>, sheet: &mut Sheet<Target>) {
        let words = &self.setting.words;
        let rounds = [self.round(pair.from), self.round(pair.to)];
        let arguments = [("from", rounds[0].as_str().into()), ("to", rounds[1].as_str().into())];
        let name = field
            .map_or_else(|| self.text("questionnaires-whole"), |field| wording::field(field, self.setting));
        sheet.text(1, &name, Look::Title);
        sheet.text(1, &words.with("instrument-compared", &arguments), Look::Quiet);
        let set = match field {
            None => &pair.basis.whole,
            Some(field) => match pair.basis.fields.get(field) {
                Some(set) => set,
                None => return,
            },
        };
        sheet.text(1, &self.set_line(set), if set.has_verdict { Look::Text } else { Look::Warning });
        sheet.text(1, &self.text("questionnaires-same-person"), Look::Quiet);
        let verdict = yes_or_no(set.has_verdict_on_paper);
        sheet.text(1, &words.with("instrument-other-role", &[("verdict", verdict.into())]), Look::Quiet);
        let only = |at: usize| {
            let heading = words.with("questionnaires-only", &[("round", rounds[at].as_str().into())]);
            (heading, set.only_in(Some(at)).collect::<Vec<usize>>(), Look::Unknown)
        };
        let lists = [
            (self.text("questionnaires-both"), set.common.clone(), Look::Text),
            only(0),
            only(1),
            (self.text("questionnaires-neither"), set.only_in(None).collect(), Look::Unknown),
        ];
        for (heading, indices, look) in lists.into_iter().filter(|(_, indices, _)| !indices.is_empty()) {
            sheet.heading(format!("{heading} ({})", indices.len()));
            for index in indices {
                let mut text = self.indicator(index);
                if set.on_paper.contains(&index) {
                    text = format!("{text} · {}", self.text("questionnaires-document"));
                }
                sheet.text(ITEM, &text, look);
            }
        }
        sheet.blank();
        sheet.text(1, &self.text("questionnaires-core-legend"), Look::Quiet);
    }

    fn questionnaire(&self, at: usize, sheet: &mut Sheet<Target>) {
        let Some(one) = self.all().get(at) else { return };
        sheet.text(1, self.setting.text(&one.title), Look::Title);
        sheet.text(1, &self.in_short(one), Look::Quiet);
        if let Some(source) = &one.source {
            sheet.text(1, self.setting.text(source), Look::Quiet);
        }
        if let Some(found) = self.found(one) {
            if found.findings.is_empty() {
                sheet.text(1, &self.text("questionnaires-sound"), Look::Good);
            } else {
                let count = [("count", found.findings.len().into())];
                sheet.heading(self.setting.words.with("questionnaires-findings", &count));
                for (line, what) in &found.findings {
                    let arguments = [("line", (*line).into()), ("what", what.as_str().into())];
                    let text = self.setting.words.with("questionnaires-finding", &arguments);
                    sheet.text(ITEM, &text, Look::Warning);
                }
            }
        }
        let Some(part) = self.told.part(Source::Alone(at)) else { return };
        for told in part.coverage.scopes() {
            sheet.heading(self.whom(told.scope));
            self.matrix(Source::Alone(at), told, sheet);
        }
        self.legend(sheet);
    }
}

/// Whether a cell could be complete, as the end of an id in the catalogue, and how that is drawn.
fn can(cell: &CellCoverage) -> (&'static str, Look) {
    match cell.is_complete {
        [_, true] => ("proven", Look::Good),
        [true, false] => ("account", Look::Tentative),
        [false, false] => ("never", Look::Unknown),
    }
}

fn yes_or_no(value: bool) -> &'static str {
    if value { "yes" } else { "no" }
}
