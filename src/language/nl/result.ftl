# Teksten van de resultaatschermen.

result-title = { $unit } · { $round } · { $view }
result-phase = { $number } { $phase }
result-place = { $field } · { $phase }
result-cell = { $word } { $rated }/{ $applicable }
result-cell-tentative = ≈ { $word } { $rated }/{ $applicable }
result-cell-proven = ↓ bewijs: { $word }
result-cell-account = ↑ opgave: { $word }
result-proven-is = ↓ aangetoond: { $what }
result-account-is = ↑ volgens eigen opgave: { $what }
result-legend = 2/3: beoordeeld van toepasselijk · ≈ niet alles beoordeeld · ↓ minder bewijs
result-core = *
result-quoted = “{ $name }”
result-interview = Interview: { $facts }
result-no-interview = Geen interview in deze ronde.
result-not-there = Deze afdeling bestond in deze ronde niet.
result-phases = Afgeronde fasen
result-phases-missing = { $phases } ({ $count ->
    [one] één indicator open
   *[other] { $count } indicatoren open
}: vraag { $ask })
result-reading = tot nu toe: { $reading }
result-skipped = fase { $later } vóór fase { $earlier }
result-out-of-scope = Buiten beeld: minder dan de helft van de indicatoren is van toepassing.
result-unknown = { $count ->
    [0] alles is beoordeeld
    [one] één indicator is niet bekend
   *[other] { $count } indicatoren zijn niet bekend
}
result-common = Alle velden
result-no-common = niet te zeggen: te weinig velden in beeld
result-situation = Situatie
result-perhaps = misschien: { $what }
result-contact = Contact
result-no-contact = Voor deze ronde niet vastgelegd.
result-contact-line = met inwoners: { $residents } · met { $group }: { $migrants }
result-contact-residents = Contact met inwoners
result-contact-group = Contact met { $group }
result-group = mensen met een migratieachtergrond
result-factors = Succesfactoren: aanwezig { $present }, deels { $partly }, ontbreekt { $absent }, onbekend { $unknown } van { $total }
result-of-indicator = uit de beoordeling
result-contradicted = bewijs aan beide kanten
result-initiatives = Initiatieven ({ $count })
result-not-mentioned = niet genoemd
result-because = door het project
initiative-formerly = vroeger: { $title }
result-was = { $round }: { $fate }

phases-none = in fase 1
phases-some = { $count ->
    [1] fase 1 afgerond, in fase 2
    [2] fasen 1 en 2 afgerond, in fase 3
   *[other] fasen 1 tot en met { $count } afgerond, in fase { $next }
}
phases-completed = { $count ->
    [1] fase 1 afgerond
    [2] fasen 1 en 2 afgerond
   *[other] fasen 1 tot en met { $count } afgerond
}
phases-all = { $count ->
    [1] de ene fase afgerond
    [2] beide fasen afgerond
    [3] alle drie afgerond
    [4] alle vier afgerond
   *[other] alle { $count } fasen afgerond
}
phases-range = ten minste { $low }, ten hoogste { $high }
phases-unknown = nog niet te zeggen
reading-all = alle fasen volledig
reading-phase = fase { $number } { $word } ({ $rated }/{ $applicable })

situation-none = Geen te noemen: waar het om gaat is hier niet van toepassing.
situation-possible = Mogelijk: { $situation }
situation-with = { $situation } + { $addition }
situation-perhaps-with = { $situation } (misschien + { $addition })
situation-either = Of “{ $one }” of “{ $other }”
situation-unknown = Nog niet te zeggen.
situation-ask = Nog niet te zeggen; vraag { $ask }.

value-unknown = ?
value-not-applicable = –
value-unknown-long = onbekend
value-not-applicable-long = niet van toepassing

# Waarom

