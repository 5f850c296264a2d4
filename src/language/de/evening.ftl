# Das Blatt für den Abend vor einem Gespräch.

evening-heading = Der Abend davor: { $unit }, { $round }
evening-title-bare = Der Abend davor
evening-title = { $unit } · { $round } · der Abend davor
evening-talk = Interview
evening-not-arranged = noch nicht vereinbart
evening-when = Wann
evening-no-day = noch kein Tag
evening-where = Wo
evening-no-place = noch kein Ort
evening-time = Geplante Zeit
evening-minutes = { $minutes } Minuten
evening-no-time = keine
evening-questionnaire = Fragebogen
evening-none = keiner
evening-who = Wer teilnimmt
evening-nobody = Noch niemand eingetragen.
evening-agreed = zugestimmt: { $what }
evening-not-agreed = hat dem Interview noch nicht zugestimmt
evening-questions = Fragen, die am meisten klären
evening-rule = Jeder unbekannte Indikator einer offenen Zelle gibt einer Frage danach 1 Punkt, ein Kernindikator (*) 2, und doppelt so viel, wenn er auch in „{ $round }“ unbekannt war (°).
evening-rule-first = Jeder unbekannte Indikator einer offenen Zelle gibt einer Frage danach 1 Punkt, ein Kernindikator (*) 2.
evening-question = { $number } · { $ask } ({ $points ->
    [one] ein Punkt
   *[other] { $points } Punkte
})
evening-settles = { $cell }: { $what }
evening-perhaps = nur zu stellen, wenn frühere Antworten es verlangen
evening-core = *
evening-old = °
evening-no-question = Keine der noch offenen Fragen würde etwas klären, das offen ist.
evening-no-questionnaire = Für { $unit } gibt es in dieser Runde keinen Fragebogen. Die Liste der Runden sagt, welche verwendet werden.
evening-initiatives = Initiativen zum Nachfragen
evening-no-initiatives = Nach keiner Initiative einer früheren Runde ist noch zu fragen.
evening-initiative = { $state } in „{ $round }“
evening-left = Liegen geblieben aus „{ $round }“
evening-no-left = Liegen geblieben aus einem früheren Gespräch
evening-no-earlier = Es gab kein früheres Gespräch.
evening-left-nothing = Alles wurde gefragt, nichts ist vorgemerkt.
evening-left-question = { $number } · { $ask } – { $what }
evening-left-unasked = nicht gestellt
evening-left-flags = { $count ->
    [one] eine Stelle vorgemerkt
   *[other] { $count } Stellen vorgemerkt
}
evening-unknown = Was unbekannt ist ({ $count ->
    [one] ein Indikator
   *[other] { $count } Indikatoren
})
evening-open = Offene Zellen: ob sie vollständig sind, hängt hiervon ab. * Kern · ° auch in „{ $round }“ unbekannt
evening-open-first = Offene Zellen: ob sie vollständig sind, hängt hiervon ab. * Kern
evening-nothing-open = Keine Zelle ist offen: nichts, was noch unbekannt ist, kann ändern, ob eine vollständig ist.
evening-names = Dieses Blatt sagt, wer die Personen sind: Es ist nur für Sie.
