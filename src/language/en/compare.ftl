# Comparing rounds: links set by hand, the choice of rounds, series, sensitivity.

do-set-link = set link
help-set-link = Sets by hand how the talks of a unit in the two rounds hang together, with the reason
link-form = How the talks hang together: { $unit }
link-as-proposed = as proposed ({ $link })
link-proposed = Proposed from the records: { $link }. What you set counts in its place and is shown as set by hand.
link-proposed-by = Proposed from the records: { $link } – { $basis }. What you set counts in its place and is shown as set by hand.
link-set = set by hand, because: { $reason }
link-proposal = Proposed was { $link }
link-kept = The link is set by hand. u takes it back.
link-removed = The link is as proposed again. u takes this back.
do-choose-rounds = rounds
help-choose-rounds = Chooses which two rounds are compared
rounds-form = Which rounds to compare
rounds-earlier = Earlier round
rounds-later = Later round
rounds-same = A comparison needs two different rounds.

# A series of rounds, as tables.

series-table-title = { $study } · { $rounds }
series-table-base = Base: { $count } { $units } in { $rounds } rounds.
series-table-points = Phases in every round
series-table-points-base = Completed phases, at least–at most, and how the field reads so far. The order is no ranking.
series-table-steps = From round to round
series-table-between = Between
series-table-round = Round

# A series of rounds, on screen.

do-show-series = all rounds
help-show-series = Shows all rounds in a row, unit by unit
place-series = All rounds in a row
series-title = All { $rounds } rounds in a row · { $view }
series-legend = 0 to { $total } phases completed · ●━● at least, at most · ○ earlier · no ranking
series-one-round = There is one round so far: a series begins with the second.
series-since = since the round before
series-whole = first → last
series-steps = From round to round
series-step = { $from } → { $to }
series-field = { $field }: { $verdict }
series-told = since the round before { $link } { $verdict }
