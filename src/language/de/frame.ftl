# Der Rahmen um jeden Bildschirm, und was mehr als ein Bildschirm sagt.

app-title = nulmeting
struck = Gestrichen: aus den Dateien dieser Studie entfernt. Kopien anderswo werden nicht erreicht.
struck-evidence = { $count ->
    [one] Ein Beleg zitiert es noch: { $evidence }.
   *[other] { $count } Belege zitieren es noch: { $evidence }.
}
struck-notes = { $notes ->
    [one] Eine andere Notiz dieses Gesprächs enthält es noch.
   *[other] { $notes } andere Notizen dieses Gesprächs enthalten es noch.
}
saved = gesichert
saving = sichert …
not-saved = NICHT GESICHERT: { $why }
trouble-full = Der Datenträger ist voll: Platz schaffen
trouble-read-only = { $file } darf nicht beschrieben werden: Ordner, Rechte prüfen
trouble-gone = { $file } wurde verschoben, gelöscht oder ersetzt: zurücklegen
trouble-busy = ein anderes Programm schreibt in { $file }: dort schließen
trouble-disk = Der Datenträger versagt: Stick, Freigabe, Kontingent prüfen
trouble-damaged = { $file } ist beschädigt: beenden und `nulmeting doctor` aufrufen
trouble-other = { $why }
kept-aside = Liegt inzwischen in { $file }; kommt von selbst in die Studie.
kept-nowhere = Bisher nur im Speicher: offen lassen, bis „gesichert“ dasteht.
on-a-share = Diese Studie liegt auf einer Netzwerkfreigabe oder dergleichen ({ $kind }): nur auf einem Rechner offen haben. Auf einem Datenträger dieses Rechners ist sie schneller und sicherer.
copies-of-sync = Ein Synchronisierungsdienst hat daneben eine andere Fassung dieser Studie abgelegt: { $files }. Öffnen Sie sie, um zu sehen, was darin steht, übernehmen Sie von Hand, was hier fehlt, und legen Sie sie weg.
too-small = Das Fenster ist zu klein: { $width } × { $height }. nulmeting braucht mindestens { $least-width } × { $least-height }. Nichts ist verloren.
units-count = { $count ->
    [one] { $count } Abteilung
   *[other] { $count } Abteilungen
}
help-title = Tasten auf diesem Bildschirm
help-everywhere = Überall
help-close = Esc schließt diese Seite
help-more = { $count ->
    [one] eine weitere Zeile
   *[other] { $count } weitere Zeilen
} darunter: PgDn
loading = Wird gelesen …
confirm-title = Bitte bestätigen
form-not-kept = Noch nicht behalten: Enter behält es, noch einmal Esc verlässt es.
form-unfinished = „{ $form }“ war offen, als das Programm endete. Was eingegeben war:
palette-title = Was tun?
required = { $field } wird gebraucht.
bad-date = { $field }: Jahr, Monat oder Tag schreiben: 2011, 2011-03 oder 2011-03-24.
bad-time = { $field }: Stunde und Minute schreiben, wie 09:30.
bad-number = { $field }: eine ganze Zahl schreiben.
bad-id = { $field }: { $why }
failed = Das ging nicht: { $why }
picker-none = Nichts passt.
picker-empty = Es gibt nichts zur Auswahl.
form-hint-choice = ← → oder der Anfangsbuchstabe wählt.
form-hint-several = ← → bewegt, Space markiert.
form-hint-date = Jahr, Monat oder Tag: 2011, 2011-03 oder 2011-03-24.
form-hint-time = Stunde und Minute: 09:30.
form-hint-lines = Alt+Enter beginnt eine neue Zeile.
form-hint-private = Steht nach Verlassen des Feldes in einer Datei neben der Studie, nicht in ihr.
edited-not = Die Notizen bleiben, wie sie waren: { $why }.
picker-hint = Tippen sucht · Enter wählt · Esc verlässt
picker-hint-numbered = Eine Ziffer wählt · Tippen sucht · Esc verlässt
picker-hint-several = Space markiert · Enter nimmt das Markierte · Esc verlässt
unknown-unit = diese Abteilung gibt es in der Studie nicht
author-title = Wer schreibt?
author-text = Jede Änderung wird mit ihrer Autorin oder ihrem Autor aufbewahrt, damit zwei Personen an einer Studie arbeiten können. Ein Name oder Kürzel genügt; er bleibt auf diesem Gerät und im Journal der Studie.
author-field = Name oder Kürzel
welcome-title = Willkommen bei nulmeting
welcome-text = Interviewrunden in den Abteilungen einer Kommune: Gespräche führen, bewerten, vergleichen.
welcome-first = Erste Schritte
welcome-demo = Die Beispielstudie ansehen: Almelo, neun Abteilungen, zwei Runden
welcome-new = Eine eigene Studie anlegen
welcome-open = Eine Studie öffnen
welcome-new-field = Name der Studie
welcome-instrument = Instrument
welcome-passphrase = Passphrase
welcome-again = Passphrase noch einmal
welcome-lock = Mit einer Passphrase ist die Studie gesperrt: Ohne sie oder das Wiederherstellungsblatt, das gleich gezeigt wird, kann niemand sie lesen. Lassen Sie beide leer für eine Studie ohne Sperre.
welcome-not-same = Die beiden Passphrasen sind nicht gleich.
welcome-sheet-title = Wiederherstellungsblatt
welcome-sheet = Schreiben oder drucken Sie es ab, und verwahren Sie es getrennt. Enter öffnet.
secret-hint = Wird beim Tippen nicht gezeigt. Gut sind vier Wörter, die nicht zusammengehören.
secret-too-weak = Zu schwach: mindestens 12 Zeichen, nicht immer dieselben wenigen.
secret-fair = Stärke: mittel. Eine längere ist besser.
secret-strong = Stärke: stark.
secret-again = Tippen Sie dieselbe noch einmal.
welcome-no-studies = Noch keine Studie im Datenordner. Er ist { $folder }.
demo-lies = Dies ist Ihre eigene Kopie der Beispielstudie, { $name }: zum Ausprobieren.
restored-drafts = Wiederhergestellt, was vor dem Programmende getippt war: { $count ->
    [one] ein Text, in { $where }
   *[other] { $count } Texte, der letzte in { $where }
}
restored-memo = ein Memo ({ $key })
restored-conflicts = { $count ->
    [one] Einer davon wurde seither anderswo geändert; beide sind erhalten ({ $key }).
   *[other] { $count } davon wurden seither anderswo geändert; alle Fassungen sind erhalten ({ $key }).
}
language-instead = [{ $language }]

