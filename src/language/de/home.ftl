# Abteilungen und Runden.

home-title = { $study } · { $organisation }
home-unit = Abteilung
home-organisation = Die Organisation als Ganzes
home-none = –
home-several = { $count } Interviews
home-answered = { $status } { $answered }/{ $questions }
home-rated = { $count ->
    [one] { $count } Bewertung
   *[other] { $count } Bewertungen
}
home-cell = { $unit }, { $round }
home-next = Als Nächstes:
home-next-round = eine Runde anlegen ({ $keys })
home-next-unit = die zu befragenden Abteilungen eintragen ({ $keys })
home-next-resume = { $unit }, { $round } fortsetzen ({ $keys })
home-next-hold = { $unit }, { $round } führen ({ $keys })
home-next-rate = { $unit }, { $round } bewerten ({ $keys })
home-next-compare = die Runden vergleichen ({ $keys })
home-next-missed = die Runden vergleichen ({ $compare }), oder doch noch führen: { $unit }, { $round } ({ $keys })
home-next-go = Pfeiltasten, dann { $keys }
home-begin = Mit { $unit } gibt es in { $round } noch kein Interview. Eines anlegen und beginnen?
home-begin-again = Das Interview mit { $unit } in { $round } ist { $status }. Trotzdem führen?
home-no-round = Es gibt noch keine Runde. Legen Sie zuerst eine an (n).
home-no-talk = Hier gibt es noch kein Gespräch.
home-no-unit = Es gibt noch keine Abteilung. Tragen Sie zuerst eine ein (u).
home-no-questionnaire = Für { $unit } gibt es in { $round } keinen Fragebogen. Die Liste der Runden (n) sagt, welche verwendet werden.
home-one-round = Ein Vergleich braucht zwei Runden.
home-compare-with = { $round } vergleichen mit
home-first = Erste Schritte
home-first-study = die Studie benennen und sagen, was die Fragen offenlassen
home-first-units = die zu befragenden Abteilungen eintragen
home-first-rounds = die Runden ansehen und ihnen Daten geben
home-first-hold = auf Abteilung und Runde: das Interview führen
home-first-rate = das Gesagte bewerten; r zeigt das Ergebnis, c vergleicht
home-first-help = zeigt die Tasten jedes Bildschirms
home-leave = Das Programm verlassen? Alles bleibt erhalten; nächstes Mal öffnet es hier.
home-find = Abteilung suchen
home-events = Was geschah (v)