why-indicators = Indicatoren (* kern)
why-inherited = Van de organisatie: hier getoond, niet geteld
result-contested = in het terugkoppelgesprek betwist
result-contested-in = in het terugkoppelgesprek betwist: { $parts }
why-inherited-one = van de organisatie, bij de afdeling niet geteld
why-core = kernindicator
why-derived = { $why } (afgeleid)
why-not-applicable = Niets ervan is hier van toepassing; het staat niets in de weg.
why-complete = Volledig{ $unknown ->
    [0] .
   *[other] , wat het onbekende ook blijkt te zijn.
}
why-not-complete = Onvolledig: de punten volstaan niet{ $unknown ->
    [0] .
   *[other] , wat het onbekende ook blijkt te zijn.
}
why-core-below = Onvolledig: { $count ->
    [one] de kernindicator { $names } ligt
   *[other] de kernindicatoren { $names } liggen
} onder 2.
why-open = Open: of het volledig is hangt af van wat niet bekend is.
why-points = { $low } van { $most } punten; nodig zijn { $needed } en elke kernindicator (*) op 2.
why-points-range = { $low } tot { $high } van { $most } punten zijn mogelijk; nodig zijn { $needed } en elke kernindicator (*) op 2.
why-ask = Niet bekend: { $names }. Vraag { $ask }.
why-phases = Afgerond zijn de eerste fasen, voor zover ze volledig zijn of niet van toepassing.
why-cells = De fasen
why-sensitivity = Bij een andere drempel voor volledig
why-value = Waarde
why-derived-value = { $value } – afgeleid: { $why }
why-single-source = { $level }: maar één bron; een tweede, onafhankelijke of een document of cijfer zou de leemte vullen
why-no-document = { $level }: geen document of cijfer; een ervan zou de leemte vullen
why-all-units = Het berust alleen op woorden over alle afdelingen tegelijk.
why-set-aside = De gegeven beoordeling { $value } blijft buiten beschouwing.
why-reasons = Reden
why-note = Opmerking
why-rater = Beoordelaar
why-evidence = Bewijs ({ $count })
why-no-evidence = Er is geen bewijs gekoppeld.
why-evidence-missing = Het bewijs { $id } is niet onder deze gegevens.
why-evidence-title = Bewijs { $id }: { $kind }
why-against = Ertegen: { $text }
why-side-against = spreekt tegen dat waaraan het gekoppeld is
why-side = Kant
why-about = Over
why-about-all = over alle afdelingen
why-speaker = { $role } ({ $respondent })
why-who = Wie
why-interview = Interview
why-question = Vraag
why-from = Bron
why-where = Plaats
why-as-of = Stand van
why-used = Wat erop berust ({ $count })
why-use = { $what }: { $value } · { $unit }, { $round }
why-field = Veld
why-because = Door het project
why-fate = Wat ervan geworden is
why-rules = Hoe het beoordeeld wordt
why-counts = Telt
why-counts-not = Telt niet
why-borderline = Grensgeval
why-source = Bron
why-factor = succesfactor
why-of-indicator = { $value } – uit de beoordeling van deze indicator:
why-contradicted = Bewijs aan beide kanten: { $for } ervoor, { $against } ertegen.
why-situation-one = Er blijft niets anders over:
why-situation-several = Wat niet bekend is laat deze over:
why-facts = Wat de doorslag geeft
why-flags = Verder
why-fact = { $what }: { $value }
why-half = Bereikt vanaf { $needed } van { $most } punten ({ $fraction }); { $low } tot { $high } zijn mogelijk.
why-units = Alfabetisch, lijn en staf gescheiden; geen rangorde.
why-units-of = { $what }, { $kind } ({ $count })

fact-reason = Genoemde reden bij “{ $indicator }”
fact-reason-any = Genoemde redenen
fact-kind = Soort afdeling
fact-role = Functie van de respondent
fact-tally = { $test }: { $kind }
fact-counts = ja { $yes }, open { $open }, nee { $no } van { $base }
tally-kind-line = lijnafdelingen
tally-kind-staff = stafafdelingen
tally-kind-any = alle afdelingen
condition-is = “{ $what }” is { $values }
condition-at-least = “{ $what }” is ten minste { $values }
condition-and = en
condition-or = of
condition-not = niet: { $part }
condition-part = ({ $part })

scale-given = ●
scale-proven = ↓

# Alle afdelingen

organisation-phases = Fase
organisation-row = De hele organisatie
organisation-tentative = ≈ { $what }
organisation-line = lijnafdelingen
organisation-staff = stafafdelingen
organisation-begun = ten minste begonnen
organisation-largely = ten minste grotendeels
organisation-known = bekend, van { $total }
organisation-situation = Situatie: { $situation }
organisation-legend = { $short } { $word }
organisation-tests = Afdelingen naar toets
organisation-by-kind = lijn: { $line } · staf: { $staff }
organisation-counts = Hoeveel afdelingen hoe ver zijn
organisation-count = { $phase }: ten minste begonnen { $begun } van { $known } bekende, ten minste grotendeels { $largely } van { $known }, { $unknown } onbekend
organisation-count-lone = ten minste begonnen { $begun } van { $known } bekende, ten minste grotendeels { $largely } van { $known }, { $unknown } onbekend
legend-proven = ↓ minder aangetoond
legend-account = ↑ eigen opgave meer
sign-tentative = ≈
sign-proven = ↓
sign-account = ↑

# Twee rondes

