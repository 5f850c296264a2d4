//! Baseline measurement in the departments of a municipality (Dutch: *nulmeting*).
//!
//! A researcher talks to the departments of a municipality about how they deal with an increasingly diverse population:
//! once at the start of a project, and again later. `nulmeting` holds the questionnaire and the notes during the talk,
//! ties what was said to indicators, rates it, places every department in a matrix of phases and fields, and compares
//! the rounds. It is a keyboard-only terminal program, works offline, and keeps everything in one file per study.
//!
//! # Where what is
//!
//! | module | what it is for |
//! |---|---|
//! | [`domain`] | the study and its method: plain data, pure functions in integers |
//! | [`definition`] | TOML text to the domain, or every finding with its place |
//! | [`store`] | the study file: a journal of changes and the tables projected from it; the only module that knows SQL |
//! | [`report`] | results as documents: JSON, tables in plain text, figures and pictures |
//! | [`language`] | the words of the screens, as message catalogues |
//! | [`workbench`] | the use cases: the one door of command line and screen to files and data |
//! | [`cli`] | one file per command |
//! | [`tui`] | the program itself: model, messages, update, view; one file per screen; the same told in lines |
//! | [`failure`] | what a person sees when something goes wrong, and exit codes |
//!
//! The questionnaires, the assessment model and the sample study lie in `questionnaires/`; tests that use the program
//! as a whole in `tests/it/`; measurements in `benches/`.
//!
//! # The layering rule
//!
//! `domain` ← `definition` | `store` | `report` ← `workbench` ← `cli` | `tui` ← `main`. A module uses only what stands
//! to its left; the three in the middle never use each other; `failure` and `language` know nothing of the rest. A test
//! reads the source and names every line that breaks this.
//!
//! # One key press
//!
//! A terminal event becomes an action of the one [table of keys](tui::keymap), or text. [`tui::update`] gives it to the
//! screen in sight, which changes its state and answers with steps; these become effects: questions to the thread that
//! reads, things to keep for the thread that writes. Their answers come back as messages. [`tui::view`] draws the model.
//! Update and view are pure: time, ids and sizes come in from the edge, so that every test is exact. Where nothing can be
//! drawn, [`tui::plain`] drives the same model with lines, and every screen says itself in words.
//!
//! # One change
//!
//! There is one way to write. Every [`Change`](domain::change::Change) gives one part of one record a new value. It
//! becomes a row of the journal and is projected into typed tables in the same transaction. Nothing is ever deleted;
//! the tables can be rebuilt from the journal at any time. Text being typed is kept as a draft with every key, and
//! becomes an answer when its question is left.
//!
//! # The method in short
//!
//! Indicators are rated 0 to 3, U (unknown) or N (not applicable) from evidence. An unknown may be anything from 0 to 3,
//! so every sum is an interval, and whatever is decided from it holds for every value that the unknowns can have, or is
//! said to be open. A cell of the matrix is one phase of one field; a field has completed at least `lo` and at most `hi`
//! phases; tests and situations are three-valued. Everything is computed twice: *by own account* as rated, and *proven*,
//! where a claim without a second witness or a document counts less. See [`domain::score`] and [`domain::compare`].
//! The method follows Bellaart, *Matrix Interculturalisatie* (FORUM, Utrecht 2001), as reported in *Integration für
//! europäische Kommunen* (Münster/Almelo 2011), chapters 3, 5 and 6; scale, thresholds, verdicts and the wording of
//! situations are conventions of this program.
//!
//! # Words
//!
//! - **study** · one organisation, its units and rounds, and everything recorded of them
//! - **unit** · a department; its **kind** is line (own policy sector) or staff (supports others)
//! - **round** · a time in which units are interviewed: baseline, follow-up
//! - **interview** · a talk with a unit in a round; **participants** by pseudonym, with role and team
//! - **question**, **probe**, **companion** · what is asked, the follow-up prompts, the closed answer beside the notes
//! - **missing kind** · not asked, no answer, does not know, does not apply; *off path* is computed
//! - **evidence** · testimony, observation, document, number; what ratings rest on
//! - **indicator**, **core indicator**, **cell**, **field**, **phase** · what is rated, and where it counts
//! - **by own account**, **proven** · the two views of every result
//! - **factor** · a success factor: absent, partly, present, unknown, n/a; counted, never averaged
//! - **situation** · where tests place a unit or the organisation
//! - **link** · how the talks of two rounds hang together, R0 (same person) to R4 (no interview in one round)
//! - **summary**, **memo**, **coding rule** · the researcher's own words under a heading; on anything; on how an indicator is
//!   rated in this study
//! - **response** · what a unit said about its result in the feedback talk
//! - **initiative**, **fate** · something a unit does or plans, and what became of it
//! - **erased** · a respondent of whom nothing is left but the closed id
//! - **journal**, **part**, **draft** · every change ever made; the smallest value valid alone; typed and not stored yet

pub mod cli;
pub mod definition;
pub mod domain;
pub mod failure;
pub mod language;
pub mod report;
pub mod store;
pub mod tui;
pub mod workbench;
