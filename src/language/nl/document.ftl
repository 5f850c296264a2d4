# Verslagen: hoofdstuk, blad van een afdeling, verantwoording aan de raad.

doc-chapter-title = { $study }: resultaten van de interviewrondes
doc-unnamed-study = Een studie
doc-both = { $account }; aangetoond: { $proven }
doc-contested = { $value } (betwist)
doc-nothing-yet = Er is nog niets ingevoerd.

doc-method = Methode
doc-method-model = Beoordelingsmodel: { $model }.
doc-method-fields = Velden: { $names }.
doc-method-indicators = Indicatoren: { $indicators } per { $unit }, { $own } voor de organisatie als geheel.
doc-method-scale = Een indicator wordt beoordeeld met 0 tot 3, onbekend (U) of niet van toepassing (N), op grond van wat is gezegd, gezien, geschreven of geteld. Een onbekende kan alles van 0 tot 3 zijn: wat hier staat geldt voor elke waarde die zij kan hebben, of heet open.
doc-method-both = Waar beide verschillen, staan beide er.
doc-method-conventions = Schaal, drempels, woorden en oordelen zijn afspraken van het programma nulmeting. Ze zijn voor elke eenheid en elke ronde gelijk.
doc-method-quotes = Citaten staan er alleen waar de spreker ermee instemde geciteerd te worden en de woorden goedkeurde. Ze zijn in algemene termen toegeschreven. Wat op de achtergrond is gezegd, ontbreekt.

doc-case = De casus
doc-case-units = Basis: { $count } { $units }, { $line } lijn en { $staff } staf.
doc-case-no-units = Er zijn nog geen { $units } ingevoerd.
doc-rounds = Interviewrondes
doc-rounds-base = Gesproken: met minstens één voltooid interview, van degene die er in de ronde waren. Voltooid: interviews, van alle die zijn vastgelegd.
doc-round = Ronde
doc-role = Soort
doc-period = Periode
doc-talked = Gesproken
doc-talks = Voltooid
doc-units = De { $units }
doc-units-base = In de kolommen van de rondes: wat er van elk interview werd; een streepje waar er geen is vastgelegd.
doc-kind = Soort
doc-programme = Programma
doc-events = Wat er omheen gebeurde
doc-organisation-cells = De eigen cellen van de organisatie

doc-by-unit = Resultaten per { $unit }
doc-not-there = In deze rondes was zij er niet.
doc-unit-talks = { $talks ->
    [0] Er is geen interview voltooid.
    [one] Er is één interview voltooid.
   *[other] Er zijn { $talks } interviews voltooid.
}
doc-unit-known = Bekend: { $known } van de { $applies } indicatoren die van toepassing zijn, van { $all } in totaal.
doc-unit-nothing-applies = Geen indicator is van toepassing.
doc-feedback-none = Er is geen terugkoppelgesprek vastgelegd.
doc-feedback-agreed = Het resultaat is besproken en onderschreven.
doc-feedback-contested = Het resultaat is besproken en wordt als geheel betwist.
doc-feedback-agreed-on = Het resultaat is besproken en onderschreven ({ $on }).
doc-feedback-contested-on = Het resultaat is besproken en wordt als geheel betwist ({ $on }).
doc-feedback-parts = Betwist: { $parts }.
doc-matrix = Matrix
doc-no-heading = Onder geen kopje
doc-ratings = Beoordelingen: { $heading }
doc-evidence = Bewijs: { $count } in totaal ({ $counts }).
doc-evidence-none = Er is geen bewijs ingevoerd.
doc-by-manager = leidinggevende
doc-by-employee = medewerker
doc-by-respondent = interview
doc-by-line = { $role }, { $unit } in de lijn
doc-by-staff = { $role }, { $unit } in de staf

doc-recommendation = Aanbeveling
doc-status = Stand
doc-trigger = Aanleiding
doc-place = Plaats
doc-recommendations = Aanbevelingen
doc-recommendations-base = Volgens eigen opgave. Aanbevolen: de aanleiding geldt, wat de onbekenden ook zijn. Mogelijk: alleen onbekenden staan in de weg.
doc-recommendations-none = Geen aanbeveling komt in beeld.
doc-recommendations-whole = Aanbevelingen voor het geheel
doc-recommended = aanbevolen
doc-possible = mogelijk
doc-contact-migrants = Contact met de groep waarover de studie gaat
doc-tally-most = { $test }: de meeste ({ $kind })
doc-tally-some = { $test }: enkele ({ $kind })

doc-comparison = Vergelijking van twee rondes
doc-comparison-none = Hier worden geen twee rondes vergeleken.
doc-comparison-of = { $from } wordt vergeleken met { $to }. Een oordeel staat er alleen waar respondenten, vragen en beoordelingen van beide rondes het toelaten.

doc-figure-cells = { $round }: elke cel van de matrix in één woord, met haar basis.
doc-figure-compared = Voltooide fasen per veld: { $from } en { $to }.

