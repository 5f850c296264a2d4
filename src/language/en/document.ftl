# Reports: chapter, sheet of a unit, account for the council.

doc-chapter-title = { $study }: results of the interview rounds
doc-unnamed-study = A study
doc-both = { $account }; proven: { $proven }
doc-contested = { $value } (contested)
doc-nothing-yet = Nothing is entered yet.

doc-method = Method
doc-method-model = Assessment model: { $model }.
doc-method-fields = Fields: { $names }.
doc-method-indicators = Indicators: { $indicators } for each { $unit }, { $own } for the organisation as a whole.
doc-method-scale = An indicator is rated 0 to 3, unknown (U) or not applicable (N), from what was said, seen, written or counted. An unknown may be anything from 0 to 3: whatever is stated here holds for every value that it can have, or is called open.
doc-method-both = Where the two differ, both are printed.
doc-method-conventions = Scale, thresholds, words and verdicts are conventions of the program nulmeting. They are the same for every unit and round.
doc-method-quotes = Quotes are printed only where whoever said them agreed to be quoted and approved the words. They are attributed in general terms. What was said in the background is left out.

doc-case = The case
doc-case-units = Base: { $count } { $units }, { $line } line and { $staff } staff.
doc-case-no-units = No { $units } are entered yet.
doc-rounds = Interview rounds
doc-rounds-base = Talked to: with at least one completed interview, of those that were there in the round. Completed: interviews, of all that are recorded.
doc-round = Round
doc-role = Role
doc-period = Period
doc-talked = Talked to
doc-talks = Completed
doc-units = The { $units }
doc-units-base = In the columns of the rounds: what became of each interview; a dash where none is recorded.
doc-kind = Kind
doc-programme = Programme
doc-events = What happened around it
doc-organisation-cells = The organisation's own cells

doc-by-unit = By { $unit }
doc-not-there = It was not there in these rounds.
doc-unit-talks = { $talks ->
    [0] No interview was completed.
    [one] One interview was completed.
   *[other] { $talks } interviews were completed.
}
doc-unit-known = Known: { $known } of the { $applies } indicators that apply, of { $all } in all.
doc-unit-nothing-applies = No indicator applies.
doc-feedback-none = No feedback talk is recorded.
doc-feedback-agreed = The result was talked over and agreed with.
doc-feedback-contested = The result was talked over and is contested as a whole.
doc-feedback-agreed-on = The result was talked over and agreed with ({ $on }).
doc-feedback-contested-on = The result was talked over and is contested as a whole ({ $on }).
doc-feedback-parts = Contested: { $parts }.
doc-matrix = Matrix
doc-no-heading = Under no heading
doc-ratings = Ratings: { $heading }
doc-evidence = Evidence: { $count } in all ({ $counts }).
doc-evidence-none = No evidence is entered.
doc-by-manager = manager
doc-by-employee = employee
doc-by-respondent = interview
doc-by-line = { $role }, line { $unit }
doc-by-staff = { $role }, staff { $unit }

doc-recommendation = Recommendation
doc-status = Status
doc-trigger = Trigger
doc-place = Place
doc-recommendations = Recommendations
doc-recommendations-base = By own account. Recommended: the trigger holds whatever the unknowns turn out to be. Possible: only unknowns are in the way.
doc-recommendations-none = No recommendation is triggered.
doc-recommendations-whole = Recommendations for the whole
doc-recommended = recommended
doc-possible = possible
doc-contact-migrants = Contact with the group that the study is about
doc-tally-most = { $test }: most of { $kind }
doc-tally-some = { $test }: some of { $kind }

doc-comparison = Comparison of two rounds
doc-comparison-none = No two rounds are compared here.
doc-comparison-of = { $from } is compared with { $to }. A verdict is given only where respondents, questions and ratings of both rounds allow it.

doc-figure-cells = { $round }: each cell of the matrix in a word, with its base.
doc-figure-compared = Completed phases by field: { $from } and { $to }.

