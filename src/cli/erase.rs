//! `nulmeting erase`: a respondent is gone from the study.

use std::io;
use std::process::ExitCode;

use clap::{Args, ValueEnum};

use crate::domain::erased::{Decisions, Doubt, Plan, Verdict};
use crate::failure::Failure;
use crate::tui::run::now;
use crate::workbench::erase::{Done, Erasing};
use crate::workbench::folder::Folder;
use crate::workbench::leaving::Step;

use super::{print, progress};

/// Whom to erase.
#[derive(Debug, Args)]
pub struct Erase {
    /// A name in the data folder, or a path
    study: String,
    /// The respondent, by pseudonym
    respondent: String,
    /// What becomes of passages that nothing says the speaker of, and of those elsewhere with the same words; without
    /// it each is shown and asked about
    #[arg(long, value_enum, value_name = "VERDICT")]
    rest: Option<Rest>,
    /// Do not ask whether to go on
    #[arg(long)]
    yes: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Rest {
    /// They stay
    Keep,
    /// They go
    Erase,
}

impl Erase {
    /// Says what goes, asks, erases, and says what was done.
    pub fn run(&self, folder: &Folder, language: &str) -> Result<ExitCode, Failure> {
        let path = folder.study(&self.study)?;
        let erasing = progress::whole(language, Step::Searching, || {
            Erasing::begin(folder, &path, &self.respondent, now())
        })?;
        let mut decisions = Decisions::all(self.rest.map(|rest| match rest {
            Rest::Keep => Verdict::Keep,
            Rest::Erase => Verdict::Erase,
        }));
        let plan = erasing.plan(&decisions)?;
        say_plan(&plan, erasing.who().as_str());
        if plan.is_open() {
            say_plan(&decide(&erasing, &mut decisions)?, erasing.who().as_str());
        }
        if !self.yes {
            print::say(&format!("This cannot be undone. Type `{}` to erase it.", erasing.who()));
            if answer()?.as_deref() != Some(erasing.who().as_str()) {
                return Err(Failure::person("nothing was erased")
                    .hint("type the pseudonym when asked, or say `--yes`"));
            }
        }
        let who = erasing.who().clone();
        let done = progress::whole(language, Step::Erasing, || erasing.finish(&decisions, now()))?;
        say_done(&done, who.as_str());
        Ok(ExitCode::SUCCESS)
    }
}

/// Asks about every passage that is not decided, until none is left: a decision may bring up others.
fn decide(erasing: &Erasing, decisions: &mut Decisions) -> Result<Plan, Failure> {
    loop {
        let plan = erasing.plan(decisions)?;
        let Some(passage) = plan.passages.iter().find(|one| one.verdict.is_none()) else { return Ok(plan) };
        let left = plan.passages.iter().filter(|one| one.verdict.is_none()).count();
        let why = match passage.doubt {
            Doubt::Joint => "nothing says whose words these are",
            Doubt::Quotes => "has words of what goes",
        };
        print::say(&format!("\n{} ({left} to decide): {why}\n    {}", passage.key, passage.text));
        print::say("Erase it (e) or keep it (k)?");
        match answer()?.as_deref() {
            Some("e" | "erase") => decisions.decide(passage, Verdict::Erase),
            Some("k" | "keep") => decisions.decide(passage, Verdict::Keep),
            Some(_) => {}
            None => {
                return Err(Failure::person(format!(
                    "{left} passages are not decided on; nothing was erased"
                ))
                .hint("decide them when asked, or say `--rest keep` or `--rest erase` for all"));
            }
        }
    }
}

/// A line of what is typed; nothing at its end.
pub(super) fn answer() -> Result<Option<String>, Failure> {
    let mut line = String::new();
    let read = io::stdin().read_line(&mut line);
    let read = read.map_err(|error| Failure::person(format!("no answer could be read: {error}")))?;
    Ok((read > 0).then(|| line.trim().to_owned()))
}

fn say_plan(plan: &Plan, who: &str) {
    let listed = |talks: &[crate::domain::id::InterviewId]| {
        let talks: Vec<&str> = talks.iter().map(crate::domain::id::InterviewId::as_str).collect();
        if talks.is_empty() { "none".to_owned() } else { talks.join(", ") }
    };
    let erased = plan.passages.iter().filter(|one| one.verdict == Some(Verdict::Erase)).count();
    print::say(&format!(
        "Erasing `{who}`:\n  \
         talks alone, all that was said and noted in them goes: {}\n  \
         talks with others, what is the person's goes: {}\n  \
         parts that go: {}; parts that are cut: {}; passages decided to go: {erased} of {}\n  \
         evidence that goes: {}; ratings that are unknown again: {}",
        listed(&plan.alone),
        listed(&plan.joint),
        plan.goes.len(),
        plan.becomes.len(),
        plan.passages.len(),
        plan.evidence.len(),
        plan.unknown,
    ));
}

fn say_done(done: &Done, who: &str) {
    let looked = if done.was_looked_for {
        "the study's files were looked through and hold nothing of it that could be told from other words"
    } else {
        "nothing was left to look for in the study's files"
    };
    print::say(&format!(
        "Erased `{who}`: {} values of the journal are hollow; {looked}. The id stays closed.",
        done.hollowed
    ));
    if done.had_name {
        print::say("The name that was written beside the study is gone as well.");
    }
    let kept = done.stays;
    if kept > 0 {
        let passages = if kept == 1 { "1 passage stays as" } else { &format!("{kept} passages stay as") };
        print::say(&format!("{passages} you decided, and may quote the person."));
    }
    for copy in &done.copies {
        print::say(&format!("Not touched, a copy of the study: {}", copy.display()));
    }
    print::say(
        "What left the program before (exports, printed sheets, pictures, copies elsewhere, backups of the disk) is not \
         in its reach: erase it there yourself.",
    );
}