doc-limits = Grenzen van de vergelijkbaarheid
doc-limit-no-talk = { $round }: geen voltooid interview met { $names }.
doc-limit-unknown = { $round }: onbekend zijn { $part } van { $base } beoordelingen die van toepassing zijn.
doc-limit-unproven = { $round }: { $part } van { $base } beoordelingen die van toepassing zijn tellen minder waar bewijs wordt gevraagd.
doc-limit-agreement = { $round }: beoordelaars zijn het te weinig eens om te steunen op { $fields }.
doc-limit-feedback = { $round }: geen terugkoppelgesprek vastgelegd met { $names }.
doc-limit-quotes = { $round }: achtergehouden citaten, zonder instemming of niet goedgekeurd: { $count }.
doc-limit-comparable = Tussen de rondes vergelijkbaar: { $comparable } van { $count } { $units }.
doc-limit-no-mean = Geen getal staat voor het geheel en geen voor een eenheid: resultaten zijn profielen, en er is geen rangorde.

doc-sources = Bronnen
doc-sources-none = Er is geen bron vastgelegd.
doc-questionnaire = Vragenlijst: { $name }.
doc-questionnaire-source = Vragenlijst: { $name }. { $source }

doc-sheet-title = { $unit }: terugkoppelblad
doc-sheet-about = Dit blad is voor de eenheid zelf: wat in de interviews naar voren kwam, om te bespreken. Citaten erop komen uit haar eigen interviews, en alleen uit woorden die hier getoond mogen worden.
doc-sheet-standing = Waar zij staat: { $round }
doc-sheet-headings = Per kopje
doc-sheet-headings-base = Niveaus volgens eigen opgave, 3 is het hoogste. Aangetoond: wat een tweede bron, een document of een getal bevestigt.
doc-sheet-level = Niveau { $level }
doc-sheet-unknown = Niet bekend
doc-sheet-not-applicable = Niet van toepassing
doc-sheet-proven = { $name } (aangetoond: { $level })
doc-sheet-changed = Wat er veranderde
doc-sheet-respondents = Respondenten
doc-sheet-compared = Vergelijkbare indicatoren: { $compared }
doc-sheet-observed = In beide rondes op ander bewijs beoordeeld: { $n } van { $defined } indicatoren; { $up } hoger, { $same } gelijk, { $down } lager
doc-sheet-observed-none = Geen indicator is in beide rondes op ander bewijs beoordeeld.
doc-sheet-next = Wat mee te brengen, wie hierna te vragen
doc-sheet-bring = Dit telt nog minder, omdat het niet is aangetoond. Een document, een getal of een tweede bron verandert dat:
doc-sheet-bring-one = { $name }: { $why }
doc-sheet-ask = Wat nog niet bekend is, naar wie of wat te vragen:
doc-sheet-unknown-base = Basis: { $count } indicatoren waarvan afhangt of een fase voltooid is.
doc-sheet-questions = De vragen die het meeste ervan ophelderen:
doc-sheet-next-nothing = Er ontbreekt niets dat het resultaat kan veranderen.
doc-sheet-possible = Mogelijk, afhankelijk van wat nog niet bekend is: { $names }.

doc-talk-title = { $unit }, { $round }: wat u ons vertelde
doc-talk-how = Antwoord aan degene die u interviewde: in dit bestand, per brief of per telefoon. Waar alles klopt, is meer niet nodig.
doc-talk-mark = Bij elke tekst staat hoe ver die is. Een citaat wordt alleen gebruikt nadat u het hebt goedgekeurd; zonder antwoord wordt het niet gebruikt.
doc-talk-quote = ☐ ja ☐ nee · tot nu toe: { $state }
doc-talk-corrections = Correcties: ………………………………………………
doc-sheet-fates = Wat er van initiatieven werd:
doc-figure-told = Hetzelfde in woorden:

doc-council-title = { $study }: verantwoording aan de raad
doc-council-about = Deze verantwoording zegt hoe ver de gemeente en haar programma's zijn. Er is geen rangorde.
doc-council-quotes = Niemand wordt geciteerd.
doc-council-people = Er staan geen aantallen mensen in: de meeste zijn daarvoor te klein.
doc-council-context = Context
doc-council-programmes = Per programma
doc-council-programmes-base = Resultaten van { $round }. Een naam staat hier pas na een terugkoppelgesprek; die zonder staan aan het eind bij elkaar, los van hun programma's.
doc-council-no-programme = Zonder programma
doc-council-unnamed = Niet genoemd
doc-council-distribution = Fasen en hun verdeling
doc-council-distribution-base = Basis: { $count } { $units }, volgens eigen opgave. Open: beoordelingen die nog onbekend zijn beslissen.
doc-council-completed = { $count } voltooid
doc-council-open = open
doc-council-conventions = Schaal, drempels, woorden en oordelen zijn afspraken van het programma nulmeting.
doc-council-members = Programma's
doc-council-members-base = Basis: alle die bij het programma horen. Genoemd: die met een terugkoppelgesprek over elke ronde waarvan wordt verteld.
doc-council-named = Genoemd
