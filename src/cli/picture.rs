//! `nulmeting picture`: results as a picture for a page or a wall.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, ValueEnum};

use crate::domain::id::Id;
use crate::domain::publication::{CouncilName, council_names, given_away};
use crate::domain::score::{RoundScore, View};
use crate::failure::Failure;
use crate::language::Words;
use crate::report::figure::{Naming, Source, comparison, organisation, series, unit};
use crate::report::manifest::{self, Manifest, Place, Remark, Why};
use crate::report::picture;
use crate::workbench::folder::{Folder, write_bytes, write_whole};
use crate::workbench::{OpenStudy, locking};

use super::past::Past;
use super::print;
use super::results::{ViewName, rounds_between, two_rounds};

/// What to draw.
#[derive(Debug, Args)]
pub struct Picture {
    /// A name in the data folder, or a path
    study: String,
    #[command(flatten)]
    past: Past,
    /// What is drawn
    #[arg(value_enum)]
    what: What,
    /// Which unit, where one is drawn
    #[arg(long, value_name = "UNIT", required_if_eq("what", "unit"))]
    unit: Option<String>,
    /// The round of an organisation or a unit; else the last
    #[arg(long, value_name = "ROUND", conflicts_with_all = ["from", "to"])]
    round: Option<String>,
    /// The earlier round of a comparison or series; else the first
    #[arg(long, value_name = "ROUND")]
    from: Option<String>,
    /// The later round of a comparison or series; else the last
    #[arg(long, value_name = "ROUND")]
    to: Option<String>,
    /// Ratings as given, or only as far as evidence proves them
    #[arg(long, value_enum, default_value = "account")]
    view: ViewName,
    /// For a council: only units with a recorded feedback talk on the (later) round are named, the others are numbered
    #[arg(long)]
    council: bool,
    /// Write into this file instead of to stdout; it ends in `.svg` or `.png` and must not be there yet
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Write over the file that is there
    #[arg(long, requires = "output")]
    force: bool,
    /// Say what would be in it and what would be left out, and write nothing
    #[arg(long)]
    dry_run: bool,
}

/// A picture, which units it shows, and the round whose feedback talks count for their names.
struct Drawn {
    svg: String,
    units: Vec<Id>,
    round: Id,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum What {
    /// Two rounds of all units: completed phases by field, on a common axis
    Comparison,
    /// All rounds in a row, from the earlier one to the later one: completed phases by field, on a common axis
    Series,
    /// A round of all units: each cell of the matrix in a word, the organisation's own first
    Organisation,
    /// A unit in a round: its matrix, the phases of its fields, its situation and its success factors
    Unit,
}

impl Picture {
    /// Draws the picture.
    pub fn run(&self, folder: &Folder, language: &str) -> Result<ExitCode, Failure> {
        let ends_in = |output: &PathBuf, ending: &str| {
            output.extension().is_some_and(|found| found.eq_ignore_ascii_case(ending))
        };
        if let Some(output) = &self.output
            && !["svg", "png"].iter().any(|ending| ends_in(output, ending))
        {
            return Err(Failure::person(format!(
                "{} ends neither in `.svg` nor in `.png`",
                output.display()
            ))
            .hint("SVG is sharp at every size, PNG goes into any text and slide"));
        }
        let open = self.past.desk(folder, &self.study)?.leaving()?;
        let words = Words::in_language(language);
        let source = Source {
            study: &open.study,
            model: &open.instruments.model,
            view: self.view.into(),
            naming: if self.council { Naming::Council } else { Naming::All },
            words: &words,
            language,
        };
        let drawn = match self.what {
            What::Comparison => self.comparison(&open, source)?,
            What::Series => self.series(&open, source)?,
            What::Organisation => self.organisation(&open, source)?,
            What::Unit => self.unit(&open, source)?,
        };
        if self.dry_run {
            print::result(&self.manifest(&open, &drawn).told(&words).join("\n"))?;
            return Ok(ExitCode::SUCCESS);
        }
        let drawn = drawn.svg;
        match &self.output {
            Some(output) if ends_in(output, "png") => {
                let dots = picture::dots(&drawn).map_err(|error| Failure::ours(error.to_string()))?;
                write_bytes(output, &dots.png, self.force)?;
            }
            Some(output) => write_whole(output, &drawn, self.force)?,
            None => print::result(&drawn)?,
        }
        Ok(ExitCode::SUCCESS)
    }

