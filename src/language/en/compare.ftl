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
series-title = { $rounds ->
    [1] One round
    [2] Both rounds in a row
   *[other] All { $rounds } rounds in a row
 } · { $view }
series-legend = 0 to { $total } phases completed · ●━● at least, at most · ○ earlier · no ranking
series-one-round = There is one round so far: a series begins with the second.
series-since = since the round before
series-whole = first → last
series-steps = From round to round
series-step = { $from } → { $to }
series-field = { $field }: { $verdict }
series-told = since the round before { $link } { $verdict }

# How far results hang on what could be chosen otherwise.

do-show-sensitivity = sensitivity
help-show-sensitivity = Shows what would change at other thresholds, and without ratings for which one witness alone speaks
place-sensitivity = How far results hang on thresholds and witnesses
sensitivity-title = What would be otherwise · { $round } · { $view }
sensitivity-heading = What would be otherwise
sensitivity-base = At other thresholds of the model, and where ratings for which one witness alone speaks are left out as unknown. There is no round before to compare with.
sensitivity-base-before = At other thresholds of the model, and where ratings for which one witness alone speaks are left out as unknown. Verdicts compare with { $before }; they know no threshold.
sensitivity-scored = As scored
sensitivity-without = Without single testimonies
sensitivity-left = { $left } of { $rated } ratings left out
sensitivity-nothing = nothing changes
sensitivity-field = { $field }: { $phases }
sensitivity-situation = situation: { $situation }
sensitivity-verdict = verdict: { $verdict }
sensitivity-at = At { $threshold }: { $changes }
sensitivity-without-those = Without the { $left } of { $rated } ratings on one testimony: { $changes }

# Several versions of the model in one study.

versions-joined = The study holds versions { $present } and { $other } of the model. { $alike } of { $total } indicators are described alike, under this or a former name; only they are compared. Left out: { $apart }. Gone since: { $dropped }.
versions-none = none
compare-ground = Stands on { $from } → { $to }: { $common } of { $asked } questions were asked before as well; both rounds can inform { $informed } of { $defined } indicators.
compare-ground-renamed = { $ground } Renamed since: { $renamed }.
compare-grounds = What it stands on, { $total } units
compare-ground-none = no questionnaire

# What to do about what is to be kept in mind.

warning-advice-young-mandate = What could be done in that time is little: read a 0 as not yet, and ask again in the next round.
warning-advice-reorganisation = Check that both talks are about the same tasks and people; if not, set the link to R3.
warning-advice-self-report-only = Ask for a document or a number, or somebody of another team, for what counts most; the view proven shows where.
warning-advice-superior-in-one-round-only = What was said with a superior at the table may be more careful: hold both talks side by side, and talk once without.
warning-advice-changed-instrument = Only what both questionnaires ask, or documents show, is compared; use one questionnaire for the next round.
warning-advice-changed-model = Only what the versions describe alike is compared; rate the earlier round anew by the present version where it matters.