doc-limits = Limits of comparability
doc-limit-no-talk = { $round }: no interview was completed with { $names }.
doc-limit-unknown = { $round }: unknown are { $part } of { $base } ratings that apply.
doc-limit-unproven = { $round }: { $part } of { $base } ratings that apply count less where proof is asked for.
doc-limit-agreement = { $round }: raters agree too little to rely on { $fields }.
doc-limit-feedback = { $round }: no feedback talk is recorded with { $names }.
doc-limit-quotes = { $round }: quotes held back, not agreed to or not approved: { $count }.
doc-limit-comparable = Comparable between the rounds: { $comparable } of { $count } { $units }.
doc-limit-no-mean = No number stands for the whole, and none for a unit: results are profiles, and units are not ranked.

doc-sources = Sources
doc-sources-none = No source is recorded.
doc-questionnaire = Questionnaire: { $name }.
doc-questionnaire-source = Questionnaire: { $name }. { $source }

doc-sheet-title = { $unit }: feedback sheet
doc-sheet-about = This sheet is for the unit itself: what was found in the interviews, to be talked over. Quotes on it are from its own interviews, and only words that whoever said them lets be shown here.
doc-sheet-standing = Where it stands: { $round }
doc-sheet-headings = By heading
doc-sheet-headings-base = Levels by own account, 3 the highest. Proven: what a second source, a document or a number bears out.
doc-sheet-level = Level { $level }
doc-sheet-unknown = Not known
doc-sheet-not-applicable = Does not apply
doc-sheet-proven = { $name } (proven: { $level })
doc-sheet-changed = What changed
doc-sheet-respondents = Respondents
doc-sheet-compared = Indicators that can be compared: { $compared }
doc-sheet-observed = Rated in both rounds on other evidence: { $n } of { $defined } indicators; { $up } higher, { $same } the same, { $down } lower
doc-sheet-observed-none = No indicator was rated in both rounds on other evidence.
doc-sheet-next = What to bring, whom to ask next
doc-sheet-bring = This counts less so far, since it is not proven. A document, a number or a second source would change that:
doc-sheet-bring-one = { $name }: { $why }
doc-sheet-ask = What is not known yet, by whom or what to ask:
doc-sheet-unknown-base = Base: { $count } indicators on which it depends whether a phase is complete.
doc-sheet-questions = The questions that would settle most of it:
doc-sheet-next-nothing = Nothing is missing that could change the result.
doc-sheet-possible = Possible, depending on what is not known yet: { $names }.

doc-talk-title = { $unit }, { $round }: what you told us
doc-talk-how = Reply to whoever interviewed you, in this file, by letter or on the phone. Nothing more is needed where all of it is right.
doc-talk-mark = Each text says how far it is. A quote is used only after you have approved it; without a reply it is not used.
doc-talk-quote = ☐ yes ☐ no · so far: { $state }
doc-talk-corrections = Corrections: ………………………………………………
doc-sheet-fates = What became of initiatives:
doc-figure-told = The same in words:

doc-council-title = { $study }: account to the council
doc-council-about = This account tells how far the municipality and its programmes are. It ranks nobody.
doc-council-quotes = Nobody is quoted.
doc-council-people = No count of people is printed: most are too small for it.
doc-council-context = Context
doc-council-programmes = By programme
doc-council-programmes-base = Results of { $round }. A name stands here only after a feedback talk; those without one are together at the end, apart from their programmes.
doc-council-no-programme = Without a programme
doc-council-unnamed = Not named
doc-council-distribution = Phases and their distribution
doc-council-distribution-base = Base: { $count } { $units }, by own account. Open: ratings that are still unknown decide.
doc-council-completed = { $count } completed
doc-council-open = open
doc-council-conventions = Scale, thresholds, words and verdicts are conventions of the program nulmeting.
doc-council-members = Programmes
doc-council-members-base = Base: all that belong to the programme. Named: those with a feedback talk on each round that is told of.
doc-council-named = Named