    /// What is in a picture, and what is not.
    fn manifest(&self, open: &OpenStudy, drawn: &Drawn) -> Manifest {
        let mut found = manifest::of_picture(drawn.units.len());
        if self.council {
            let names = council_names(&open.study, &drawn.round);
            let place = |unit: &Id| Place::Unit(unit.clone(), Some(drawn.round.clone()));
            for (unit, name) in &names {
                if given_away(&names, unit) && !drawn.units.contains(unit) {
                    found.leave_out(manifest::What::Unit, Why::GivenAway, place(unit));
                } else if *name != CouncilName::Own && drawn.units.contains(unit) {
                    found.leave_out(manifest::What::UnitName, Why::NoFeedback, place(unit));
                }
            }
        }
        if locking::is_locked(&open.path) {
            found.remark(Remark::NotLocked);
        }
        found
    }

    fn comparison(&self, open: &OpenStudy, source: Source) -> Result<Drawn, Failure> {
        let (from, to) = two_rounds(open, self.from.as_deref(), self.to.as_deref())?;
        let found = open.compare(&from, &to, source.view, None);
        let scores = open.score(&[from, to.clone()], source.view, None);
        let [earlier, later] = scores.as_slice() else {
            return Err(Failure::ours("two rounds were not scored"));
        };
        let figure = comparison::comparison(source, &found, [earlier, later]);
        let svg = picture::comparison(&figure, source.language, source.words);
        let units = figure.groups.iter().flat_map(|group| &group.rows).map(|row| row.unit.clone()).collect();
        Ok(Drawn { svg, units, round: to })
    }

    fn series(&self, open: &OpenStudy, source: Source) -> Result<Drawn, Failure> {
        let (from, to) = two_rounds(open, self.from.as_deref(), self.to.as_deref())?;
        let found = open.series(&rounds_between(open, &from, &to), source.view, None);
        let figure = series::series(source, &found);
        let svg = picture::series(&figure, source.language, source.words);
        let units = figure.groups.iter().flat_map(|group| &group.rows).map(|row| row.unit.clone()).collect();
        Ok(Drawn { svg, units, round: to })
    }

    /// The round to draw, and as far as it is proven where that is not what is drawn.
    fn scored(&self, open: &OpenStudy, view: View) -> Result<(RoundScore, Option<RoundScore>), Failure> {
        let id: Id = match &self.round {
            Some(name) => open.round_named(name)?,
            None => open.rounds().pop().ok_or_else(|| Failure::person("the study has no rounds"))?,
        };
        let score = |view| open.score(std::slice::from_ref(&id), view, None).pop();
        let shown = score(view).ok_or_else(|| Failure::ours("a round was not scored"))?;
        Ok((shown, if view == View::Account { score(View::Proven) } else { None }))
    }

    fn organisation(&self, open: &OpenStudy, source: Source) -> Result<Drawn, Failure> {
        let (round, proven) = self.scored(open, source.view)?;
        let figure = organisation::organisation(source, &round, proven.as_ref());
        let svg = picture::organisation(&figure, source.language, source.words);
        let units = figure.groups.iter().flat_map(|group| &group.rows).map(|row| row.unit.clone()).collect();
        Ok(Drawn { svg, units, round: round.round })
    }

    fn unit(&self, open: &OpenStudy, source: Source) -> Result<Drawn, Failure> {
        let name = self.unit.as_deref().unwrap_or_default();
        let id = open.unit_named(name)?;
        let (round, proven) = self.scored(open, source.view)?;
        let figure = unit::unit(source, &round, proven.as_ref(), &id).ok_or_else(|| {
            Failure::person(format!("the unit `{name}` cannot be drawn")).hint(match source.naming {
                Naming::All => "it was not there in the round; choose another with `--round`",
                Naming::Council => {
                    "it was not there in the round, or its name would follow from the others that are named"
                }
            })
        })?;
        let svg = picture::unit(&figure, source.language, source.words);
        Ok(Drawn { svg, units: vec![id], round: round.round })
    }
}
