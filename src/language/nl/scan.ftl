# Woorden die kunnen verraden om wie het gaat; beslist voordat er iets naar buiten gaat.

place-scan = Woorden die iets verraden
do-scan = verraderlijke woorden
help-scan = Toont namen en woorden voor herkomst, religie en gezondheid in de teksten, om te beslissen wat er in hun plaats naar buiten gaat
do-keep-word = gaat zo naar buiten
help-keep-word = Het woord gaat naar buiten zoals het is
do-replace-word = vervangen
help-replace-word = Overal gaat iets anders in plaats van het woord naar buiten; in het onderzoek blijft het woord staan
do-own-word = vervangen door…
help-own-word = Schrijft op wat er in plaats van het woord naar buiten gaat
do-open-word = weer open
help-open-word = De beslissing over het woord is weer open
do-all-places = alle plaatsen
help-all-places = Toont elke plaats waar het woord staat, of alleen de eerste
scan-title = Woorden die kunnen verraden om wie het gaat
scan-none = Er is geen woord gevonden dat kan verraden om wie het gaat.
scan-base = { $open ->
    [0] Over alle { $count } woorden is beslist.
   *[other] Van { $count } woorden zijn er { $open } niet beslist; die gaan naar buiten zoals ze zijn.
 } In het onderzoek blijft wat er gezegd is; vervangen wordt op de weg naar buiten.
scan-limits = Lijsten vinden wat waarschijnlijk is, niet alles. Wie te herkennen is aan wat hij gedaan heeft, vindt alleen wie leest.
scan-tells-name = Namen
scan-tells-contact = Adressen en telefoonnummers
scan-tells-origin = Herkomst
scan-tells-religion = Religie
scan-tells-health = Gezondheid
scan-tells-other = Door u beslist
scan-heading = { $name } · { $count }
scan-word = { $word } · { $count }× · { $decision }
scan-undecided = niet beslist, gaat zo naar buiten
scan-kept = gaat zo naar buiten
scan-replaced = gaat naar buiten als “{ $with }”
scan-left-out = wordt weggelaten
scan-more = en nog { $count } { $count ->
    [one] plaats
   *[other] plaatsen
 }
scan-instead-name = [naam]
scan-instead-contact = [contact]
scan-instead-origin = [herkomst]
scan-instead-religion = [religie]
scan-instead-health = [gezondheid]
scan-instead-other = […]
scan-form = Wat er in plaats van “{ $word }” naar buiten gaat
scan-form-with = Tekst
