# Wat de studie verlaat: de pagina waarop het wordt gekozen, en wat voor en na het schrijven wordt gezegd.

# Wat wordt geteld.
manifest-unit = { $count ->
    [one] 1 afdeling
   *[other] { $count } afdelingen
}
manifest-unit-name = { $count ->
    [one] de naam van 1 afdeling
   *[other] de namen van { $count } afdelingen
}
manifest-talk = { $count ->
    [one] 1 gesprek
   *[other] { $count } gesprekken
}
manifest-text = { $count ->
    [one] 1 tekst in vrije woorden
   *[other] { $count } teksten in vrije woorden
}
manifest-quote = { $count ->
    [one] 1 citaat
   *[other] { $count } citaten
}
manifest-background = { $count ->
    [one] 1 passage op de achtergrond
   *[other] { $count } passages op de achtergrond
}
manifest-note = { $count ->
    [one] 1 notitie naast de vragen
   *[other] { $count } notities naast de vragen
}
manifest-evidence = { $count ->
    [one] de woorden van 1 bewijsstuk
   *[other] de woorden van { $count } bewijsstukken
}
manifest-summary = { $count ->
    [one] 1 samenvatting
   *[other] { $count } samenvattingen
}
manifest-memo = { $count ->
    [one] 1 memo
   *[other] { $count } memo's
}
manifest-rating = { $count ->
    [one] 1 beoordeling
   *[other] { $count } beoordelingen
}
manifest-rating-note = { $count ->
    [one] de notitie bij 1 beoordeling
   *[other] de notities bij { $count } beoordelingen
}
manifest-share = { $count ->
    [one] 1 aandeel van mensen
   *[other] { $count } aandelen van mensen
}
manifest-role = { $count ->
    [one] 1 rol
   *[other] { $count } rollen
}
manifest-draft = { $count ->
    [one] 1 getypte tekst
   *[other] { $count } getypte teksten
}
manifest-respondent = { $count ->
    [one] alles wat 1 persoon zei
   *[other] alles wat { $count } personen zeiden
}
manifest-table = { $count ->
    [one] 1 tabel
   *[other] { $count } tabellen
}
manifest-row = { $count ->
    [one] 1 rij
   *[other] { $count } rijen
}
manifest-picture = { $count ->
    [one] 1 afbeelding
   *[other] { $count } afbeeldingen
}
manifest-code = { $count ->
    [one] 1 code
   *[other] { $count } codes
}
manifest-coding = { $count ->
    [one] 1 gecodeerde passage
   *[other] { $count } gecodeerde passages
}

# Waarom iets ontbreekt.
manifest-why-not-agreed = iemand in het gesprek stemde er niet mee in, of niet meer
manifest-why-not-agreed-to-quote = wie het zei, stemde er niet mee in geciteerd te worden
manifest-why-not-for-own-unit = wie het zei, stemde er niet mee in dat de eigen afdeling het ziet
manifest-why-not-with-role = wie het zei, stemde er niet mee in met de rol geciteerd te worden
manifest-why-background = op de achtergrond
manifest-why-no-speaker = wie van meerderen het zei, is niet vastgelegd
manifest-why-not-checked = tijdens het gesprek getypt en sindsdien niet nagekeken
manifest-why-not-approved = niet goedgekeurd door de respondent
manifest-why-withdrawn = teruggenomen door de respondent
manifest-why-too-few = van te weinig mensen
manifest-why-no-feedback = het terugkoppelingsgesprek is niet vastgelegd
manifest-why-given-away = welke afdeling het is, zou uit de andere volgen
manifest-why-not-handed-on = blijft bij het doorgeven hier; in gegevens voor eigen analyse staat het
manifest-why-no-place = staat daarin onder geen kop of vraag
manifest-why-not-in-such = komt in zo'n bestand niet voor
manifest-why-not-stored = nog niet opgeslagen: open de studie een keer
manifest-why-erased = gewist

# $what: zoveel van iets; $why: een van de redenen hierboven.
manifest-missing = { $what } ({ $why })
# $what: wat in het bestand staat of ontbreekt.
manifest-inside-line = Erin: { $what }.
manifest-left-out-line = Niet erin: { $what }.
manifest-nothing = Er staat niets van de studie in.

manifest-remark-whole-record = Alles wat is vastgelegd staat erin, waar men ook mee instemde: het is een archief. Wat op de achtergrond is, staat alleen in het studiebestand.
manifest-remark-own-analysis = Het is voor eigen analyse: er staat in wat mensen zeiden, en het is niet om door te geven.
manifest-remark-pseudonyms = Van niemand staat de naam erin: mensen staan er met hun pseudoniem.
manifest-remark-names = Het zegt wie de mensen zijn: persoonlijk, en niet om door te geven.
manifest-remark-nobody = Niemand met wie gesproken is staat erin, ook niet met een pseudoniem; wie zij in vrije woorden noemden misschien wel.
manifest-remark-not-locked = De studie is vergrendeld, dit bestand niet: wie het heeft, kan het lezen.
manifest-remark-replaced = { $count ->
    [one] 1 woord dat kan verraden om wie het gaat is vervangen zoals beslist.
   *[other] { $count } woorden die kunnen verraden om wie het gaat zijn vervangen zoals beslist.
}
manifest-remark-undecided = { $count ->
    [one] Over 1 woord in het onderzoek dat kan verraden om wie het gaat is niet beslist; het gaat naar buiten zoals het is
   *[other] Over { $count } woorden in het onderzoek die kunnen verraden om wie het gaat is niet beslist; ze gaan naar buiten zoals ze zijn
 }: zie “Woorden die iets verraden” op het eerste scherm, of `nulmeting scan`.

