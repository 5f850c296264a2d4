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
legend-open = ≈ not all rated, open
legend-surely-not = × not all rated, yet surely not complete
legend-surely = + not all rated, yet surely complete
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
