# Units and rounds.

home-title = { $study } · { $organisation }
home-unit = Unit
home-organisation = The organisation as a whole
home-none = –
home-several = { $count } interviews
home-answered = { $status } { $answered }/{ $questions }
home-rated = { $count ->
    [one] { $count } rating
   *[other] { $count } ratings
}
home-cell = { $unit }, { $round }
home-next = Next:
home-next-round = make a round ({ $keys })
home-next-unit = add the units to interview ({ $keys })
home-next-resume = go on with { $unit }, { $round } ({ $keys })
home-next-hold = hold { $unit }, { $round } ({ $keys })
home-next-rate = rate { $unit }, { $round } ({ $keys })
home-next-compare = compare the rounds ({ $keys })
home-next-missed = compare the rounds ({ $compare }), or hold { $unit }, { $round }, after all ({ $keys })
home-next-go = arrow keys, then { $keys }
home-begin = There is no interview with { $unit } in { $round } yet. Make one and begin?
home-begin-again = The interview with { $unit } in { $round } is { $status }. Hold it after all?
home-no-round = There is no round yet. Make one first (n).
home-no-talk = There is no interview here yet.
home-no-unit = There is no unit yet. Add one first (u).
home-no-questionnaire = There is no questionnaire for { $unit } in { $round }. The list of rounds (n) says which ones are used.
home-one-round = A comparison needs two rounds.
home-compare-with = Compare { $round } with
home-first = First steps
home-first-study = name the study, and say what the questions leave open
home-first-units = add the units to interview
home-first-rounds = see the rounds, and give them their dates
home-first-hold = on a unit and a round: hold the interview
home-first-rate = rate what was said; r shows the result, c compares two rounds
home-first-help = shows the keys of every screen
home-leave = Leave the program? Everything is kept; next time it opens here.
home-find = Find a unit
home-events = What happened (v)
