# The units of a round side by side, initiatives over all rounds, and the timeline: on screen and on the command line.

board-grouping-kind = Put together by kind.
board-grouping-programme = Put together by programme, within each kind.
board-base = Base: { $count } { $units }, { $line } line and { $staff } staff.
board-map = Heat map
board-counted = Counted, never averaged; ≠: evidence for and against.
board-ranges = “2–5 of 9”: surely 2, at most 5 of 9; ratings that are still unknown decide.
board-signs = ? unknown   – n/a   ≠ evidence for and against
board-value-absent = absent
board-value-partly = partly
board-value-present = present
board-value-unknown = ?
board-value-n-a = –
board-phases = How many phases are completed
board-count = { $low } of { $base }
board-range = { $low }–{ $high } of { $base }
board-or-more = { $count } or more
board-all-phases = All { $count }
board-outside = Not in scope
board-units = Units
board-contacts = Contact beside own initiatives
board-contact = Contact
board-none = None
board-some = One or two
board-many = Three or more
board-named = Who names whom
board-named-base = Base: { $asked } named others as important for this theme. Naming oneself is not counted.
board-named-by = Named by
board-by = By whom
board-names = Names
named-yes = ●
named-itself = ○
named-no = -
named-nobody = { "" }
named-legend = ● named · ○ named itself · - named others, not this one · empty: not asked, or named nobody. Columns by the numbers of the rows.
legend-signs = not all rated: ≈ open, × surely not complete, + surely complete
sign-surely-not = ×
sign-surely = +

fates-title = { $study } · Initiatives over all rounds
fates-base = Base: { $count } initiatives of which something was recorded; { $others } of them belong to other bodies.
fates-baseline-base = How far they were when they were told of.
fates-later-base = What became of those told of in { $round }; and those first told of since.
fates-from-baseline = Told of in the baseline
fates-since = First told of since
fates-told = Told
fates-each = Each initiative
fates-each-base = –: nobody spoke of it in that round, which says nothing of how far it is.
fates-initiative = Initiative
stand-planned = planned
stand-begun = begun
stand-running = running
stand-standard = standard
stand-stopped = stopped
stand-never-begun = never begun
stand-unknown = not known

timeline-of = { $study } · Timeline
timeline-base = { $rounds } rounds, { $events } events. A year stands before its months, a month before its days: nothing more is known of it. An event concerns all units where it names none.
timeline-date = Date
timeline-round = Round
timeline-what = What
timeline-effect = Effect
timeline-of-units = { $event } ({ $units })
timeline-begins = { $round } begins: { $completed } of { $talks } talks held
timeline-ends = { $round } ends
timeline-talks = { $count ->
    [one] a talk: { $units }
   *[other] { $count } talks: { $units }
}
timeline-no-span = { $round }: no days are recorded; { $completed } of { $talks } talks held.
timeline-undated = { $round }: { $undated ->
    [one] one talk has no day.
   *[other] { $undated } talks have no day.
}

board-factors = Success factors of { $units } units: counted, never averaged
board-factor = Factor
board-own-factors = The organisation's own
board-spread = How many of { $units } units have completed how many phases
board-spread-lone = How many of { $units } units are complete
board-all-units = all units
board-outside-of = Not in scope: { $fields }
board-only = The only one left
board-possible = One of several
board-ruled-out = Ruled out
board-contradicted = { $value }, evidence for and against
board-group = { $kind } · { $programme }
board-standing = , { $state }
board-nobody-named = Nobody was asked, or nobody named others.

fates-legend = dec. decided or an idea · beg. tried out · runs · std. standard · stop. · nev. never begun · ? not known or not spoken of
fates-short-told = told
fates-short-planned = dec.
fates-short-begun = beg.
fates-short-running = runs
fates-short-standard = std.
fates-short-stopped = stop.
fates-short-never-begun = nev.
fates-short-unknown = ?
fates-in-baseline = { $round }: how far they were
fates-from-baseline-in = { $round }: what became of those told of in the baseline
fates-since-in = { $round }: first told of since the baseline
fates-unit = Unit
fates-all = All
fates-each-of = Each initiative: { $rounds }

timeline-event = { $effect } – { $event }
timeline-empty = Nothing with a date is recorded.

do-map = map
help-map = The heat map: units × cells
do-factor-board = factors
help-factor-board = The factor board: success factors counted, and units × factors
do-phases = phases
help-phases = How many units have completed how many phases, and in which situations they are
do-fates = initiatives
help-fates = What became of initiatives from the baseline to every later round
do-nominations = contact
help-nominations = Contact beside initiatives, and who names whom
do-grouping = programme
help-grouping = Puts units together by programme within their kind, or by kind only
do-timeline = timeline
help-timeline = Shows rounds, talks and events in the order of time
place-timeline = Timeline
