//! What a person sees when something goes wrong: what happened, what to do, and the program's exit code.

use std::fmt;
use std::path::PathBuf;

/// Something went wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// Whose turn it is.
    pub kind: FailureKind,
    /// What went wrong, in a sentence.
    pub message: String,
    /// What to do about it.
    pub hints: Vec<String>,
    /// The locked study whose passphrase is missing, where it is that: nothing was done yet, and it can be tried again.
    pub locked: Option<PathBuf>,
}

/// Whose turn it is when something goes wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FailureKind {
    /// The person's: a file, a name, a folder.
    Person,
    /// The person's, on the command line itself.
    Usage,
    /// Ours: this should not happen.
    Ours,
}

impl Failure {
    /// Something that the person can mend.
    pub fn person(message: impl Into<String>) -> Self {
        Self { kind: FailureKind::Person, message: message.into(), hints: Vec::new(), locked: None }
    }

    /// A command line that makes no sense.
    pub fn usage(message: impl Into<String>) -> Self {
        Self { kind: FailureKind::Usage, message: message.into(), hints: Vec::new(), locked: None }
    }

    /// A fault of the program.
    pub fn ours(message: impl Into<String>) -> Self {
        Self { kind: FailureKind::Ours, message: message.into(), hints: Vec::new(), locked: None }
    }

    /// With something to do about it.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }

    /// What went wrong and what to do about it, in one line.
    pub fn told(&self) -> String {
        [std::slice::from_ref(&self.message), &self.hints].concat().join(": ")
    }

    /// The program's exit code: 1 for what a person can mend, 2 for usage, 70 for our own fault.
    ///
    /// ```
    /// use nulmeting::failure::Failure;
    /// assert_eq!(Failure::person("the file is not there").exit_code(), 1);
    /// assert_eq!(Failure::ours("a table is missing").exit_code(), 70);
    /// ```
    pub fn exit_code(&self) -> u8 {
        match self.kind {
            FailureKind::Person => 1,
            FailureKind::Usage => 2,
            FailureKind::Ours => 70,
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "error: {}", self.message)?;
        for hint in &self.hints {
            write!(f, "\n  help: {hint}")?;
        }
        Ok(())
    }
}