compare-title = { $from } → { $to } · { $view }
compare-link = { $link } { $meaning }
compare-link-R0 = persoon, rol gelijk
compare-link-R1 = andere persoon
compare-link-R2 = andere functie
compare-link-R3 = team/afd. gewijzigd
compare-link-R4 = interview ontbreekt
compare-set = met de hand gezet, omdat: { $reason }; voorgesteld was { $proposed }
compare-basis = { $basis }: { $persons }
compare-persons = { $earlier }, daarna { $later }
compare-because = { $link } – { $basis }
compare-verdict = { $verdict }: { $reason }
compare-verdict-line = Oordeel: { $verdict } · { $sums }
compare-sums = { $common } van { $union } indicatoren vergeleken, { $both } in beide beoordeeld; verandering { $least } tot { $most }, telt vanaf { $m }
compare-field = { $verdict } ({ $common } van { $union } vergelijkbaar)
compare-field-sums = { $verdict } ({ $common } van { $union } vergeleken; verandering { $least } tot { $most }, telt vanaf { $m })
compare-basis-of = { $common } van { $union } indicatoren zijn vergelijkbaar, { $both } ervan in beide rondes beoordeeld
compare-movement = Waargenomen beweging
compare-respondents = Verschil tussen respondenten
compare-units = Verschil tussen afdelingen
compare-nothing-observed = In beide rondes is niets gezien: in één ervan is er geen interview.
compare-observed = { $name }, op { $n } van { $defined } indicatoren, in { $fields } van { $all-fields } velden: { $up } hoger, { $same } gelijk, { $down } lager{ $carried ->
    [0] {""}
   *[other] ; nog { $carried } berusten in beide op hetzelfde bewijs
}
compare-observed-short = { $n }/{ $defined }: +{ $up } ={ $same } −{ $down }
compare-observed-bare = { $n }: +{ $up } ={ $same } −{ $down }
compare-reads = { $observed }. Leest voorlopig als { $reading }.
compare-warning = { $warning }: { $about }
compare-warnings = Om te bedenken: { $warnings }
compare-event = { $date } { $text }
compare-seen = in beide gezien
compare-seen-long = In beide gezien
compare-mind = Om te bedenken
compare-kind = {" · "}{ $kind }
compare-comparable = { $comparable } van { $total } vergelijkbaar
compare-whole-hint = Enter: hoeveel vergelijkbaar zijn, wat er van initiatieven werd en wat er tussen de rondes gebeurde.
compare-legend = ○ eerder ● later · ●━● ten minste, ten hoogste · + hoger = gelijk − lager
compare-links = Hoe de gesprekken van { $total } afdelingen samenhangen
compare-verdicts = Oordelen over { $total } afdelingen
compare-fates = Wat er van { $total } initiatieven werd
compare-events = Wat er tussen de rondes gebeurde
compare-no-events = Er is niets vastgelegd.
compare-predecessor = in de eerdere ronde: { $unit }
compare-by-field = Per veld
compare-not-there = in deze ronde niet aanwezig
compare-indicators = Indicatoren
compare-indicators-legend = eerder → later, en de verandering waar in beide rondes op verschillend bewijs beoordeeld is
compare-values = { $from } → { $to }
compare-same = =
compare-carried = overgenomen
compare-carried-long = Overgenomen: beide beoordelingen berusten op precies hetzelfde bewijs en kunnen dus niet verschillen.
compare-fate = { $title } ({ $from } → { $to })
compare-level = { $level } – { $text }
basis-other-team = ander team
basis-team-stated-once = een team is maar in één ronde genoemd; het in beide noemen kan de verbinding verbeteren
basis-nobody-named = in een interview staat niet wie deelnam
basis-unit-changed = de afdeling is gesplitst, samengevoegd of vervangen
result-recommendations = Aanbevolen ({ $count })
result-recommendations-open = Mogelijk, afhankelijk van wat niet bekend is ({ $count })
why-recommended = Aanbevolen, omdat dit geldt wat het onbekende ook blijkt te zijn:
why-possible = Mogelijk: alleen wat niet bekend is staat in de weg. Aanbevolen waar geldt:
why-rule-source = Bron: { $source }
organisation-contacts = Contact met mensen met een migratieachtergrond naast eigen initiatieven ({ $units } afdelingen)
organisation-contacts-note = Eigen initiatieven die in deze ronde zijn besloten, geprobeerd, uitgevoerd of gestopt. Tellingen, geen verband.
organisation-named = Wie wie noemt ({ $asked } afdelingen noemden andere als belangrijk voor het thema)
organisation-named-by = { $unit }: genoemd door { $count } van { $asked } andere
organisation-names-itself = noemt zichzelf
