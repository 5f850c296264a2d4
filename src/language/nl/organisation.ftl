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
named-yes = ●
named-itself = ○
named-no = -
named-nobody = { "" }
named-legend = ● genoemd · ○ noemde zichzelf · - noemde anderen, deze niet · leeg: niet gevraagd of niemand genoemd. Kolommen volgens de nummers van de rijen.
legend-signs = niet alles beoordeeld: ≈ open, × zeker niet volledig, + zeker volledig
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

board-factors = Succesfactoren van { $units } afdelingen: geteld, nooit gemiddeld
board-factor = Factor
board-own-factors = De eigen van de organisatie
board-spread = Hoeveel van { $units } afdelingen hoeveel fasen hebben afgerond
board-spread-lone = Hoeveel van { $units } afdelingen volledig zijn
board-all-units = alle afdelingen
board-outside-of = Niet aan de orde: { $fields }
board-only = De enige die overblijft
board-possible = Een van meer
board-ruled-out = Uitgesloten
board-contradicted = { $value }, bewijs voor en tegen
board-group = { $kind } · { $programme }
board-standing = , { $state }
board-nobody-named = Niemand is gevraagd, of niemand noemde andere.

fates-legend = gepl. besloten of idee · beg. uitgeprobeerd · loopt · std. standaard · gest. gestopt · nooit begonnen · ? niet bekend of niet besproken
fates-short-told = vert.
fates-short-planned = gepl.
fates-short-begun = beg.
fates-short-running = loopt
fates-short-standard = std.
fates-short-stopped = gest.
fates-short-never-begun = nooit
fates-short-unknown = ?
fates-in-baseline = { $round }: hoe ver ze waren
fates-from-baseline-in = { $round }: wat er werd van die uit de nulmeting
fates-since-in = { $round }: sinds de nulmeting nieuw verteld
fates-unit = Afdeling
fates-all = Alle
fates-each-of = Elk initiatief: { $rounds }

timeline-event = { $effect } – { $event }
timeline-empty = Niets met een datum is vastgelegd.

do-map = kaart
help-map = Het overzicht: afdelingen × cellen
do-factor-board = factoren
help-factor-board = Het factorenbord: succesfactoren geteld, en afdelingen × factoren
do-phases = fasen
help-phases = Hoeveel afdelingen hoeveel fasen hebben afgerond, en in welke situaties zij zijn
do-fates = initiatieven
help-fates = Wat er van de nulmeting tot elke latere ronde van initiatieven werd
do-nominations = contact
help-nominations = Contact naast initiatieven, en wie wie noemt
do-grouping = programma
help-grouping = Brengt afdelingen samen naar programma binnen hun soort, of alleen naar soort
do-timeline = tijdlijn
help-timeline = Toont rondes, gesprekken en gebeurtenissen in de volgorde van de tijd
place-timeline = Tijdlijn
