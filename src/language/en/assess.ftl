# Rating a unit, or the organisation, in a round.

assess-title = Assess · { $unit } · { $round }
assess-no-unit-then = This unit did not exist in this round. [ and ] go to another round.
assess-evidence = Evidence: { $count }, { $attached } attached
assess-indicators = Indicators: { $rated } of { $all } rated, { $open } to rate
assess-factors = Success factors: { $rated } of { $all } judged, { $open } to judge
assess-no-evidence = No evidence yet. Press e to enter some.
assess-core-legend = * core
assess-cell = { $field } · { $phase }:
assess-cell-word = { $word } { $rated }/{ $applicable }
assess-name = { $title }
assess-name-core = { $title } * core
assess-more = { $count ->
    [0] PgUp
   *[other] PgDn +{ $count }
}
assess-value-reason = { $value }, { $reason }
assess-value-proven = { $value }, proven { $proven }
standing-did-not-exist-yet = did not exist yet
standing-not-asked = not asked
standing-interview-missing = interview missing
standing-not-yet-rated = not yet rated
standing-does-not-apply = n/a by rule
assess-factor-level = { $value }: { $text }
assess-reason = Reason: { $text }
assess-note = Note: { $text }
assess-counts = Counts: { $text }
assess-counts-not = Does not count: { $text }
assess-borderline = Borderline: { $text }
assess-ask = Ask: { $text }
assess-proof = Proof: { $text }
assess-proof-word = the speaker's own word is enough
assess-proof-witness = for a 3 two independent sources, or a document or number
assess-proof-paper = above 1 a document or number
side-for = for
side-against = against

assess-proposal = Proposed: { $value } ({ $question }). p takes it.
assess-proposal-differs = Proposed: { $value } ({ $question }). The rating says something else; p takes the proposal.
assess-proposal-same = Proposed: { $value } ({ $question }), as rated.
assess-proposals = Answers propose different values. Which one?
assess-no-proposal = No closed answer proposes a value here.

assess-warn-all-units = Above 1 only on statements about all units. Something said, seen or written about this unit would carry it.
assess-warn-no-evidence = No evidence is attached. Tab goes to the evidence, Space attaches it.
assess-warn-single = Proven only { $level }: so far { $who } alone. Another person in another interview, an observation, a document or a number would close the gap.
assess-warn-no-witness = Proven only { $level }: nobody independent says so. Two persons in two interviews, a document or a number would close the gap.
assess-warn-paper = Proven only { $level }: no document or number is attached. One would close the gap.
assess-warn-paper-of = Proven only { $level }: no document or number is attached. One would close the gap: { $counts }.
assess-warn-against = { $count ->
    [one] One piece of evidence speaks against it.
   *[other] { $count } pieces of evidence speak against it.
}
assess-warn-contradicted = Evidence speaks for it and against it: that is unknown (u), with both sides attached.
assess-warn-consensus = The consensus of the raters counts here; what is typed is the lead rater's own value beside it.

assess-computed = Not typed: the program derives it from the indicator “{ $indicator }”.
assess-did-not-exist = There was nothing to rate yet: a derived 0, whatever is typed.
assess-why-did-not-exist-yet = A derived 0: it needs “{ $needed }”, which the organisation has at { $value } in this round.
assess-why-not-asked = No questionnaire of this unit in this round can tell, and there is no other evidence. A document or number can still be rated.
assess-why-interview-missing = Nobody of this unit was interviewed in this round. Other evidence can still be rated.
assess-why-interview-status = The interview of this unit in this round is missing ({ $status }). Other evidence can still be rated.
assess-why-not-yet-rated = Not rated yet. What nobody said anything about is unknown (u), never 0.
assess-why-does-not-apply = The model says that it does not apply here. A rating by hand goes before the rule.

assess-reasons-title = Why is “{ $target }” { $value }?
assess-no-reasons = Reasons go with 0, unknown and n/a; for a factor with unknown and n/a.
assess-no-such-value = A success factor is absent (0), partly there (1) or present (2).
assess-nothing-to-rate = Nothing is left to rate here: { $result } shows the result, { $other } the other list.
assess-rate-first = There is no rating here yet: 0 to 3, u or x make one.
assess-waits-for-rating = Chosen: it is attached as soon as this is rated.
assess-leave = { $count ->
    [one] Evidence is chosen for one indicator that is not rated. Leave and forget the choice?
   *[other] Evidence is chosen for { $count } indicators that are not rated. Leave and forget the choice?
}
assess-no-other-round = There is no round on that side.

assess-new-evidence = New evidence: { $target }
assess-edit-evidence = Evidence
assess-evidence-question = Said to the question { $question }.
assess-field-kind = Type
assess-field-text = Text
assess-field-source = Source
assess-field-place = Where in it
assess-field-round = As of
assess-field-date = or, as of a date
assess-field-who = Said in, by
assess-field-about = About
assess-field-side = Speaks
assess-field-attach = Attach to it
assess-field-note = Note
assess-note-title = Note: { $target }
assess-about-unit = this unit
assess-about-all = all units
assess-about-organisation = the organisation
assess-about-other = another unit
assess-remove-evidence = { $count ->
    [0] Remove this evidence from the study? Nothing here rests on it.
    [one] Remove this evidence from the study? One rating here rests on it; it keeps its value.
   *[other] Remove this evidence from the study? { $count } ratings here rest on it; they keep their values.
}
assess-said-stays = This was said in the interview; it can be changed there.
assess-said = said
assess-question = question { $number }
assess-said-used = said, used
assess-quoted = word for word
assess-quoted-used = word for word, used
assess-said-to = To { $number }: { $question } Not evidence yet; Space makes evidence of it.
assess-on-this = on this
assess-as-of = as of { $time }
