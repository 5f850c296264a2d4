//! `nulmeting explain`: why a unit stands where it stands, down to the passages that were said.

use std::collections::HashSet;
use std::fmt::Write;
use std::process::ExitCode;
use std::sync::Arc;

use clap::Args;
use ratatui::layout::Size;

use crate::domain::agreement::unreliable;
use crate::domain::assessment::CellPlace;
use crate::domain::condition::Truth;
use crate::domain::id::{Id, ORGANISATION};
use crate::domain::score::View;
use crate::failure::Failure;
use crate::language::Words;
use crate::report::json;
use crate::tui::model::Setting;
use crate::tui::run::{now, offset};
use crate::tui::screens::comparison;
use crate::tui::screens::why::{Case, Sight, Target};
use crate::tui::screens::wording;
use crate::tui::sheet::Sheet;
use crate::tui::theme::Theme;
use crate::workbench::folder::Folder;
use crate::workbench::request::ScoredRound;

use super::past::Past;
use super::results::{ViewName, written};
use super::{Format, print};

/// What to explain.
#[derive(Debug, Args)]
pub struct Explain {
    /// A name in the data folder, or a path
    study: String,
    #[command(flatten)]
    past: Past,
    /// The unit, or `organisation`
    unit: String,
    /// The round; else the last
    #[arg(long, value_name = "ROUND")]
    round: Option<String>,
    /// What can be said of the unit since this round as well: link, verdict, what it rests on, and what to keep in mind
    #[arg(long, value_name = "ROUND")]
    since: Option<String>,
    /// Only this field of the matrix
    #[arg(long, value_name = "FIELD")]
    field: Option<String>,
    /// Ratings as given, or only as far as evidence proves them
    #[arg(long, value_enum, default_value = "account")]
    view: ViewName,
    /// How many times to ask why: 1 for fields and tests, 2 for cells, 3 for indicators, 4 for the evidence
    #[arg(long, value_name = "TIMES", default_value_t = 4, value_parser = clap::value_parser!(u8).range(1..=4))]
    why: u8,
    /// How it is printed; JSON is always whole
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
}

