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
home-next-round = make a round (n)
home-next-unit = add the units to interview (u)
home-next-resume = go on with { $unit }, { $round } (Enter)
home-next-hold = hold { $unit }, { $round } (Enter)
home-next-rate = rate { $unit }, { $round } (a)
home-next-compare = compare the rounds (c)
home-begin = There is no interview with { $unit } in { $round } yet. Make one and begin?
home-begin-again = The interview with { $unit } in { $round } is { $status }. Hold it after all?
home-no-round = There is no round yet. Make one first (n).
home-no-unit = There is no unit yet. Add one first (u).
home-no-questionnaire = { $round } has no questionnaire for this. Choose one for the round (n).
home-one-round = A comparison needs two rounds.
home-compare-with = Compare { $round } with
home-leave = Leave the program? Everything is kept; next time it opens here.
home-find = Find a unit
home-events = What happened (v)
