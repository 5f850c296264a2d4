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
