//! Rules of comparing, each at its edges.

mod ground;
mod links;
mod movement;
mod verdicts;
mod warnings;

use super::{Comparison, UnitComparison, compare};
use crate::domain::fixtures::{Scene, id};
use crate::domain::score::View;

fn comparison(scene: &Scene) -> Comparison {
    compare(&scene.scoring(View::Account), &id("r1"), &id("r2"))
}

fn of_unit(scene: &Scene, unit: &str) -> UnitComparison {
    comparison(scene).units.into_iter().find(|found| found.unit == *unit).unwrap()
}

fn sez(scene: &Scene) -> UnitComparison {
    of_unit(scene, "sez")
}
