explain-next = Missing for “{ $phase }”
explain-points = { $points ->
    [one] 1 point at least; { $needed } are needed.
   *[other] { $points } points at least; { $needed } are needed.
}
explain-core = Core indicators that must reach 2:
explain-unknown = Not known:
explain-raisable = Could give the points:
explain-unproven = Proven in part only ({ $count })
explain-ask = Ask
explain-ask-short = ask { $whom }
explain-question = Question { $number } of “{ $questionnaire }”: { $ask }
explain-questions-short = { $count ->
    [one] question { $numbers }
   *[other] questions { $numbers }
}
explain-no-question = No questionnaire of this round asks for it.
explain-no-reason = none of these
explain-since = since { $round }
