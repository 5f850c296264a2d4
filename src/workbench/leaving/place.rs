//! Where files that leave a study lie.

use std::path::{Path, PathBuf};

use super::{Markup, Order, Room, Way};
use crate::domain::date::Date;
use crate::domain::id::{Id, InterviewId};

/// A place in the folder of the study where nothing is: the names of the study and of what is written, and the day.
pub fn proposed(study: &Path, order: &Order, day: &Date) -> PathBuf {
    let stem = study.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let mut parts = vec![stem, order.way.as_str().to_owned()];
    if order.way == Way::Archive && order.room == Room::Shared {
        parts.push("shared".to_owned());
    }
    let unit = order.unit.as_ref().filter(|_| order.way.is_of_unit()).map(Id::as_str);
    let talk = order.talk.as_ref().filter(|_| order.way == Way::Talk).map(InterviewId::as_str);
    parts.extend(unit.or(talk).map(slug));
    parts.push(day.as_str().to_owned());
    let name = parts.join("-");
    let ending = ending(order);
    let at = |name: &str| study.with_file_name(format!("{name}{ending}"));
    let numbered = (2..).map(|number| at(&format!("{name}-{number}")));
    let mut places = std::iter::once(at(&name)).chain(numbered);
    places.find(|place| place.symlink_metadata().is_err()).unwrap_or_else(|| at(&name))
}

/// A place as it was typed: in the folder of the study where it names no folder of its own, `~` for the home folder.
pub fn typed(study: &Path, text: &str) -> PathBuf {
    let text = text.trim();
    if let (Some(rest), Ok(home)) = (text.strip_prefix("~/"), etcetera::home_dir()) {
        return home.join(rest);
    }
    let folder = study.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    folder.join(text)
}

fn ending(order: &Order) -> &'static str {
    match order.way {
        Way::Chapter | Way::Unit | Way::Talk | Way::Council => match order.markup {
            Markup::Html => ".html",
            Markup::Docx => ".docx",
            Markup::Markdown => ".md",
        },
        Way::Data(format) if format.is_folder() => "",
        Way::Data(_) => ".xlsx",
        Way::Archive => ".toml",
        Way::Project => ".qdpx",
        Way::Codebook => ".qdc",
        Way::Picture(_) => ".svg",
    }
}

/// A name as a part of the name of a file.
fn slug(name: &str) -> String {
    name.chars().map(|one| if one.is_alphanumeric() || one == '_' { one } else { '-' }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_proposal_names_study_kind_subject_and_day_and_takes_no_place_that_is_taken() {
        let folder = tempfile::tempdir().unwrap();
        let study = folder.path().join("almelo.nulmeting");
        let day = Date::new("2026-11-28").unwrap();
        let mut order = Order::new(Way::Talk, "en");
        order.talk = InterviewId::new("sez/r1").ok();
        order.unit = Id::new("sez").ok();
        let place = proposed(&study, &order, &day);
        assert_eq!(place, folder.path().join("almelo-interview-sez-r1-2026-11-28.html"));
        std::fs::write(&place, "").unwrap();
        let next = proposed(&study, &order, &day);
        assert_eq!(next, folder.path().join("almelo-interview-sez-r1-2026-11-28-2.html"));
        order.way = Way::Data(crate::workbench::data::DataFormat::Csv);
        assert_eq!(proposed(&study, &order, &day), folder.path().join("almelo-csv-2026-11-28"));
    }

    #[test]
    fn a_name_lies_beside_the_study_and_a_path_where_it_says() {
        let study = Path::new("/data/almelo.nulmeting");
        assert_eq!(typed(study, " out.html "), Path::new("/data/out.html"));
        assert_eq!(typed(study, "/tmp/out.html"), Path::new("/tmp/out.html"));
        assert!(!typed(study, "~/out.html").starts_with("/data"));
    }
}
