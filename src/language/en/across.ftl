# One indicator or factor in all units of a round.

across-title = Across the units · { $round }
across-units = Units: { $rated } of { $all } rated, { $open } to rate
across-name = { $name } · { $place } · { $at }/{ $all }
across-factor = success factor
across-evidence = { $attached } of { $count } attached · { $unit }
across-beside = { $unit }: { $value }
across-nothing-said = Nothing was said, seen or written on this.
across-nothing-to-rate = Nothing is left to rate in this round: { $back } goes back.
across-no-units = No unit existed in this round. [ and ] go to another round.
across-find-target = Which indicator or success factor?
assess-not-across = The organisation is rated once in a round; there is nothing beside it.

place-across = Across the units
do-across = across
help-across = Rates one indicator in all units of the round, evidence side by side
do-next-open = next open
help-next-open = To the next unit without a rating; behind the last one to the next indicator that has one
do-earlier-target = earlier
help-earlier-target = To the indicator or factor before
do-later-target = next
help-later-target = To the next indicator or factor
do-find-target = indicator
help-find-target = Finds an indicator or factor by typing a part of its name
do-open-unit = unit
help-open-unit = Opens the assessment of this unit at the same place

# How an indicator or factor is rated in this study.

rule-line = Rule: { $text }
rule-title = Coding rule: { $target }
rule-field = Rule
rule-help = How it is rated in this study, in all units and rounds. Shown with the scale; empty removes it.
do-coding-rule = coding rule
help-coding-rule = Writes down how this is rated in this study; the rule is shown with the scale from then on

# What one piece of evidence carries.

assess-carries = carries { $count }
assess-warn-carries = { $evidence } carries { $count } ratings of this unit: is each of them said in it?
assess-one-too-many = { $evidence } now carries { $count } ratings of this unit in this round. Is each of them said in it?

# What is to be checked, and the coding rules, as documents.

rules-none = No coding rule is written down yet.
rules-factors = Success factors
rules-gone = Not in this version of the model
findings-none = Nothing is to be checked.
findings-proposed = { $value }, proposed { $proposed } by { $question } in { $interview }
findings-heading = { $what }: { $count }
findings-carries = { $count } ratings
finding-open = Not rated yet
finding-proposal = A closed answer proposes something else
finding-no-evidence = Rated above 0 without evidence
finding-all-units = Above 1 only on statements about all units
finding-contradicted = Evidence for and against, and not rated unknown
finding-carries-many = Evidence that carries more than three ratings of a unit
finding-unused = Evidence that no rating rests on

# The page of what is to be checked, and the keys on evidence.

findings-title = To check · { $round }
place-findings = To check
do-findings = to check
help-findings = Lists what is to be checked in the round: open ratings, proposals that differ, ratings and evidence on their own
do-open-finding = go there
help-open-finding = Goes to the place in the assessment of the unit
do-earlier-kind = kind before
help-earlier-kind = To the first finding of the kind before
do-later-kind = next kind
help-later-kind = To the first finding of the next kind
do-turn-side = for or against
help-turn-side = Says that it speaks against, or for, what it is attached to
do-about-all = all units
help-about-all = Says that it is about all units, or about this one
assess-no-evidence-yet = This is no evidence yet: Space makes evidence of it.
assess-now-for = It speaks for what it is attached to.
assess-now-against = It speaks against what it is attached to.
assess-now-all = It is about all units and stands with each of them; a rating above 1 on it alone is marked.
assess-now-unit = It is about this unit.
assess-speaks-for = + for
assess-speaks-against = − against
assess-evidence-against = Evidence: { $count }, { $attached } attached, { $against } against
across-evidence-against = { $attached } of { $count } attached, { $against } against · { $unit }

# Documents.

assess-source-title = Which source is it from?
assess-source-new = another source
do-new-document = document
help-new-document = Enters a document or number, with a source that is known or another one
