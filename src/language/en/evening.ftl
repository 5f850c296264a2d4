# The sheet of the evening before a talk.

evening-heading = The evening before: { $unit }, { $round }
evening-title-bare = The evening before
evening-title = { $unit } · { $round } · the evening before
evening-talk = Interview
evening-not-arranged = not arranged yet
evening-when = When
evening-no-day = no day yet
evening-where = Where
evening-no-place = no place yet
evening-time = Planned time
evening-minutes = { $minutes } minutes
evening-no-time = none
evening-questionnaire = Questionnaire
evening-none = none
evening-who = Who takes part
evening-nobody = Nobody is entered yet.
evening-agreed = agreed to: { $what }
evening-not-agreed = has not agreed to the interview yet
evening-questions = Questions that settle most
evening-rule = Each unknown indicator of an open cell gives a question about it 1 point, a core indicator (*) 2, and twice that if it was unknown in “{ $round }” as well (°).
evening-rule-first = Each unknown indicator of an open cell gives a question about it 1 point, a core indicator (*) 2.
evening-question = { $number } · { $ask } ({ $points ->
    [one] one point
   *[other] { $points } points
})
evening-settles = { $cell }: { $what }
evening-perhaps = asked only if earlier answers call for it
evening-core = *
evening-old = °
evening-no-question = No question that is left to ask would settle anything that is open.
evening-no-questionnaire = There is no questionnaire for { $unit } in this round. The list of rounds says which ones are used.
evening-initiatives = Initiatives to follow up
evening-no-initiatives = No initiative of an earlier round waits to be followed up.
evening-initiative = { $state } in “{ $round }”
evening-left = Left over from “{ $round }”
evening-no-left = Left over from an earlier talk
evening-no-earlier = There was no earlier talk.
evening-left-nothing = Nothing was left unasked or flagged.
evening-left-question = { $number } · { $ask } – { $what }
evening-left-unasked = not asked
evening-left-flags = { $count ->
    [one] one passage to come back to
   *[other] { $count } passages to come back to
}
evening-unknown = What is unknown ({ $count ->
    [one] one indicator
   *[other] { $count } indicators
})
evening-open = Open cells: whether they are complete depends on these. * core · ° unknown in “{ $round }” as well
evening-open-first = Open cells: whether they are complete depends on these. * core
evening-nothing-open = No cell is open: nothing that is still unknown can change whether one is complete.
evening-names = This sheet says who people are: it is for you alone.
