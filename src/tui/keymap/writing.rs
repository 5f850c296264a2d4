//! Which keys change the study: they are refused where it is only read.

use super::Action;

impl Action {
    /// Whether it changes the study, or opens a form that does.
    pub fn writes(self) -> bool {
        use Action as A;
        matches!(
            self,
            A::Restore
                | A::PutBack
                | A::MakeBackup
                | A::EraseNow
                | A::KeepWord
                | A::ReplaceWord
                | A::OwnWord
                | A::OpenWord
                | A::WriteFile
                | A::Feedback
                | A::StudyDetails
                | A::ShowContext
                | A::RateBlind
                | A::AsInLetter
                | A::Add
                | A::Edit
                | A::Remove
                | A::NotAsked
                | A::NoAnswer
                | A::DoesNotKnow
                | A::DoesNotApply
                | A::ClearAnswer
                | A::Park
                | A::Before
                | A::After
                | A::Observation
                | A::Recorder
                | A::Finish
                | A::BreakOff
                | A::KeepWarning
                | A::Quote
                | A::Flag
                | A::Background
                | A::Tie
                | A::Speaker
                | A::Strike
                | A::OwnEditor
                | A::WorkUp
                | A::Freeze
                | A::QuoteState
                | A::Sent
                | A::Corrected
                | A::Approved
                | A::NoReply
                | A::Answer1
                | A::Answer2
                | A::Answer3
                | A::Answer4
                | A::Answer5
                | A::Answer6
                | A::Answer7
                | A::Answer8
                | A::Answer9
                | A::Answer0
                | A::OpenAnswer
                | A::Rate0
                | A::Rate1
                | A::Rate2
                | A::Rate3
                | A::RateUnknown
                | A::RateNotApplicable
                | A::Reasons
                | A::AttachEvidence
                | A::NewEvidence
                | A::TakeProposal
                | A::RatingNote
                | A::TurnSide
                | A::AboutAll
                | A::NewDocument
                | A::CodingRule
                | A::SetLink
                | A::EraseLeft
                | A::EraseRight
                | A::EraseWordLeft
                | A::EraseWordRight
                | A::EraseToLineEnd
                | A::NewLine
                | A::Cut
                | A::PasteCut
                | A::Undo
                | A::Redo
                | A::TakeBack
                | A::DoAgain
        )
    }
}
