# Die Abteilungen einer Runde nebeneinander, Initiativen über alle Runden, und die Zeitleiste: am Bildschirm und auf der Befehlszeile.

board-grouping-kind = Nach Art zusammengestellt.
board-grouping-programme = Nach Programm zusammengestellt, innerhalb jeder Art.
board-base = Basis: { $count } { $units }, { $line } Linie und { $staff } Stab.
board-map = Übersicht nach Zellen
board-counted = Gezählt, nie gemittelt; ≠: Belege dafür und dagegen.
board-ranges = „2–5 von 9“: sicher 2, höchstens 5 von 9; noch unbekannte Bewertungen entscheiden.
board-signs = ? unbekannt   – entfällt   ≠ Belege dafür und dagegen
board-value-absent = fehlt
board-value-partly = teilweise
board-value-present = vorhanden
board-value-unknown = ?
board-value-n-a = –
board-phases = Wie viele Phasen abgeschlossen sind
board-count = { $low } von { $base }
board-range = { $low }–{ $high } von { $base }
board-or-more = { $count } oder mehr
board-all-phases = Alle { $count }
board-outside = Nicht betroffen
board-units = Abteilungen
board-contacts = Kontakt neben eigenen Initiativen
board-contact = Kontakt
board-none = Keine
board-some = Eine oder zwei
board-many = Drei oder mehr
board-named = Wer wen nennt
board-named-base = Basis: { $asked } nannten andere als wichtig für das Thema. Sich selbst zu nennen zählt nicht.
board-named-by = Genannt von
board-by = Von wem
board-names = Nennt
named-yes = ●
named-itself = ○
named-no = -
named-nobody = { "" }
named-legend = ● genannt · ○ nannte sich selbst · - nannte andere, diese nicht · leer: nicht gefragt oder niemanden genannt. Spalten nach den Nummern der Zeilen.
legend-signs = nicht alle bewertet: ≈ offen, × sicher nicht vollständig, + sicher vollständig
sign-surely-not = ×
sign-surely = +

fates-title = { $study } · Initiativen über alle Runden
fates-base = Basis: { $count } Initiativen, zu denen etwas festgehalten wurde; { $others } davon gehören anderen Stellen.
fates-baseline-base = Wie weit sie waren, als von ihnen berichtet wurde.
fates-later-base = Was aus denen wurde, von denen in { $round } berichtet wurde; und die seither neuen.
fates-from-baseline = In der Nullmessung berichtet
fates-since = Seither zum ersten Mal berichtet
fates-told = Berichtet
fates-each = Jede Initiative
fates-each-base = –: in dieser Runde sprach niemand davon; das sagt nichts darüber, wie weit sie ist.
fates-initiative = Initiative
stand-planned = geplant
stand-begun = begonnen
stand-running = läuft
stand-standard = Standard
stand-stopped = beendet
stand-never-begun = nie begonnen
stand-unknown = nicht bekannt

timeline-of = { $study } · Zeitleiste
timeline-base = { $rounds } Runden, { $events } Ereignisse. Ein Jahr steht vor seinen Monaten, ein Monat vor seinen Tagen: mehr ist davon nicht bekannt. Ein Ereignis betrifft alle Abteilungen, wo es keine nennt.
timeline-date = Datum
timeline-round = Runde
timeline-what = Was
timeline-effect = Wirkung
timeline-of-units = { $event } ({ $units })
timeline-begins = { $round } beginnt: { $completed } von { $talks } Gesprächen geführt
timeline-ends = { $round } endet
timeline-talks = { $count ->
    [one] ein Gespräch: { $units }
   *[other] { $count } Gespräche: { $units }
}
timeline-no-span = { $round }: keine Tage festgehalten; { $completed } von { $talks } Gesprächen geführt.
timeline-undated = { $round }: { $undated ->
    [one] ein Gespräch hat keinen Tag.
   *[other] { $undated } Gespräche haben keinen Tag.
}

board-factors = Erfolgsfaktoren von { $units } Abteilungen: gezählt, nie gemittelt
board-factor = Faktor
board-own-factors = Die eigenen der Organisation
board-spread = Wie viele von { $units } Abteilungen wie viele Phasen abgeschlossen haben
board-spread-lone = Wie viele von { $units } Abteilungen vollständig sind
board-all-units = alle Abteilungen
board-outside-of = Nicht betroffen: { $fields }
board-only = Die einzige, die bleibt
board-possible = Eine von mehreren
board-ruled-out = Ausgeschlossen
board-contradicted = { $value }, Belege dafür und dagegen
board-group = { $kind } · { $programme }
board-standing = , { $state }
board-nobody-named = Niemand wurde gefragt, oder niemand nannte andere.

fates-legend = gepl. beschlossen oder Idee · beg. erprobt · läuft · Std. Standard · beend. · nie begonnen · ? nicht bekannt oder nicht erwähnt
fates-short-told = ber.
fates-short-planned = gepl.
fates-short-begun = beg.
fates-short-running = läuft
fates-short-standard = Std.
fates-short-stopped = beend.
fates-short-never-begun = nie
fates-short-unknown = ?
fates-in-baseline = { $round }: wie weit sie waren
fates-from-baseline-in = { $round }: was aus denen der Nullmessung wurde
fates-since-in = { $round }: seit der Nullmessung neu berichtet
fates-unit = Abteilung
fates-all = Alle
fates-each-of = Jede Initiative: { $rounds }

timeline-event = { $effect } – { $event }
timeline-empty = Nichts mit einem Datum ist festgehalten.

do-map = Karte
help-map = Die Übersicht: Abteilungen × Zellen
do-factor-board = Faktoren
help-factor-board = Die Faktorentafel: Erfolgsfaktoren gezählt, und Abteilungen × Faktoren
do-phases = Phasen
help-phases = Wie viele Abteilungen wie viele Phasen abgeschlossen haben und in welchen Situationen sie sind
do-fates = Initiativen
help-fates = Was von der Nullmessung bis zu jeder späteren Runde aus Initiativen wurde
do-nominations = Kontakt
help-nominations = Kontakt neben Initiativen, und wer wen nennt
do-grouping = Programm
help-grouping = Stellt Abteilungen nach Programm innerhalb ihrer Art zusammen, oder nur nach Art
do-timeline = Zeitleiste
help-timeline = Zeigt Runden, Gespräche und Ereignisse in der Folge der Zeit
place-timeline = Zeitleiste
