# De afdelingen van een ronde naast elkaar, initiatieven over alle rondes, en de tijdlijn: op het scherm en op de opdrachtregel.

board-grouping-kind = Samengebracht naar soort.
board-grouping-programme = Samengebracht naar programma, binnen elke soort.
board-base = Grondslag: { $count } { $units }, { $line } lijn en { $staff } staf.
board-map = Overzicht naar cellen
board-counted = Geteld, nooit gemiddeld; ≠: bewijs voor en tegen.
board-ranges = “2–5 van 9”: zeker 2, hoogstens 5 van 9; beoordelingen die nog onbekend zijn beslissen.
board-signs = ? onbekend   – n.v.t.   ≠ bewijs voor en tegen
board-value-absent = ontbreekt
board-value-partly = deels
board-value-present = aanwezig
board-value-unknown = ?
board-value-n-a = –
board-phases = Hoeveel fasen zijn afgerond
board-count = { $low } van { $base }
board-range = { $low }–{ $high } van { $base }
board-or-more = { $count } of meer
board-all-phases = Alle { $count }
board-outside = Niet aan de orde
board-units = Afdelingen
board-contacts = Contact naast eigen initiatieven
board-contact = Contact
board-none = Geen
board-some = Een of twee
board-many = Drie of meer
board-named = Wie wie noemt
board-named-base = Grondslag: { $asked } noemden andere als belangrijk voor het thema. Zichzelf noemen telt niet.
board-named-by = Genoemd door
board-by = Door wie
board-names = Noemt
legend-open = ≈ niet alles beoordeeld, open
legend-surely-not = × niet alles beoordeeld, toch zeker niet volledig
legend-surely = + niet alles beoordeeld, toch zeker volledig
sign-surely-not = ×
sign-surely = +

fates-title = { $study } · Initiatieven over alle rondes
fates-base = Grondslag: { $count } initiatieven waarvan iets is vastgelegd; { $others } daarvan horen bij andere instanties.
fates-baseline-base = Hoe ver ze waren toen erover verteld werd.
fates-later-base = Wat er werd van die waarover in { $round } verteld werd; en die sindsdien nieuw zijn.
fates-from-baseline = Verteld in de nulmeting
fates-since = Sindsdien voor het eerst verteld
fates-told = Verteld
fates-each = Elk initiatief
fates-each-base = –: niemand sprak erover in die ronde; dat zegt niets over hoe ver het is.
fates-initiative = Initiatief
stand-planned = gepland
stand-begun = begonnen
stand-running = loopt
stand-standard = standaard
stand-stopped = gestopt
stand-never-begun = nooit begonnen
stand-unknown = niet bekend

timeline-of = { $study } · Tijdlijn
timeline-base = { $rounds } rondes, { $events } gebeurtenissen. Een jaar staat voor zijn maanden, een maand voor zijn dagen: meer is er niet van bekend. Een gebeurtenis betreft alle afdelingen waar zij er geen noemt.
timeline-date = Datum
timeline-round = Ronde
timeline-what = Wat
timeline-effect = Gevolg
timeline-of-units = { $event } ({ $units })
timeline-begins = { $round } begint: { $completed } van { $talks } gesprekken gehouden
timeline-ends = { $round } eindigt
timeline-talks = { $count ->
    [one] een gesprek: { $units }
   *[other] { $count } gesprekken: { $units }
}
timeline-no-span = { $round }: geen dagen vastgelegd; { $completed } van { $talks } gesprekken gehouden.
timeline-undated = { $round }: { $undated ->
    [one] een gesprek heeft geen dag.
   *[other] { $undated } gesprekken hebben geen dag.
}
