//! What the rows of a table can be about, and which columns tell it.

/// What the rows of a table are about. The order is that in which several tables are taken in: what is referred to comes
/// before what refers to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TableKind {
    /// Units.
    Units,
    /// Rounds.
    Rounds,
    /// Interviews, held or not.
    Interviews,
    /// Who took part in interviews.
    Participants,
    /// Contact of units with residents.
    Contacts,
    /// Initiatives, a row per round in which one was spoken of.
    Initiatives,
    /// Evidence: documents, numbers, observations, testimonies.
    Evidence,
    /// Ratings of indicators.
    Ratings,
    /// Judgements of success factors.
    Factors,
    /// Answers to questions.
    Answers,
    /// The entries of answers, a row per field of an entry.
    Entries,
}

/// Tables of an export that hold what the program computes, or what stands in another of its tables.
const COMPUTED: [&str; 12] = [
    "nominations",
    "choices",
    "quotes",
    "paradata",
    "indicators",
    "factor_states",
    "cells",
    "fields",
    "readings",
    "tests",
    "comparisons",
    "codebook",
];

impl TableKind {
    /// All, in the order in which they are taken in.
    pub const ALL: [Self; 11] = [
        Self::Units,
        Self::Rounds,
        Self::Interviews,
        Self::Participants,
        Self::Contacts,
        Self::Initiatives,
        Self::Evidence,
        Self::Ratings,
        Self::Factors,
        Self::Answers,
        Self::Entries,
    ];

    /// The name of the table in an export, and the word of the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Units => "units",
            Self::Rounds => "rounds",
            Self::Interviews => "interviews",
            Self::Participants => "participants",
            Self::Contacts => "contacts",
            Self::Initiatives => "initiatives",
            Self::Evidence => "evidence",
            Self::Ratings => "ratings",
            Self::Factors => "factors",
            Self::Answers => "answers",
            Self::Entries => "entries",
        }
    }

    /// Reads the word.
    pub fn read(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }

    /// Whether a table of an export has this name and holds nothing to take in.
    pub fn is_computed(name: &str) -> bool {
        COMPUTED.contains(&name)
    }

    /// The columns that are read, by their names in an export.
    pub(super) fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Units => {
                &["unit", "unit_name", "kind", "unit_group", "exists_from", "exists_to", "successor_of"]
            }
            Self::Rounds => &["round", "round_label", "role", "begins", "ends", "questionnaires"],
            Self::Interviews => &[
                "interview",
                "unit",
                "round",
                "questionnaire",
                "status",
                "held_on",
                "mode",
                "minutes",
                "language",
            ],
            Self::Participants => &[
                "interview",
                "unit",
                "round",
                "respondent",
                "participant_role",
                "team",
                "leads",
                "joined",
                "left",
                "consent",
            ],
            Self::Contacts => &["unit", "round", "contact_residents", "contact_migrants"],
            Self::Initiatives => &[
                "initiative",
                "initiative_title",
                "unit",
                "field",
                "own",
                "because_of_project",
                "round",
                "fate",
            ],
            Self::Evidence => &[
                "evidence",
                "evidence_type",
                "evidence_text",
                "interview",
                "question",
                "respondent",
                "source",
                "source_place",
                "as_of",
                "about",
                "side",
                "round",
                "indicator",
            ],
            Self::Ratings => {
                &["unit", "round", "indicator", "rater", "state", "level", "reasons", "evidence", "note"]
            }
            Self::Factors => &["unit", "round", "factor", "rater", "factor_value", "evidence", "note"],
            Self::Answers => &[
                "interview",
                "unit",
                "round",
                "question",
                "state",
                "value",
                "number",
                "whole",
                "date",
                "notes",
            ],
            Self::Entries => {
                &["interview", "unit", "round", "question", "entry", "entry_field", "entry_value"]
            }
        }
    }

    /// Columns of the same table of an export that say what the study knows by itself.
    pub(super) fn known(self) -> &'static [&'static str] {
        match self {
            Self::Answers => &["answer_type"],
            _ => &[],
        }
    }

    /// The columns without which a table is none of this kind: one of each group.
    pub(super) fn needs(self) -> &'static [&'static [&'static str]] {
        match self {
            Self::Units => &[&["unit", "unit_name"], &["kind", "unit_name"]],
            Self::Rounds => &[&["round"], &["round_label", "role"]],
            Self::Interviews => &[&["interview", "unit"], &["interview", "round"], &["status", "held_on"]],
            Self::Participants => &[&["interview", "unit"], &["interview", "round"], &["respondent"]],
            Self::Contacts => &[&["unit"], &["round"], &["contact_residents", "contact_migrants"]],
            Self::Initiatives => &[&["initiative", "initiative_title"], &["initiative", "unit"]],
            Self::Evidence => &[&["evidence_text"], &["evidence", "source", "about", "interview"]],
            Self::Ratings => &[&["unit"], &["round"], &["indicator"], &["level", "state"]],
            Self::Factors => &[&["unit"], &["round"], &["factor"], &["factor_value"]],
            Self::Answers => &[
                &["interview", "unit"],
                &["interview", "round"],
                &["question"],
                &["value", "number", "date", "state", "notes"],
            ],
            Self::Entries => &[
                &["interview", "unit"],
                &["interview", "round"],
                &["question"],
                &["entry_field"],
                &["entry_value"],
            ],
        }
    }

    /// The columns that say what a row is about.
    pub(super) fn about(self) -> &'static [&'static str] {
        match self {
            Self::Units => &["unit", "unit_name"],
            Self::Rounds => &["round"],
            Self::Interviews => &["interview", "unit", "round"],
            Self::Participants => &["interview", "unit", "round", "respondent"],
            Self::Contacts => &["unit", "round"],
            Self::Initiatives => &["initiative", "initiative_title", "round"],
            Self::Evidence => &["evidence", "source", "evidence_text"],
            Self::Ratings => &["unit", "round", "indicator", "rater"],
            Self::Factors => &["unit", "round", "factor", "rater"],
            Self::Answers => &["interview", "unit", "round", "question"],
            Self::Entries => &["interview", "unit", "round", "question", "entry", "entry_field"],
        }
    }
}
