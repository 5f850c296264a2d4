explain-next = Nodig voor “{ $phase }”
explain-points = { $points ->
    [one] Minstens 1 punt; nodig zijn er { $needed }.
   *[other] Minstens { $points } punten; nodig zijn er { $needed }.
}
explain-core = Kernindicatoren die 2 moeten halen:
explain-unknown = Niet bekend:
explain-raisable = Kunnen de punten opleveren:
explain-unproven = Maar voor een deel aangetoond ({ $count })
explain-ask = Vragen aan
explain-ask-short = te vragen: { $whom }
explain-question = Vraag { $number } van “{ $questionnaire }”: { $ask }
explain-questions-short = { $count ->
    [one] vraag { $numbers }
   *[other] vragen { $numbers }
}
explain-no-question = Geen vragenlijst van deze ronde vraagt ernaar.
explain-no-reason = geen van deze
explain-since = sinds { $round }
