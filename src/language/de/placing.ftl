# Was vom Gespräch zu ordnen bleibt.

placing-title-bare = Zu ordnen
placing-title = Zu ordnen · { $unit } · { $round }
placing-which = Die Frage, zu der der Gedanke gehört
placing-undone = Zurückgenommen.
placing-nothing = Alles aus diesem Gespräch ist an seinem Platz.
placing-put = Steht bei Frage { $number }.
placing-moved = Steht jetzt hier: { $sheet }.
placing-parked = Geparkte Gedanken: { $count }
placing-parked-keys = Enter: zu einer Frage · i eigene Beobachtung · . Hintergrund · d entfernt ihn
placing-flagged = Vorgemerkt: { $count }
placing-flagged-keys = Enter: dorthin · v ist ein Zitat · d erledigt
placing-offered = In Anführungszeichen: { $count }
placing-offered-keys = v ist ein Zitat · Enter: dorthin · d so lassen
placing-unasked = Nicht gestellt: { $count }
placing-unasked-keys = Enter: dorthin · - nicht gestellt · a keine Antwort · w weiß nicht · x trifft nicht zu
placing-off-path = Beantwortet und jetzt abseits des Pfads: { $count }
placing-off-path-keys = Bleibt erhalten und zählt wieder, sobald eine Antwort die Frage zurückbringt. Enter: dorthin
