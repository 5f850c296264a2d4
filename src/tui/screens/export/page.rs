//! The page laid out: the kinds of files, what can be chosen of the one selected, what will be in it, and what not.

use super::choices::{room_name, rounds_name};
use super::{State, Stop};
use crate::tui::model::Setting;
use crate::tui::sheet::{Cell, Look, Sheet, columns};
use crate::workbench::data::DataFormat;
use crate::workbench::leaving::{Drawn, Manifest, Progress, Way};

/// The column of values.
const VALUE: u16 = 14;

/// The cells of the bar.
const BAR: usize = 24;

/// The kinds of files in groups, each with the id of its name.
const GROUPS: [(&str, &[Way]); 4] = [
    ("export-reports", &[Way::Chapter, Way::Unit, Way::Talk, Way::Council]),
    ("export-data", &[Way::Data(DataFormat::Csv), Way::Data(DataFormat::Xlsx), Way::Data(DataFormat::Spss)]),
    ("export-study", &[Way::Archive, Way::Project, Way::Codebook]),
    (
        "export-pictures",
        &[
            Way::Picture(Drawn::Organisation),
            Way::Picture(Drawn::Unit),
            Way::Picture(Drawn::Comparison),
            Way::Picture(Drawn::Series),
        ],
    ),
];

/// The rows of a group, as many as the width asks for, each with the columns of its kinds.
fn rows(ways: &[Way], setting: &Setting) -> Vec<Vec<(u16, Way)>> {
    let mut rows: Vec<Vec<(u16, Way)>> = vec![Vec::new()];
    let mut at = VALUE;
    for way in ways {
        let width = columns(&name(*way, setting)) + 4;
        if at + width > setting.size.width && at > VALUE {
            rows.push(Vec::new());
            at = VALUE;
        }
        if let Some(row) = rows.last_mut() {
            row.push((at, *way));
        }
        at += width;
    }
    rows
}

/// Which of the kinds on its row a kind is, from 0.
pub(super) fn column_of(way: Way, setting: &Setting) -> usize {
    let mut all = GROUPS.iter().flat_map(|(_, ways)| rows(ways, setting));
    all.find_map(|row| row.iter().position(|(_, one)| *one == way)).unwrap_or_default()
}

fn name(way: Way, setting: &Setting) -> String {
    setting.words.text(&format!("export-way-{}", way.as_str()))
}

impl State {
    pub(super) fn page(&self, setting: &Setting) -> Sheet<Stop> {
        let words = &setting.words;
        let mut sheet = Sheet::new(setting.size.width);
        for (group, ways) in GROUPS {
            for (number, row) in rows(ways, setting).into_iter().enumerate() {
                let cells = row.into_iter().map(|(column, way)| {
                    let is_chosen = way == self.order.way;
                    let text = format!("{}{}", name(way, setting), if is_chosen { " ●" } else { "" });
                    let look = if is_chosen { Look::Title } else { Look::Text };
                    Cell { column, target: Stop::Way(way), lines: vec![(text, look)] }
                });
                let line = sheet.row(cells.collect());
                if number == 0 {
                    sheet.label(line, 1, words.text(group), Look::Quiet);
                }
            }
        }
        sheet.blank();
        sheet.text(1, &words.text(&format!("export-about-{}", self.order.way.as_str())), Look::Quiet);
        self.values(&mut sheet, setting);
        if let Some(progress) = self.progress {
            sheet.blank();
            sheet.text(1, &bar(progress, setting), Look::Tentative);
            sheet.text(1, &words.text("export-how-to-stop"), Look::Quiet);
        }
        if let Some(written) = &self.written {
            sheet.blank();
            let place = written.place.display().to_string();
            sheet.text(1, &words.with("leaving-written", &[("place", place.into())]), Look::Good);
        }
        self.told(&mut sheet, setting);
        sheet
    }

    /// What can be chosen of the kind selected.
    fn values(&self, sheet: &mut Sheet<Stop>, setting: &Setting) {
        let words = &setting.words;
        let way = self.order.way;
        let mut value = |stop: Stop, label: &str, text: String| {
            sheet.stop(stop, |sheet| sheet.labelled(&words.text(label), VALUE, &text, Look::Text));
        };
        if way.is_report() {
            value(Stop::Markup, "export-format", words.of("export-format", self.order.markup.as_str()));
        }
        if way.has_language() {
            value(Stop::Language, "export-language", words.of("export-language", &self.order.language));
        }
        if way.has_room() {
            value(Stop::Room, "export-room", room_name(way, self.order.room, words));
        }
        if way == Way::Talk {
            let talk = self.talk().map_or_else(String::new, |talk| self.talk_name(talk, setting));
            value(Stop::Talk, "export-talk", talk);
            let version = self.order.version.as_str();
            value(Stop::Version, "export-version", words.of("write-up-version", version));
        }
        if way.is_of_unit() {
            let unit = self.unit().map_or_else(String::new, |unit| setting.text(&unit.name).to_owned());
            value(Stop::Unit, "export-unit", unit);
        }
        if way.has_rounds() {
            value(Stop::Rounds, "export-rounds", rounds_name(&self.order.rounds, setting));
        }
        let place = self.target().map_or_else(|| "…".to_owned(), |place| place.display().to_string());
        value(Stop::Place, "export-place", place);
    }

    /// What will be in the file, and what is left out of it.
    fn told(&self, sheet: &mut Sheet<Stop>, setting: &Setting) {
        let words = &setting.words;
        let Some(offer) = self.offer() else {
            sheet.blank();
            sheet.text(1, &words.text("loading"), Look::Quiet);
            return;
        };
        let manifest = match &offer.manifest {
            Ok(manifest) => manifest,
            Err(why) => {
                sheet.blank();
                sheet.text(
                    1,
                    &words.with("export-impossible", &[("why", why.as_str().into())]),
                    Look::Warning,
                );
                return;
            }
        };
        sheet.heading(words.text("export-inside"));
        let inside: Vec<String> =
            manifest.inside().map(|(what, count)| Manifest::counted(what, count, words)).collect();
        let inside = if inside.is_empty() { words.text("manifest-nothing") } else { inside.join(", ") };
        sheet.text(2, &inside, Look::Text);
        if manifest.left_out().next().is_some() {
            sheet.heading(words.text("export-left-out"));
        }
        for (what, why, lot) in manifest.left_out() {
            let missing = Manifest::missing(what, why, lot.count, words);
            if lot.places.is_empty() {
                sheet.text(2, &missing, Look::Text);
            } else {
                sheet.stop(Stop::Missing(what, why), |sheet| {
                    sheet.text(2, &missing, Look::Text);
                });
            }
        }
        if !manifest.remarks().is_empty() {
            sheet.blank();
        }
        for remark in manifest.remarks() {
            sheet.text(1, &Manifest::remarked(*remark, words), Look::Quiet);
        }
    }
}

/// How far the writing is: a bar, how much, and what is being done.
fn bar(progress: Progress, setting: &Setting) -> String {
    let Progress { step, done, of } = progress;
    let step = setting.words.text(&format!("leaving-step-{}", step.as_str()));
    if of == 0 {
        return format!("{step} …");
    }
    let full = (done * BAR / of).min(BAR);
    format!("{}{} {} % {step} …", "█".repeat(full), "░".repeat(BAR - full), done * 100 / of)
}
