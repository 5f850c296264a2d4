# Eine Studie für Programme, mit denen man Texte kodiert.

qda-shared = Zum Weitergeben: vom Gesagten nur Zitate, die verwendet werden dürfen. Namen von Personen sind Pseudonyme.
qda-own = Für die eigene Auswertung, nicht zum Weitergeben. Hintergrund ist nicht enthalten. Namen von Personen sind Pseudonyme.
qda-factors = Erfolgsfaktoren
qda-marks = Markierungen
qda-quote = Zitat
qda-flag = Darauf zurückkommen
qda-unknown = Nicht im Modell
qda-rule = Kodierregel
qda-counts = Zählt
qda-counts-not = Zählt nicht
qda-borderline = Grenzfall
qda-evidence = Belege
qda-outside = Belege von außerhalb der Gespräche
qda-note-before = Vor dem Gespräch
qda-note-observation = Beobachtung
qda-note-parked = Im Gespräch zurückgestellt
qda-respondent = Befragte Person
qda-respondent-role = Rolle der befragten Person
qda-said-by = Gesagt von { $who }
