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
instrument-on-paper = from documents { $count }
instrument-other-role = Where another role speaks, only what both rounds have documents on is compared: { $verdict ->
        [yes] a verdict is possible
       *[no] no verdict is possible
    }.
instrument-only = only { $round } asks about: { $names }
instrument-neither = neither asks about: { $names }
instrument-hardly = { $from } and { $to } can hardly be compared: both ask about { $common } of { $union } indicators, and a verdict needs { $needed }.
instrument-hardly-why = What one round leaves out can only be compared with documents on it from both.
