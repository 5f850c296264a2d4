# What an instrument can tell: questionnaires, what they inform, what two rounds can be compared on.

question-document = From a document or register: note which one, and where in it.

# One line each on the command line and on the screen.
instrument-units = Departments
instrument-organisation = The organisation
instrument-indicators = { $informed } of { $all } indicators informed
instrument-factors = { $informed } of { $all } success factors informed
instrument-completed = completed phases: at most { $account } by own account, { $proven } proven
instrument-complete = can be complete: { $account }; proven: { $proven }
instrument-missing = no question about: { $names }
instrument-factors-missing = no question about the success factors: { $names }
instrument-compared = { $from } and { $to } compared
instrument-common = both ask about { $common } of { $union } indicators, a verdict needs { $needed }: { $verdict ->
        [yes] possible
       *[no] no verdict possible
    }
instrument-other-role = Where another role speaks, only what both rounds have documents on is compared: { $verdict ->
        [yes] a verdict is possible
       *[no] no verdict is possible
    }.
instrument-only = only { $round } asks about: { $names }
instrument-neither = neither asks about: { $names }
instrument-hardly = { $from } and { $to } can hardly be compared: both ask about { $common } of { $union } indicators, and a verdict needs { $needed }.
instrument-hardly-why = What one round leaves out can only be compared with documents on it from both.
instrument-hardly-more = { $key } on the first screen shows what each round can tell.

# The screen of the questionnaires.
questionnaires-title = Questionnaires: what they can tell
questionnaires-all = Questionnaires of the study
questionnaires-none = None yet. Questionnaires come with the instrument of a study, or are taken in with “nulmeting import”.
questionnaires-beside = Rounds that use “{ $title }” beside their own
questionnaires-rounds = Rounds
questionnaires-choose = Select a questionnaire first.
questionnaires-in-all = Every round asks with this questionnaire already.
questionnaires-questions = { $count ->
        [one] 1 question
       *[other] { $count } questions
    }
questionnaires-findings = { $count ->
        [one] 1 finding
       *[other] { $count } findings
    }
questionnaires-finding = line { $line }: { $what }
questionnaires-sound = Nothing is wrong with it.
questionnaires-round = { $round }: { $names }
questionnaires-phases = Phases
questionnaires-most = { $account } at most, { $proven } proven
questionnaires-nothing = –
questionnaires-can-proven = complete
questionnaires-can-account = unproven
questionnaires-can-never = never
questionnaires-legend = 2/3: indicators asked about, of all · complete: could be said to be, and be proven · unproven: could be said to be complete by own account only · never: whatever is answered, too little is asked
questionnaires-cell-proven = Can be said to be complete, and be proven.
questionnaires-cell-account = Can be said to be complete by own account only.
questionnaires-cell-never = Can never be said to be complete: too little is asked.
questionnaires-core = { $name } *
questionnaires-core-legend = * core: a cell cannot be complete without it
questionnaires-missing = no question about: { $name }
questionnaires-no-question = No question is about it.
questionnaires-highest = At most { $account } by own account, { $proven } proven. Questions about it:
questionnaires-capped = proven { $level } at most: { $name }
questionnaires-document = from a document
questionnaires-derived = Follows from the indicator “{ $name }”.
questionnaires-whole = All fields
questionnaires-field = Completed phases: at most { $account } by own account, { $proven } proven.
questionnaires-set = { $common } of { $union } indicators in both, { $needed } needed: { $verdict ->
        [yes] a verdict is possible
       *[no] no verdict possible
    }
questionnaires-same-person = That holds where the same person speaks, or another one in the same role and team.
questionnaires-both = Both rounds ask about
questionnaires-only = Only { $round } asks about
questionnaires-neither = Neither asks about

# Its keys.
do-questionnaires = questionnaires
help-questionnaires = Shows the questionnaires, what each round can tell by them, and what two rounds can be compared on
place-questionnaires = Questionnaires
place-rounds = List of rounds
