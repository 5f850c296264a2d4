explain-next = Es fehlt für „{ $phase }“
explain-points = { $points ->
    [one] Mindestens 1 Punkt; nötig sind { $needed }.
   *[other] Mindestens { $points } Punkte; nötig sind { $needed }.
}
explain-core = Kernindikatoren, die 2 erreichen müssen:
explain-unknown = Nicht bekannt:
explain-raisable = Könnten die Punkte bringen:
explain-unproven = Nur zum Teil belegt ({ $count })
explain-ask = Fragen
explain-ask-short = zu fragen: { $whom }
explain-question = Frage { $number } aus „{ $questionnaire }“: { $ask }
explain-questions-short = { $count ->
    [one] Frage { $numbers }
   *[other] Fragen { $numbers }
}
explain-no-question = Kein Fragebogen dieser Runde fragt danach.
explain-no-reason = keiner davon
explain-since = seit { $round }