impl Explain {
    /// Prints the pages, each behind the one that led to it.
    pub fn run(&self, folder: &Folder, language: &str) -> Result<ExitCode, Failure> {
        let open = self.past.desk(folder, &self.study)?.whole()?;
        let is_whole = self.unit == ORGANISATION;
        let unit = if is_whole { Id::organisation() } else { open.unit_named(&self.unit)? };
        let round = match &self.round {
            Some(name) => open.round_named(name)?,
            None => open.rounds().pop().ok_or_else(|| Failure::person("the study has no rounds"))?,
        };
        let model = &open.instruments.model;
        let fields: Vec<usize> = match &self.field {
            None => (0..model.fields.len()).collect(),
            Some(name) => {
                let at = model.fields.iter().position(|field| field.id.as_str() == name);
                let all: Vec<&str> = model.fields.iter().map(|field| field.id.as_str()).collect();
                vec![at.ok_or_else(|| {
                    Failure::person(format!("the model has no field `{name}`"))
                        .hint(format!("there is: {}", all.join(", ")))
                })?]
            }
        };
        let since = self.since.as_deref().map(|name| open.round_named(name)).transpose()?;
        if let Some(since) = &since {
            if is_whole {
                return Err(Failure::person("the organisation as a whole is not compared between rounds")
                    .hint("name a unit, or leave `--since` out"));
            }
            if *since == round {
                return Err(Failure::person("a comparison needs two rounds")
                    .hint("name an earlier one with `--since`"));
            }
        }
        let view = self.view.into();
        let missing = || Failure::person(format!("the unit `{unit}` did not exist in the round `{round}`"));
        if self.format == Format::Json {
            let scored = open.score(std::slice::from_ref(&round), view, None);
            let explained = scored.first().and_then(|scored| {
                json::explain(&json::Explained {
                    study: &open.study,
                    model,
                    questionnaires: &open.instruments.questionnaires,
                    view,
                    round: scored,
                    unit: &unit,
                    field: self.field.as_ref().and_then(|_| fields.first().copied()),
                })
            });
            let mut explained = explained.ok_or_else(missing)?;
            if let Some(since) = &since {
                let compared = open.compare(since, &round, view, None);
                explained.since = json::since(model, &compared, &unit);
            }
            print::result(&written(&explained)?)?;
            return Ok(ExitCode::SUCCESS);
        }
        let width = crossterm::terminal::size().map_or(100, |(width, _)| width).clamp(60, 120);
        let setting = Setting {
            words: Words::in_language(language),
            theme: Theme::plain(),
            language: language.to_owned(),
            size: Size { width, height: u16::MAX },
            now: now(),
            offset: offset(),
            editor: None,
            instruments: open.instruments.clone(),
        };
        let weak = unreliable(&open.study, model, &round);
        let compared = since.as_ref().map(|since| (since, Arc::new(open.compared(since, &round))));
        let mut case = if is_whole {
            let score = |view| open.score(std::slice::from_ref(&round), view, None).pop();
            let (account, proven) = (score(View::Account), score(View::Proven));
            let (Some(account), Some(proven)) = (account, proven) else { return Err(missing()) };
            Case::of_organisation(&Arc::new(ScoredRound { study: Arc::new(open.study), account, proven }))
        } else {
            Case::of_unit(Arc::new(open.study), unit.clone(), round.clone(), &setting)
        };
        case.weak = weak;
        if !case.is_scored() {
            return Err(missing());
        }
        // The organisation completes no phases: its cells stand by themselves.
        let phases = setting.instruments.model.phase_count();
        let cells = |field| (0..phases).map(move |phase| Target::Cell(CellPlace { field, phase }));
        let mut first: Vec<Target> = if is_whole {
            fields.into_iter().flat_map(cells).collect()
        } else {
            fields.into_iter().map(Target::Field).collect()
        };
        if self.field.is_none() {
            first.insert(0, Target::Situation);
            first.extend(case.factors(view).iter().map(|factor| Target::Factor(factor.index)));
            let made = case.recommendations(view).iter().filter(|one| one.truth == Truth::Yes);
            first.extend(made.map(|one| Target::Recommendation(one.index)));
        }
        let sight = Sight::new(&case, view, &setting);
        let mut told =
            Told { sight, text: heading(&case.unit, &round, &setting, &case), seen: HashSet::new() };
        if let Some((since, compared)) = compared
            && let Some(page) = comparison::page_of(&compared, view, &unit, &setting)
        {
            let since = wording::round(since, &setting);
            let since = setting.words.with("explain-since", &[("round", since.into())]);
            let _ = writeln!(told.text, "\n── {since} ──");
            told.text.push_str(&plain(&page));
        }
        for (at, target) in first.iter().enumerate() {
            told.tell(target, &(at + 1).to_string(), self.why);
        }
        print::result(&told.text)?;
        Ok(ExitCode::SUCCESS)
    }
}

/// Unit and round.
fn heading(unit: &Id, round: &Id, setting: &Setting, case: &Case) -> String {
    let name = wording::unit(&case.study, unit, setting);
    format!("{name} · {}\n", setting.instruments.round_label(round, &setting.language))
}

/// What was told so far.
struct Told<'a> {
    sight: Sight<'a>,
    text: String,
    seen: HashSet<Target>,
}

impl Told<'_> {
    /// Tells a page, and behind it those that it leads to and that were not told yet.
    fn tell(&mut self, target: &Target, number: &str, left: u8) {
        if !self.seen.insert(target.clone()) {
            return;
        }
        let page = self.sight.page(target);
        let _ = writeln!(self.text, "\n── {number} ──");
        self.text.push_str(&plain(&page));
        let below: Vec<Target> = page.targets().cloned().collect();
        for (at, target) in below.iter().filter(|_| left > 1).enumerate() {
            self.tell(target, &format!("{number}.{}", at + 1), left - 1);
        }
    }
}

/// A page as lines of text.
pub(super) fn plain<T>(page: &Sheet<T>) -> String {
    let mut text = String::new();
    for parts in page.lines() {
        let mut line = String::new();
        let mut parts: Vec<_> = parts.iter().collect();
        parts.sort_by_key(|part| part.column);
        for part in parts {
            let room = usize::from(part.column).saturating_sub(unicode_width::UnicodeWidthStr::width(&*line));
            line.push_str(&" ".repeat(room));
            line.push_str(&part.text);
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}
