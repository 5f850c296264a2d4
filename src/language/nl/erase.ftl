# Een respondent wissen.

place-erase = Een respondent wissen
do-erase = persoon wissen
help-erase = Toont wat het doet om de respondent uit het hele onderzoek te wissen, en vraagt het; er verandert niets voordat het pseudoniem is getypt
do-passage-goes = gaat weg
help-passage-goes = De passage is van de respondent en gaat weg
do-passage-stays = blijft
help-passage-stays = De passage is van iemand anders en blijft
do-erase-now = wissen…
help-erase-now = Vraagt naar het pseudoniem en wist dan voorgoed; passages waarover niet is beslist, komen eerst
erase-title = { $who } wissen
erase-not-yet = Er verandert niets voordat u aan het eind het pseudoniem hebt getypt ({ $key }).
erase-before = Deze respondent is al eerder gewist; wat er sindsdien van de woorden wordt gevonden, gaat ook weg.
erase-goes = Wat weggaat
erase-alone = Alles wat is gezegd en genoteerd in gesprekken met niemand anders: { $talks }
erase-joint = Wat in gesprekken met anderen van de respondent is: { $talks }
erase-counts = { $goes ->
    [one] 1 regel gaat
   *[other] { $goes } regels gaan
 } helemaal weg, { $cut ->
    [one] 1 wordt
   *[other] { $cut } worden
 } ingekort; { $evidence ->
    [one] 1 bewijsstuk gaat
   *[other] { $evidence } bewijsstukken gaan
 } weg, { $unknown ->
    [one] 1 waardering is
   *[other] { $unknown } waarderingen zijn
 } weer onbekend.
erase-name = De naam die naast het onderzoek staat.
erase-backups = Hetzelfde in alle reservekopieën van het onderzoek.
erase-left = Wat blijft
erase-traces = Dat { $who } is gewist, en op welke dag: het pseudoniem blijft gesloten, zodat geen bestand de woorden terugbrengt. Van elke regel die wegging blijft wanneer en door wie die is gemaakt, zonder wat erin stond.
erase-beyond = Exporten, afgedrukte vellen, afbeeldingen, kopieën elders en back-ups van de schijf zijn buiten bereik: wis daar zelf.
erase-whose = Van wie zijn deze woorden? { $open } van { $count } te beslissen
erase-passage = { $verdict } · { $place }
erase-open = te beslissen
erase-passage-goes = gaat weg
erase-passage-stays = blijft
erase-doubt-joint = Niets zegt van wie deze woorden zijn:
erase-doubt-quotes = Er staan woorden in van wat weggaat:
erase-undecided = { $count ->
    [one] Over 1 passage moet eerst worden beslist.
   *[other] Over { $count } passages moet eerst worden beslist.
 }
erase-form = { $who } voorgoed wissen
erase-form-text = Dit is niet ongedaan te maken. Typ het pseudoniem, { $who }, om de respondent uit het onderzoek en de reservekopieën te wissen.
erase-field = Pseudoniem
erase-not-typed = Dat is niet het pseudoniem; er is niets gewist.
erase-erasing = { $who } wordt gewist…
erase-said = { $who } is gewist.
erase-more-to-decide = Er is nog niets gewist: wat net werd getypt zijn antwoorden geworden, en over een deel daarvan moet voor { $who } nog worden beslist.
erase-failed = { $who } kon niet worden gewist: { $why }
erase-done = { $who } is gewist: { $hollowed ->
    [one] 1 waarde van het journaal is nu leeg.
   *[other] { $hollowed } waarden van het journaal zijn nu leeg.
 }
erase-looked = De bestanden van het onderzoek zijn doorzocht en bevatten niets ervan dat van andere woorden te onderscheiden is.
erase-not-looked = In de bestanden van het onderzoek was niets meer te zoeken.
erase-had-name = De naam die naast het onderzoek stond, is ook weg.
erase-passages-stay = { $count ->
    [one] 1 passage blijft zoals
   *[other] { $count } passages blijven zoals
 } u hebt beslist, en kan de respondent citeren.
erase-copy = Niet aangeraakt, een kopie van het onderzoek: { $file }
