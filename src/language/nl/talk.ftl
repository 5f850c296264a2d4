# Een interview. De respondent mag dit scherm zien.

talk-title = { $unit } · { $round }
talk-gone = Dit interview is niet meer in het onderzoek. Esc gaat terug.
talk-no-questionnaire = Dit interview heeft geen vragenlijst. Kies er een voor het interview of voor de ronde. Esc gaat terug.
talk-no-questions = De vragenlijst van dit interview heeft geen vragen. Esc gaat terug.
talk-place = Vraag { $number } van { $count } · { $section }
talk-clock = { $minutes } van { $planned } min
talk-clock-unplanned = { $minutes } min
talk-unasked = { $count ->
    [0] alle gesteld
   *[other] { $count } nog te stellen
}
talk-off-path = Buiten het pad: eerdere antwoorden sluiten deze vraag uit. Wat hier getypt wordt blijft bewaard.
talk-open = Hangt af van vraag { $questions }, waar het gesloten antwoord nog open is.
talk-guide = Voor u: { $text }
talk-more = … nog { $count } regels: Esc ↓
talk-notes = Notities
talk-notes-placeholder = Typ wat er gezegd wordt.
talk-parked = Geparkeerde gedachte { $number }
talk-parked-kept = Geparkeerde gedachte { $number } is bewaard. Esc j leidt ernaar terug.
talk-parked-hint = Esc bewaart haar en gaat terug
talk-parked-placeholder = Typ de gedachte; ze krijgt haar plaats na het gesprek.
talk-before = Voor het gesprek
talk-before-placeholder = Typ wat er voor de vragen gezegd is.
talk-after = Na het gesprek · achtergrond
talk-after-placeholder = Typ wat er op de gang gezegd is; het is achtergrond.
talk-observation = Eigen waarneming
talk-observation-placeholder = Typ wat u zelf zag.
talk-find = In dit interview vinden
talk-find-question = vraag { $number }
talk-find-nothing = In dit interview is nog niets getypt.
talk-course = Het gesprek in volgorde van tijd
talk-recorder = Opname gestart om { $at }: regels hebben vanaf nu hun tijd in de opname (Esc y).
talk-paused = Pauze. De klok staat stil; Esc c gaat verder.
talk-background-evidence = Achtergrond. Er is eerder het bewijs { $evidence } van gemaakt: verwijder dat bij Beoordelen (a).
talk-line-to = naar vraag { $number }
talk-companion-read-out = Gesloten antwoord, voorlezen
talk-companion-coded = Gesloten antwoord, u beslist
talk-hint-tab = Tab gaat hierheen
talk-hint-choice = een cijfer antwoordt · Enter toont de lijst
talk-hint-several = cijfers markeren · Enter toont de lijst
talk-hint-list = Enter toont de lijst
talk-hint-number = typ het getal · Enter wijzigt het
talk-hint-date = Enter: typ de datum
talk-hint-initiatives = cijfer: hoe ver het is · Enter: nieuw
talk-hint-add = Enter voegt er een toe
talk-hint-no-units = het onderzoek heeft geen andere afdeling
talk-hint-rows = Enter: nieuwe regel · cijfer wijzigt er een
talk-no-answer-yet = nog niets
talk-answer-title = Gesloten antwoord
talk-field-number = Getal
talk-share = { $part } van { $whole }
talk-no-number = “{ $text }” is geen heel getal.
talk-too-low = Het laagste getal is { $min }.
talk-too-high = Het hoogste getal is { $max }.
talk-share-wrong = Het eerste getal is een deel van het tweede: 3 van 12.
talk-row-text = Een regel waar niets in staat valt weg.
talk-new-row = Nieuwe regel
talk-initiatives = Initiatieven van de afdeling
talk-new-initiative = Nieuw initiatief
talk-fate-before = eerder: { $status }
talk-no-such-answer = Er is hier geen antwoord { $digit }. Tab gaat naar de notities.
talk-turned-on = { $count ->
    [one] Nu te stellen: vraag { $questions }.
   *[other] Nu te stellen: vragen { $questions }.
}
talk-turned-off = { $count ->
    [one] Nu buiten het pad: vraag { $questions }.
   *[other] Nu buiten het pad: vragen { $questions }.
}
talk-warning = Controleer: { $text } (Esc w bewaart het, met een reden)
talk-warning-kept = Ondanks de controle bewaard: { $reason }
talk-no-warning = Er is hier geen waarschuwing.
talk-keep-title = Het antwoord toch bewaren
talk-no-guide = Deze vraag heeft geen aanwijzingen voor de interviewer.
talk-language = Vragen in het { $language }.
language-de = Duits
language-en = Engels
language-nl = Nederlands
talk-earlier-hidden = Het eerdere antwoord op deze vraag blijft verborgen.
talk-earlier-none = Er is geen eerder antwoord op deze vraag.
talk-earlier-not-yet = Het eerdere antwoord is te zien zodra er een antwoord van vandaag is.
talk-earlier-other-person = Dit keer leidt iemand anders het gesprek: het eerdere antwoord blijft verborgen.
talk-earlier-unknown-person = Wie leidt is niet voor beide gesprekken vastgelegd: het eerdere antwoord blijft verborgen.
talk-earlier-closed = Gesloten antwoord: { $answer }
talk-earlier-related = { $round }, gevraagd als: { $question }
talk-jump = Naar een vraag of geparkeerde gedachte springen: typ het nummer of woorden eruit
talk-all-asked = Alles op het pad is gesteld.
talk-only-this = Dit is de enige vraag die nog niet gesteld is.
talk-first = Dit is de eerste vraag.
talk-last = { $count ->
    [0] Dit is de laatste vraag, en alles is gesteld. Esc f rondt af.
    [one] Dit is de laatste vraag. Eén is nog niet gesteld: Esc n gaat erheen.
   *[other] Dit is de laatste vraag. { $count } zijn nog niet gesteld: Esc n gaat naar de volgende.
}
talk-unasked-list = { $count ->
    [0] Alles op het pad is gesteld.
    [one] Eén vraag is nog niet gesteld: { $questions }.
   *[other] { $count } vragen zijn nog niet gesteld: { $questions }.
}
talk-finish = { $unasked } Het gesprek beëindigen? Het interview is dan afgerond.
talk-finished-already = Dit interview is al afgerond.
talk-to-place = { $count ->
    [one] Het gesprek is bewaard. Eén ding is te ordenen: hier +.
   *[other] Het gesprek is bewaard. { $count } dingen zijn te ordenen: hier +.
}
talk-break-off = Het gesprek afbreken
talk-restored = Hersteld van voor het einde van het programma: { $what }
talk-restored-notes = de notities bij vraag { $number }
talk-restored-parked = een geparkeerde gedachte
talk-taken-back = Teruggenomen: { $what }.
talk-done-again = Opnieuw gedaan: { $what }.
talk-nothing-done = Er is niets terug te nemen.
talk-nothing-undone = Er is niets opnieuw te doen.
talk-did-notes = notities bij vraag { $number }
talk-did-answer = gesloten antwoord op vraag { $number }
talk-did-recorder = vermelding van de opname
talk-no-editor = Er is geen editor genoemd: zet $EDITOR op een opdracht, zoals EDITOR=nano.
talk-own-editor = De notities openen in `{ $editor }`? Ze worden daarvoor in een bestand gezet, dat daarna wordt verwijderd; de editor kan kopieën bewaren.
talk-edited-nothing = De notities zijn zoals ze waren.
talk-edited = Overgenomen uit de editor; ongedaan maken brengt terug wat er stond.
talk-mark-nothing = Er is niets te markeren: de cursor staat in geen woord.
talk-mark-parked = Alleen notities bij een vraag worden gemarkeerd; hier zijn woorden te schrappen (Esc s).
talk-put-quote = Een woordelijk citaat.
talk-taken-quote = Geen citaat meer.
talk-put-flag = Om op terug te komen.
talk-taken-flag = Niet meer om op terug te komen.
talk-put-background = Achtergrond: nooit geciteerd, getoond, bewijs. Esc h geeft vrij.
talk-taken-background = Weer vrijgegeven.
talk-put-passage = Gekoppeld.
talk-taken-passage = Niet meer gekoppeld.
talk-put-speaker = Gezegd door { $who }.
talk-taken-speaker = Niet meer toegeschreven aan { $who }.
talk-here-quote = citaat
talk-here-flag = erop terugkomen
talk-here-background = achtergrond
talk-here-passage = gekoppeld
talk-here-speaker = gezegd door { $who }
talk-tie = Koppelen aan
talk-line-several = “#{ $code }” kan { $count } dingen zijn; de regel blijft zoals getypt.
talk-line-sent = Bewaard bij vraag { $number }.
talk-no-model = Er is niets om aan te koppelen: het onderzoek heeft geen indicatoren.
talk-speaker = Wie het zei
talk-one-participant = Alleen { $who } neemt deel.
talk-no-participant = Voor dit interview is geen deelnemer ingevoerd.
talk-strike-nothing = Er is niets te schrappen: de cursor staat in geen woord.
talk-strike = “{ $words }” schrappen? Het verdwijnt voorgoed uit notities, ongedaan maken en bestand; alleen de tijd blijft.
talk-marks-lost = { $count ->
    [one] Een gemarkeerde passage staat niet meer in de tekst; de markering is weg.
   *[other] { $count } gemarkeerde passages staan niet meer in de tekst; de markeringen zijn weg.
}
talk-commands = Opdrachten
talk-commands-hint = druk op een van deze toetsen · Esc sluit
talk-no-command = Esc { $key } doet hier niets. Esc ? toont alle toetsen.
talk-blank = Het typen gaat door. Esc b toont het scherm weer.
talk-blank-first = Het scherm is afgedekt: Esc b toont het weer.
talk-mark-given = beantwoord
talk-mark-missing = geen antwoord
talk-mark-unasked = niet gesteld
talk-mark-open = hangt af
talk-mark-off = buiten pad
talk-not-agreed = Nog niet ingestemd met het interview: { $who }
