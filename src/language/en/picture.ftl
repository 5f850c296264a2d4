# Pictures, and the presentation for a room.

picture-no-feedback = No feedback talk recorded yet: { $count } { $units }.
picture-not-named = Not named, since no feedback talk is recorded yet: { $count } { $units }.
picture-left-out = Left out, since the name would follow from the others: { $count } { $units }.
picture-contested = A part of this result is contested.
picture-field-verdict = { $verdict } ({ $common }/{ $union })
picture-link-set = { $link } (set by hand)
picture-observed = { $name }: on { $n } of { $defined } indicators, { $up } higher, { $same } the same, { $down } lower
picture-no-ranking = Units stand in the order of their names, line and staff apart. This is no ranking.
picture-no-ranking-numbers = Those named stand in the order of their names, the others by a number without a meaning; line and staff apart. This is no ranking.
picture-mind-all = Keep in mind for all: { $warnings }
picture-legend = What the signs mean
picture-phases = Completed phases
picture-earlier = earlier round: { $round }
picture-later = later round: { $round }
picture-range = at least, at most: ratings that are still unknown decide
picture-unknown = cannot be said yet
picture-shift = a shift of phase that nothing unknown can undo
picture-numbers = (4/11): four of the eleven indicators that apply can be compared
picture-field-line = { $field }: { $earlier }; later { $later }; { $verdict }
picture-field-lone = { $field }: { $verdict }
picture-unit-title = { $unit } · { $round }
picture-interviewed = interviewed in this round
picture-not-interviewed = not interviewed in this round
picture-basis = 2/3: rated, of those that apply
picture-begun = Begun or further, of those known
picture-unit-base = Base: { $rated } of { $indicators } indicators known.
