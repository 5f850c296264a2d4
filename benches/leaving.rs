//! What writing a chapter and a file of the whole study costs in a large study: `cargo bench --bench leaving`.
//!
//! Both are to stay nearly linear: twice as many departments are to take at most two and a half times as long.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a bench that cannot go on has nothing to measure"
)]

#[path = "common/large.rs"]
mod large;

use std::path::Path;
use std::time::Instant;

use chrono::Utc;
use nulmeting::definition::builtin;
use nulmeting::store::{Origin, Store};
use nulmeting::workbench::leaving::{Markup, Order, Room, Steps, Way, make};
use nulmeting::workbench::{Desk, begin};
use tempfile::TempDir;
use uuid::Uuid;

/// How often the departments of the sample study are there.
const TIMES: usize = 20;

fn main() {
    if !std::env::args().any(|argument| argument == "--bench") {
        println!("measures only when run by `cargo bench`");
        return;
    }
    let asked = std::env::args().skip(1).find_map(|argument| argument.parse().ok());
    let times = asked.unwrap_or(TIMES);
    let place = TempDir::new().unwrap();
    let sample = begin::sample(&builtin::library()).unwrap();
    let studies = [times, 2 * times].map(|times| {
        let large = large::multiplied(&sample, times);
        let path = place.path().join(format!("times-{times}.nulmeting"));
        let origin = Origin::new(Uuid::from_u128(1), "b", Uuid::now_v7);
        Store::create(&path, origin, &large.changes(), Utc::now()).unwrap();
        (large.units.len(), path)
    });
    let mut chapter = Order::new(Way::Chapter, "en");
    chapter.markup = Markup::Markdown;
    let archive = Order::new(Way::Archive, "en");
    let shared = Order { room: Room::Shared, ..archive.clone() };
    for (name, order) in [("chapter", &chapter), ("whole study", &archive), ("study to hand on", &shared)] {
        let [(few, once), (many, twice)] =
            studies.each_ref().map(|(units, path)| (units, seconds(path, order)));
        println!(
            "{name}: {few} departments {once:.2} s, {many} departments {twice:.2} s, {:.1} times as long (below 2.5)",
            twice / once
        );
    }
}

/// How long a file takes to be made and written.
fn seconds(study: &Path, order: &Order) -> f64 {
    let since = Instant::now();
    let mut go_on = |_| true;
    let mut steps = Steps::new(&mut go_on);
    let made = make(&Desk::open(study).unwrap(), order, &mut steps).unwrap();
    let mut taken = since.elapsed();
    let place = study.parent().unwrap();
    let since = Instant::now();
    made.write(&place.join("made"), true, &mut steps).unwrap();
    taken += since.elapsed();
    taken.as_secs_f64()
}