# Hoe ver het is.
leaving-step-reading = Lezen
leaving-step-scoring = Uitwerken
leaving-step-comparing = Vergelijken
leaving-step-laying-out = Samenstellen
leaving-step-writing = Schrijven
leaving-step-matching = Het bestand wordt met de studie vergeleken
leaving-step-taking = Overnemen
leaving-step-examining = Nakijken
leaving-step-mending = Herstellen
leaving-step-salvaging = Redden wat te lezen is
leaving-step-restoring = De reservekopie wordt op haar plaats gezet
leaving-step-searching = Zoeken wat er gezegd is
leaving-step-erasing = Wissen
# Said when somebody presses Ctrl+C.
leaving-goes-on = Dit is niet halverwege te beëindigen zonder iets half gedaan achter te laten; het gaat door tot het einde.
# $place: het bestand of de map.
leaving-written = Geschreven: { $place }.

# De pagina.
place-export = Export
do-export = export
help-export = De wegen uit de studie: verslagen, gegevens, archief, afbeeldingen; zegt voor het schrijven wat in het bestand komt en wat ontbreekt
do-write-file = schrijven
help-write-file = Schrijft het bestand waar de pagina het zegt; wat er al is wordt niet ongevraagd vervangen
do-change-here = kiezen
help-change-here = Kiest het soort bestand, wijzigt de gekozen waarde of gaat naar wat ontbreekt
export-title = Export
export-reports = Verslagen
export-data = Gegevens
export-study = Studie
export-pictures = Afbeeldingen
export-way-chapter = Hoofdstuk
export-way-unit = Afdeling
export-way-interview = Uitwerking
export-way-council = Raad
export-way-csv = CSV
export-way-xlsx = Werkmap
export-way-spss = SPSS
export-way-toml = Archief
export-way-qdpx = Codeerproject
export-way-qdc = Codeboek
export-way-picture-organisation = Alle
export-way-picture-unit = Eén afdeling
export-way-picture-comparison = Twee rondes
export-way-picture-series = Alle rondes
export-about-chapter = Het hoofdstuk over de studie: methode, organisatie, afdeling voor afdeling, vergelijking, grenzen. Met de namen van de afdelingen: het is van u, voordat het van de raad is.
export-about-unit = Voor één afdeling om te bespreken: haar eigen resultaten, citaten en volgende stappen.
export-about-interview = De uitwerking van een gesprek, voor de respondent om te verbeteren en goed te keuren.
export-about-council = Het jaarlijkse verslag aan de raad: noemt alleen afdelingen waarvan het terugkoppelingsgesprek is vastgelegd, en citeert niemand.
export-about-csv = Een map met tabellen als CSV en een codeboek, voor statistiek.
export-about-xlsx = Dezelfde tabellen als bladen van een werkmap.
export-about-spss = Een map met dezelfde tabellen en syntaxis voor SPSS en PSPP.
export-about-toml = De studie als bestand.
export-about-qdpx = Gesprekken als teksten met hun markeringen, voor programma's die teksten coderen (REFI-QDA).
export-about-qdc = Het codeboek van indicatoren en factoren alleen (REFI-QDA).
export-about-picture-organisation = Alle afdelingen in een ronde: elke cel van de matrix in een woord.
export-about-picture-unit = Een afdeling in een ronde: matrix, fasen, situatie, succesfactoren.
export-about-picture-comparison = Twee rondes van alle afdelingen: voltooide fasen per veld.
export-about-picture-series = Alle rondes na elkaar: voltooide fasen per veld.
export-format = Formaat
export-format-html = één pagina voor een browser, met afbeeldingen (HTML)
export-format-docx = een document voor een tekstverwerker (DOCX)
export-format-markdown = Markdown, voor een editor
export-language = Taal
export-language-en = Engels
export-language-de = Duits
export-language-nl = Nederlands
export-room = Voor wie
export-room-shared = om door te geven: geen notities, alleen citaten die gebruikt mogen worden
export-room-own = voor eigen analyse: met wat mensen zeiden; niet om door te geven
export-room-study-shared = om door te geven: alleen teksten van gesprekken en citaten die naar buiten mogen
export-room-study-own = alles wat is vastgelegd, voor een archief of een andere computer; niet om door te geven
export-talk = Gesprek
export-version = Versie
export-unit = Afdeling
export-rounds = Rondes
export-rounds-all = alle; de eerste en de laatste worden vergeleken
# $from, $to: rondes.
export-rounds-two = { $from } en { $to }
export-place = Plaats
export-place-form = Waar het wordt geschreven
export-place-text = Een naam ligt in de map van de studie, een pad waar het zegt.
export-inside = Erin
export-left-out = Niet erin
export-go = Waarheen?
# $why: wat in de weg staat.
export-impossible = Het kan niet worden geschreven: { $why }.
export-busy = Er wordt al iets geschreven; Esc beëindigt het.
export-how-to-stop = Esc beëindigt het; er blijft niets van over.
export-stopped = Beëindigd; er is niets geschreven.
# $place: het bestand.
export-replace = { $place } bestaat al. Overschrijven?
