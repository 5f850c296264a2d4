# Texts of the screen `result`.

result-title = { $unit } · { $round } · { $view }
result-phase = { $number } { $phase }
result-place = { $field } · { $phase }
result-cell = { $word } { $rated }/{ $applicable }
result-cell-tentative = ≈ { $word } { $rated }/{ $applicable }
result-cell-proven = ↓ proven: { $word }
result-cell-account = ↑ account: { $word }
result-proven-is = ↓ proven: { $what }
result-account-is = ↑ by own account: { $what }
result-legend = 2/3: rated of applicable · ≈ not all rated · ↓ less is proven
result-core = *
result-quoted = “{ $name }”
result-interview = Interview: { $facts }
result-no-interview = No interview in this round.
result-not-there = This unit did not exist in this round.
result-phases = Completed phases
result-phases-missing = { $phases } ({ $count ->
    [one] one indicator open
   *[other] { $count } indicators open
}: ask { $ask })
result-reading = so far: { $reading }
result-skipped = phase { $later } before phase { $earlier }
result-out-of-scope = Not in scope: fewer than half of its indicators apply.
result-unknown = { $count ->
    [0] everything is rated
    [one] one indicator is not known
   *[other] { $count } indicators are not known
}
result-common = All fields
result-no-common = cannot be said: too few fields are in scope
result-situation = Situation
result-perhaps = perhaps: { $what }
result-contact = Contact
result-no-contact = Not recorded for this round.
result-contact-line = with residents: { $residents } · with { $group }: { $migrants }
result-contact-residents = Contact with residents
result-contact-group = Contact with { $group }
result-group = people with a migration background
result-factors = Success factors: present { $present }, partly { $partly }, absent { $absent }, unknown { $unknown } of { $total }
result-of-indicator = from the rating
result-contradicted = evidence on both sides
result-initiatives = Initiatives ({ $count })
result-not-mentioned = not mentioned
result-because = because of the project
initiative-formerly = formerly: { $title }
result-was = { $round }: { $fate }

phases-none = in phase 1
phases-some = { $count ->
    [1] phase 1 completed, in phase 2
    [2] phases 1 and 2 completed, in phase 3
   *[other] phases 1 to { $count } completed, in phase { $next }
}
phases-completed = { $count ->
    [1] phase 1 completed
    [2] phases 1 and 2 completed
   *[other] phases 1 to { $count } completed
}
phases-all = { $count ->
    [1] the one phase completed
    [2] both phases completed
    [3] all three completed
    [4] all four completed
   *[other] all { $count } phases completed
}
phases-range = at least { $low }, at most { $high }
phases-unknown = cannot be said yet
reading-all = all phases complete
reading-phase = phase { $number } { $word } ({ $rated }/{ $applicable })

situation-none = None can be told: what it goes by does not apply here.
situation-possible = Possibly: { $situation }
situation-with = { $situation } + { $addition }
situation-perhaps-with = { $situation } (perhaps + { $addition })
situation-either = Either “{ $one }” or “{ $other }”
situation-unknown = Cannot be said yet.
situation-ask = Cannot be said yet; ask { $ask }.

value-unknown = ?
value-not-applicable = –
value-unknown-long = unknown
value-not-applicable-long = does not apply

# Why

why-indicators = Indicators (* core)
why-inherited = Of the organisation: shown here, not counted
result-contested = contested in the feedback talk
result-contested-in = contested in the feedback talk: { $parts }
why-inherited-one = of the organisation, not counted in the unit
why-core = core indicator
why-derived = { $why } (derived)
why-not-applicable = Nothing of it applies here; it stands in nobody's way.
why-complete = Complete{ $unknown ->
    [0] .
   *[other] , whatever the unknowns turn out to be.
}
why-not-complete = Not complete: the points do not suffice{ $unknown ->
    [0] .
   *[other] , whatever the unknowns turn out to be.
}
why-core-below = Not complete: { $count ->
    [one] the core indicator { $names } is
   *[other] the core indicators { $names } are
} below 2.
why-open = Open: whether it is complete depends on what is not known.
why-points = { $low } of { $most } points; { $needed } and every core indicator (*) at 2 are needed.
why-points-range = { $low } to { $high } of { $most } points are possible; { $needed } and every core indicator (*) at 2 are needed.
why-ask = Not known: { $names }. Ask { $ask }.
why-phases = Completed are the leading phases that are complete or do not apply.
why-cells = Its phases
why-sensitivity = At another threshold for complete
why-value = Value
why-derived-value = { $value } – derived: { $why }
why-single-source = { $level }: one source only; a second, independent one or a document or number would close the gap
why-no-document = { $level }: no document or number; one would close the gap
why-all-units = It rests only on words about all units at once.
why-set-aside = The rating { $value } that was given is set aside.
why-reasons = Reason
why-note = Remark
why-rater = Rater
why-evidence = Evidence ({ $count })
why-no-evidence = No evidence is attached.
why-evidence-missing = The evidence { $id } is not among these records.
why-evidence-title = Evidence { $id }: { $kind }
why-against = Against: { $text }
why-side-against = speaks against what it is attached to
why-side = Side
why-about = About
why-about-all = about all units
why-speaker = { $role } ({ $respondent })
why-who = Who
why-interview = Interview
why-question = Question
why-from = Source
why-where = Where
why-as-of = Speaks of
why-used = What rests on it ({ $count })
why-use = { $what }: { $value } · { $unit }, { $round }
why-field = Field
why-because = Because of the project
why-fate = What became of it
why-rules = How it is rated
why-counts = Counts
why-counts-not = Does not count
why-borderline = Borderline
why-source = Source
why-factor = success factor
why-of-indicator = { $value } – from the rating of this indicator:
why-contradicted = Evidence on both sides: { $for } for, { $against } against.
why-situation-one = Nothing else is left:
why-situation-several = What is not known leaves these:
why-facts = What decides it
why-flags = Also
why-fact = { $what }: { $value }
why-half = Reached from { $needed } of { $most } points on ({ $fraction }); { $low } to { $high } are possible.
why-units = Alphabetical, line and staff apart; no ranking.
why-units-of = { $what }, { $kind } ({ $count })

