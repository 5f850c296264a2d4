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
