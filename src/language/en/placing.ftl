# What a talk leaves to be placed.

placing-title-bare = To be placed
placing-title = To be placed · { $unit } · { $round }
placing-which = The question that the thought belongs to
placing-undone = Taken back.
placing-nothing = Everything of this talk is in its place.
placing-put = Kept on question { $number }.
placing-moved = Kept: { $sheet }.
placing-parked = Parked thoughts: { $count }
placing-parked-keys = Enter: put it on a question · i own observation · . background · d removes it
placing-flagged = To come back to: { $count }
placing-flagged-keys = Enter: go there · v it is a quote · d done, nothing to come back to
placing-offered = In quotation marks: { $count }
placing-offered-keys = v it is a quote · Enter: go there · d leave it as it is
placing-unasked = Not asked: { $count }
placing-unasked-keys = Enter: go there · - not asked · a no answer · w does not know · x does not apply
placing-off-path = Answered and off the path now: { $count }
placing-off-path-keys = Kept; they count again when an answer brings the question back. Enter: go there