begin-not = Jetzt nicht: Etwas konnte noch nicht gespeichert werden ({ $why }).
backup-failed = Es konnte keine Sicherung gemacht werden: { $why }
backups-none = Noch keine Sicherungen. Mit der ersten Änderung eines Tages wird eine gemacht.
backup-sound = in Ordnung
backup-not-sound = beschädigt ({ $what })
backup-why-day = erste Änderung eines Tages
backup-why-wanted = gemacht, weil jemand eine wollte
backup-why-migration = bevor eine neuere Fassung des Programms die Tabellen änderte
backup-why-restore = bevor eine Sicherung zurückgeholt wurde
backup-why-mending = bevor die Studie ausgebessert wurde
backup-why-damaged = eine beschädigte Datei, beiseitegelegt wie sie war
restored-rescued = Übernommen, was letztes Mal nicht gespeichert werden konnte: { $count ->
    [one] eine Eingabe.
   *[other] { $count } Eingaben.
}
restored-left = { $file } enthält, was nicht gespeichert werden konnte, und lässt sich nicht übernehmen: { $why }
doctor-salvaged = Gerettet: { $rows } Zeilen des Journals und { $texts } Texte in Arbeit; { $unreadable } Zeilen waren nicht zu lesen. { $copies } Sicherungen hatten { $more } Zeilen, die die Datei nicht mehr hat.
doctor-salvage-left = { $count } davon haben ohne das Verlorene keinen Platz in der Studie; sie stehen in { $file }.
doctor-salvage-known = Der Text von { $ids } ist verloren; an seiner Stelle steht der, den dieses Programm kennt, vielleicht in anderer Fassung.
doctor-salvage-unknown = Der Text von { $ids } ist verloren und hier nicht bekannt: Datei in `questionnaires/` im Datenordner legen und noch einmal retten.
doctor-salvage-decided = { $count ->
    [one] Die Entscheidung über ein Wort ist erhalten.
   *[other] Die Entscheidungen über { $count } Wörter sind erhalten.
}
doctor-salvage-names = Die Namen der Befragten liegen ebenfalls daneben.
doctor-salvage-no-names = Die Namen der Befragten konnten nicht mitgenommen werden: { $why }
doctor-names-unreadable = Namen der Befragten: { $what }
doctor-names-open = die Namen der Befragten waren für andere lesbar
doctor-names-not-sealed = die Studie ist gesperrt, und die Namen der Befragten waren lesbar
doctor-names-erased = von `{ $who }`, gelöscht, war noch ein Name da
doctor-names-unknown = `{ $who }` hat einen Namen und nimmt an keinem Gespräch teil: `nulmeting names STUDY --remove "{ $who }"` entfernt ihn
backups-no-names = Namen der Befragten stehen in keiner Sicherung: Kopieren Sie { $file } selbst dorthin, wo nur Sie lesen können.
names-ask = Der Name von `{ $who }`:
names-kept = Der Name von `{ $who }` steht in { $file } und sonst nirgends.
names-removed = Der Name von `{ $who }` ist aus { $file } entfernt.
names-had-none = `{ $who }` hatte keinen Namen in { $file }.
names-nobody = Noch nimmt niemand an einem Gespräch teil.
names-in-no-talk = in keinem Gespräch
names-where = Namen liegen in { $file } und sonst nirgends. Keine Sicherung und kein Export enthält sie; wer die Studie verschiebt oder kopiert, nimmt diese Datei mit oder lässt sie.
doctor-sound = Alles in Ordnung.
doctor-mended = Ausgebessert
doctor-left = Nicht ausgebessert
doctor-kept = Die Studie, wie sie war, liegt in { $file }.
doctor-damaged = die Datei ist beschädigt: { $what }
doctor-unreadable = eine Zeile des Journals lässt sich nicht lesen: { $what }
doctor-orphan = etwas Getipptes gehört zu einem Interview, das es nicht gibt, und bleibt stehen: { $what }
doctor-differs = Tabelle `{ $table }`: { $surplus ->
    [one] 1 Zeile zu viel
   *[other] { $surplus } Zeilen zu viel
}, { $missing } fehlen
