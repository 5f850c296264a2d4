# Ein Fragebogen als Blatt, das denen geschickt wird, die es ausfüllen.

send-text = Bitte kreuzen Sie an, was heute gilt, und legen Sie die genannten Unterlagen bei oder zum Gespräch bereit. Was nicht bekannt ist, bleibt offen. Bitte schreiben Sie keine Namen auf und von niemandem die Herkunft.
send-by = Ausgefüllt von (Funktion)
send-back = Bitte zurück bis
send-paper = Die Unterlage
send-enclosed = liegt bei
send-shown = ist im Gespräch einzusehen
send-absent = gibt es nicht
send-notes = Anmerkungen