fact-reason = Reason given for “{ $indicator }”
fact-reason-any = Reasons given
fact-kind = Kind of unit
fact-role = Role of the person talked to
fact-tally = { $test }: { $kind }
fact-counts = yes { $yes }, open { $open }, no { $no } of { $base }
tally-kind-line = line units
tally-kind-staff = staff units
tally-kind-any = all units
condition-is = “{ $what }” is { $values }
condition-at-least = “{ $what }” is at least { $values }
condition-and = and
condition-or = or
condition-not = not: { $part }
condition-part = ({ $part })

scale-given = ●
scale-proven = ↓

# All units

organisation-phases = Phase
organisation-row = The whole organisation
organisation-tentative = ≈ { $what }
organisation-line = line units
organisation-staff = staff units
organisation-begun = begun or more
organisation-largely = largely or more
organisation-known = known, of { $total }
organisation-situation = Situation: { $situation }
organisation-legend = { $short } { $word }
organisation-tests = Units by test
organisation-by-kind = line: { $line } · staff: { $staff }
organisation-counts = How many units are how far
organisation-count = { $phase }: begun or more { $begun } of { $known } known, largely or more { $largely } of { $known }, { $unknown } unknown
organisation-count-lone = begun or more { $begun } of { $known } known, largely or more { $largely } of { $known }, { $unknown } unknown
legend-proven = ↓ less is proven
legend-account = ↑ more by own account
sign-tentative = ≈
sign-proven = ↓
sign-account = ↑

# Two rounds

compare-title = { $from } → { $to } · { $view }
compare-link = { $link } { $meaning }
compare-link-R0 = same person, same role
compare-link-R1 = other person, same role
compare-link-R2 = same team, another role
compare-link-R3 = team or unit changed
compare-link-R4 = an interview is missing
compare-set = set by hand, because: { $reason }; proposed was { $proposed }
compare-basis = { $basis }: { $persons }
compare-persons = { $earlier }, then { $later }
compare-because = { $link } – { $basis }
compare-verdict = { $verdict }: { $reason }
compare-verdict-line = Verdict: { $verdict } · { $sums }
compare-sums = { $common } of { $union } indicators compared, { $both } rated in both; change { $least } to { $most }, counts from { $m } on
compare-field = { $verdict } ({ $common } of { $union } can be compared)
compare-field-sums = { $verdict } ({ $common } of { $union } compared; change { $least } to { $most }, counts from { $m } on)
compare-basis-of = { $common } of { $union } indicators can be compared, { $both } of them are rated in both rounds
compare-movement = Observed movement
compare-respondents = Difference between respondents
compare-units = Difference between units
compare-nothing-observed = Nothing was seen in both rounds: there is no interview in one of them.
compare-observed = { $name }, on { $n } of { $defined } indicators, in { $fields } of { $all-fields } fields: { $up } higher, { $same } the same, { $down } lower{ $carried ->
    [0] {""}
   *[other] ; { $carried } more rest on the same evidence in both
}
compare-observed-short = { $n }/{ $defined }: +{ $up } ={ $same } −{ $down }
compare-observed-bare = { $n }: +{ $up } ={ $same } −{ $down }
compare-reads = { $observed }. Reads tentatively as { $reading }.
compare-warning = { $warning }: { $about }
compare-warnings = Keep in mind: { $warnings }
compare-event = { $date } { $text }
compare-seen = seen in both
compare-seen-long = Seen in both
compare-mind = Keep in mind
compare-kind = {" · "}{ $kind }
compare-comparable = { $comparable } of { $total } comparable
compare-whole-hint = Enter: how many can be compared, what became of initiatives, and what happened between the rounds.
compare-legend = ○ earlier ● later round · ●━● at least, at most · + higher = same − lower
compare-links = How the talks of { $total } units hang together
compare-verdicts = Verdicts on { $total } units
compare-fates = What became of { $total } initiatives
compare-events = What happened between the rounds
compare-no-events = Nothing is recorded.
compare-predecessor = in the earlier round: { $unit }
compare-by-field = By field
compare-not-there = not there in this round
compare-indicators = Indicators
compare-indicators-legend = earlier → later, and the change where it was rated in both rounds on evidence that is not the same
compare-values = { $from } → { $to }
compare-same = =
compare-carried = carried over
compare-carried-long = Carried over: both ratings rest on exactly the same evidence, so they cannot differ.
compare-fate = { $title } ({ $from } → { $to })
compare-level = { $level } – { $text }
basis-other-team = another team
basis-team-stated-once = a team is stated in one round only; stating it in both may better the link
basis-nobody-named = an interview does not say who took part
basis-unit-changed = the unit was split, merged or took another's place
result-recommendations = Recommended ({ $count })
result-recommendations-open = Possible, depending on what is not known ({ $count })
why-recommended = Recommended, because this holds whatever the unknowns turn out to be:
why-possible = Possible: only what is not known is in the way. It is recommended where:
why-rule-source = Source: { $source }
organisation-contacts = Contact with people with a migration background beside own initiatives ({ $units } units)
organisation-contacts-note = Own initiatives that were decided, tried, run or stopped in this round. Counts, not a connection.
organisation-named = Who names whom ({ $asked } units named others as important for this theme)
organisation-named-by = { $unit }: named by { $count } of { $asked } others
organisation-names-itself = names itself
