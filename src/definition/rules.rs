//! Everything that can be found wrong in a file: one row per rule, with what it means and what to do about it.

use super::Severity;

/// A rule that files are checked against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its name in messages, such as `unknown-key`.
    pub code: &'static str,
    /// Whether breaking it stops an import.
    pub severity: Severity,
    /// What is wrong where it is broken.
    pub what: &'static str,
    /// What to do, where the message does not say it better.
    pub remedy: &'static str,
}

macro_rules! rules {
    ($($name:ident $severity:ident $code:literal $what:literal => $remedy:literal;)+) => {
        $(
            #[doc = concat!("`", $code, "`: ", $what)]
            pub static $name: Rule =
                Rule { code: $code, severity: Severity::$severity, what: $what, remedy: $remedy };
        )+
        /// All rules.
        pub static ALL: &[&Rule] = &[$(&$name),+];
    };
}

rules! {
    // The file as such
    SYNTAX Error "syntax" "The text is not TOML." => "mend the line; strings are in quotes, lists in [ ], tables in { }";
    NEWER_FORMAT Error "newer-format" "The file is for a newer format." => "use a newer version of the program";
    UNKNOWN_FORMAT Error "unknown-format" "There is no such format." => "write `format = 1`";
    UNKNOWN_KIND Error "unknown-kind" "There is no such kind of file." => "write `kind = \"questionnaire\"`, `\"assessment\"` or `\"study\"`";
    OTHER_KIND Error "other-kind" "The file is of another kind than the one wanted." => "take another file";
    SAME_VERSION Error "same-version" "A definition with this id and version exists and has another text." => "raise the version, so that what was used stays what it was";
    UNKNOWN_KEY Error "unknown-key" "A key that is not known here." => "take it out, or look up its place in the format";
    MISSING_KEY Error "missing-key" "A key is missing." => "add it";
    WRONG_TYPE Error "wrong-type" "A value of the wrong type." => "write it as the format asks";
    UNKNOWN_WORD Error "unknown-word" "A word that is none of those allowed." => "write one of the words allowed";
    OUT_OF_RANGE Error "out-of-range" "A number outside its range." => "write a number within the range";
    RANGE_REVERSED Error "range-reversed" "A range that begins after its end." => "exchange its two ends";
    CONTROL_CHARACTER Error "control-character" "A text with a control character." => "take it out; line breaks and tabs are allowed";
    EMPTY_TEXT Warning "empty-text" "A text with nothing in it." => "write the text, or take the key out";
    EMPTY_LIST Error "empty-list" "A list with nothing in it." => "list at least one";

    // Texts
    BAD_LANGUAGE Error "bad-language" "A language code that is none." => "write two or three small letters, such as `de`";
    MISSING_LANGUAGE Warning "missing-language" "A text is missing in a language of the file." => "add the text; until then another language is shown and marked";
    UNDECLARED_LANGUAGE Warning "undeclared-language" "A text in a language that the file does not list." => "add the language to `languages`, or take the text out";
    UNKNOWN_PLACEHOLDER Error "unknown-placeholder" "A `{name}` that no placeholder has." => "add it to `placeholders`, or mend the name";

    // Ids and dates
    BAD_ID Error "bad-id" "A text that cannot be an id." => "use letters, digits, `_`, `-` and single inner spaces, at most 64";
    RESERVED_ID Error "reserved-id" "An id that is reserved." => "choose another id";
    DUPLICATE_ID Error "duplicate-id" "An id is used twice." => "rename one of them; ids stay the same over the rounds";
    FORMER_IN_USE Error "former-in-use" "A former id that something of the file goes by." => "take it out of `formerly`, or rename the other";
    FORMER_TWICE Error "former-twice" "A former id that is named twice." => "let one part go on with it";
    UNKNOWN_FORMER Warning "unknown-former" "A former id that no earlier version at hand has." => "mend it, or import the version that had it";
    FORMER_CYCLE Error "former-cycle" "Initiatives that go on with each other in a circle." => "take one of the former ids out";
    BAD_DATE Error "bad-date" "A text that is no date." => "write \"2011\", \"2011-03\" or \"2011-03-24\"";
    BAD_TIME Error "bad-time" "A text that is no time." => "write it in UTC, like \"2011-03-24T09:30:00Z\"";
    TIMES_DIFFER Error "times-differ" "There are more or fewer times than paragraphs." => "write one time per paragraph, \"\" where it is not known, or take `times` out";
    BAD_TIME_OF_DAY Error "bad-time-of-day" "A text that is no time of day." => "write hour and minute, like \"09:30\"";
    DATES_REVERSED Error "dates-reversed" "A time that ends before it begins." => "exchange `from` and `to`";

    // References
    UNKNOWN_ASSESSMENT Error "unknown-assessment" "There is no such assessment model." => "import the model first, or mend the id";
    UNKNOWN_QUESTIONNAIRE Error "unknown-questionnaire" "There is no such questionnaire." => "import the questionnaire first, or mend the id";
    UNKNOWN_QUESTION Error "unknown-question" "There is no such question in the questionnaire." => "mend the id; where the question was dropped, take out what hangs on it";
    UNKNOWN_OPTION Error "unknown-option" "There is no such option." => "mend the id, or add the option";
    UNKNOWN_INDICATOR Error "unknown-indicator" "There is no such indicator in the model." => "mend the id";
    UNKNOWN_FACTOR Error "unknown-factor" "There is no such factor in the model." => "mend the id";
    UNKNOWN_TARGET Error "unknown-target" "There is no such indicator or factor in the model." => "mend the id";
    UNKNOWN_FIELD Error "unknown-field" "There is no such field in the model." => "mend the id";
    UNKNOWN_PHASE Error "unknown-phase" "There is no such phase in the model." => "mend the id";
    UNKNOWN_HEADING Error "unknown-heading" "There is no such heading in the model." => "mend the id";
    UNKNOWN_REASON Error "unknown-reason" "There is no such reason in the model." => "mend the id";
    UNKNOWN_TEST Error "unknown-test" "There is no such test in the model." => "mend the id";
    UNKNOWN_FLAG Error "unknown-flag" "There is no such flag in the model." => "mend the id";
    UNKNOWN_UNIT Error "unknown-unit" "There is no such unit in the study." => "mend the id, or add the unit";
    UNKNOWN_ROUND Error "unknown-round" "There is no such round in the study." => "mend the id, or add the round";
    UNKNOWN_INTERVIEW Error "unknown-interview" "There is no such interview in the study." => "mend the id, or add the interview";
    UNKNOWN_RESPONDENT Error "unknown-respondent" "Nobody of this name took part in the interview." => "add the participant, or mend the name";
    UNKNOWN_EVIDENCE Error "unknown-evidence" "There is no such evidence in the study." => "mend the id, or add the evidence";
    UNKNOWN_SUBJECT Error "unknown-subject" "A memo is about something that does not exist." => "write the kind and the id, such as \"unit/sez\", or take `about` out";
    UNKNOWN_ABOUT Error "unknown-about" "A response is about something that does not exist." => "name an indicator, a factor, a field, or `all`";

    // Conditions
    CONDITION_KEY Error "condition-key" "A condition asks about something that it cannot." => "mend the key";
    CONDITION_VALUE Error "condition-value" "A condition waits for a value that never occurs." => "mend the value";
    CONDITION_CYCLE Error "condition-cycle" "Conditions hang on each other in a circle." => "take one of them out";
    NEVER_HOLDS Error "never-holds" "A condition can never hold." => "loosen it, or take out what hangs on it";
    OPEN_QUESTION Error "open-question" "A condition hangs on a question that has open notes only." => "give the question a closed answer, or take the condition out";
    WRONG_LEVEL Error "wrong-level" "Something of a unit stands where the organisation is meant, or the other way round." => "take one of the right level";

    // Questionnaires
    NO_ASSESSMENT Error "no-assessment" "Questions point at a model that the file does not name." => "add `assessment = \"…\"` at the top";
    CONTEXT_PROPOSES Error "context-proposes" "A question on context proposes a rating." => "take `proposes` out; context describes and is never judged";
    OPEN_PROPOSES Error "open-proposes" "A question without a closed answer that could propose proposes a rating." => "give it an `answer`, or take `proposes` out";
    DERIVED_FACTOR Error "derived-factor" "A factor that is computed is judged." => "rate the indicator that it is computed from";
    PROPOSED_VALUE Error "proposed-value" "A proposal that the indicator or factor cannot have." => "propose 0 to 3 for an indicator, \"absent\", \"partly\" or \"present\" for a factor";
    OVERLAPPING_RANGES Error "overlapping-ranges" "Two lines propose for the same number." => "let each number fall into one line";
    SELF_REPORT_THREE Warning "self-report-three" "An answer read out to the respondent proposes a 3." => "propose 2 at most; regular practice is not shown by a choice in a talk";
    NOT_INFORMED Warning "not-informed" "A question proposes what it does not inform." => "add it to `informs`";

    // Assessment models
    BAD_FRACTION Error "bad-fraction" "A threshold that is no fraction between 0 and 1." => "write it like \"3/4\"";
    MISSING_LEVEL Error "missing-level" "A level is not described." => "describe every level of the scale";
    HALF_OR_YES Error "half-or-yes" "A test needs either `half` or `yes`." => "write one of them";
    NEEDS_CYCLE Error "needs-cycle" "Indicators need each other in a circle." => "take one `needs` out";
    NO_REASON_TO_LEAVE_OUT Error "no-reason-to-leave-out" "An indicator can drop out without a reason being named." => "add `not_applicable_reason`";
    OTHER_VALUES_REASON Error "other-values-reason" "A reason that does not stand with this value." => "take a reason of this value";
    NO_CORE Warning "no-core" "A cell has no core indicator." => "mark one with `core = true`";
    EMPTY_CELL Warning "empty-cell" "A cell has no indicator at all." => "add one; a cell without any never holds a unit back";

    // Studies: rounds, units, talks
    NO_DATES Warning "no-dates" "A round without dates." => "add `from` and `to`";
    NO_QUESTIONNAIRE Warning "no-questionnaire" "A round without a questionnaire." => "add `questionnaire`";
    WRONG_AUDIENCE Error "wrong-audience" "A questionnaire is used for those it is not for." => "take one that is for them";
    OTHER_MODEL Warning "other-model" "A questionnaire points at another model than the study's." => "what it proposes is not used; take one that fits";
    SUCCESSOR_CYCLE Error "successor-cycle" "Units succeed each other in a circle." => "take one `successor_of` out";
    INTERVIEW_NEEDS_ID Error "interview-needs-id" "A unit has several interviews in a round, and one has no id." => "give each an `id`";
    AMBIGUOUS_INTERVIEW Error "ambiguous-interview" "It cannot be told which interview is meant." => "name it by its id";
    INTERVIEW_REASON Warning "interview-reason" "An interview did not come about, and nothing says why." => "add `reason`";
    UNLISTED_ROLE Warning "unlisted-role" "A role that is not among those offered." => "roles decide how rounds hang together; write it the same each time";
    DUPLICATE_ROW Error "duplicate-row" "Two rows say something about the same." => "keep one of them";

    // Studies: answers
    SEVERAL_ANSWERS Error "several-answers" "An answer has more than one closed part." => "keep one of `choice`, `choices`, `value` and `records`";
    ANSWER_AND_MISSING Error "answer-and-missing" "An answer is given and said to be missing." => "keep one of them";
    ANSWER_TYPE Error "answer-type" "An answer of another type than the question asks for." => "write it as the question asks";
    NO_SUCH_TALK Error "no-such-talk" "An answer to an interview that has no questionnaire." => "give the interview or its round a questionnaire";
    OTHER_QUESTIONNAIRE Warning "other-questionnaire" "An answer to a question that the talk's questionnaire does not ask." => "it is kept; let the interview name the questionnaire that asked it";
    MARK_OUTSIDE Error "mark-outside" "A mark that ends outside the notes, or before it begins." => "count the characters again; the end is not included";
    MARK_TEXT Error "mark-text" "A mark whose text is not what stands there." => "mark the passage again";

    // Studies: evidence and judgement
    NO_SOURCE Warning "no-source" "Evidence without a source." => "add `interview`, `source` or `where`";
    UNKNOWN_TIME Warning "unknown-time" "Evidence as of what is neither a date nor a round." => "write a date, or the id of a round";
    UNUSED_EVIDENCE Warning "unused-evidence" "Evidence that nothing rests on." => "attach it to a rating or factor, or leave it for later";
    RATING_VALUE Error "rating-value" "A rating that is none." => "write 0, 1, 2, 3, \"U\" or \"N\"";
    RATING_LEVEL Error "rating-level" "An indicator or factor of a unit rated for the organisation, or the other way round." => "rate it where it belongs";
    DUPLICATE_RATING Error "duplicate-rating" "The same rater rated the same twice." => "keep one; another rater's row names its `rater`";
    DERIVED_REASON Error "derived-reason" "A reason that only the program gives." => "leave the row out; an indicator without a rating is unknown";
    UNLISTED_REASON Warning "unlisted-reason" "A reason that the model does not list." => "take a listed one, so that reasons can be counted";
    ZERO_WITHOUT_REASON Warning "zero-without-reason" "A 0 without a reason." => "add `reasons`; \"reason not given\" is one";
    LEFT_OUT_WITHOUT_REASON Warning "left-out-without-reason" "An N without a reason." => "add `reasons`";
    CROWDED_PASSAGE Warning "crowded-passage" "A passage that more than three ratings of a unit in a round rest on." => "look at it again: attach to each rating what was said about just that";
    NO_EVIDENCE Warning "no-evidence" "A rating that rests on no evidence." => "add `evidence`";

    // Studies: what goes with it
    DEFINITION_MISMATCH Error "definition-mismatch" "A stored definition is another than its row says." => "let `kind`, `id` and `version` be those of the text";
    BROKEN_DEFINITION Error "broken-definition" "A stored definition has errors." => "take the text as it was when the study used it";
    DEFINITION_DIFFERS Warning "definition-differs" "A stored definition has another text than the one known by its id and version." => "the study's own text is used here";
}
