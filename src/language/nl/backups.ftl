# De reservekopieën van het onderzoek, en de weg terug naar een ervan.

place-backups = Reservekopieën
do-backups = reservekopieën
help-backups = Toont de reservekopieën van het onderzoek; maakt er nu een, of zet er een terug
do-open-backup = wat erin staat
help-open-backup = Toont wat er in de kopie staat en hoe zij van het onderzoek verschilt
do-put-back = terugzetten
help-put-back = Zet de kopie in de plaats van het onderzoek, als u ja hebt gezegd; van het onderzoek zoals het nu is wordt eerst een kopie bewaard
do-make-backup = nu een maken
help-make-backup = Maakt nu een kopie van het onderzoek
backups-title = Reservekopieën
backups-now = Het onderzoek nu: { $holds }
backups-where = Ze liggen in { $folder } naast het onderzoek. Ze helpen tegen een vergissing, niet tegen een kapotte schijf.
backups-head = { $when } · { $size } KiB · { $state }
backups-looking = wordt bekeken
backups-holds = { $units ->
    [one] 1 eenheid
   *[other] { $units } eenheden
 }, { $interviews ->
    [one] 1 gesprek
   *[other] { $interviews } gesprekken
 }, { $answers ->
    [one] 1 antwoord
   *[other] { $answers } antwoorden
 }
backups-last-change = { $counts }; laatste wijziging { $when }
backups-lacks = { $lacks ->
    [0] Het onderzoek is sindsdien niet gewijzigd.
    [one] 1 wijziging van het onderzoek staat er niet in.
   *[other] { $lacks } wijzigingen van het onderzoek staan er niet in.
 }
backups-more = { $more ->
    [one] Er staat 1 wijziging in die het onderzoek niet meer heeft.
   *[other] Er staan { $more } wijzigingen in die het onderzoek niet meer heeft.
 }
backups-making = De kopie wordt gemaakt…
backups-made = De kopie is gemaakt en in orde: { $copy }
backups-not-looked-at = Deze kopie wordt nog bekeken.
backups-not-this = Deze kopie kan niet worden teruggezet: { $what }
backups-ask = Het onderzoek terugzetten naar { $when }? { $lacks ->
    [0] Het is sindsdien niet gewijzigd.
    [one] 1 wijziging van daarna zal er niet in staan.
   *[other] { $lacks } wijzigingen van daarna zullen er niet in staan.
 } Van het onderzoek zoals het nu is wordt eerst een kopie bewaard. Wat sindsdien is geschrapt of gewist, blijft weg.
backups-putting-back = De kopie wordt teruggezet…
backups-done = Het onderzoek is nu wat { $copy } was.
backups-kept = Wat er eerst was, is bewaard als { $kept }.
backups-forgotten = Wat sindsdien is geschrapt of gewist, is er ook uit ({ $count ->
    [one] 1 regel
   *[other] { $count } regels
 }).
backups-unreadable = Het onderzoek dat er was, was niet te lezen: is er sinds die kopie iets in geschrapt of gewist, doe dat dan nog eens.
backups-names-stay = Namen van respondenten staan in geen kopie: ze blijven zoals ze zijn.
backups-not-done = { $copy } is niet teruggezet; het onderzoek is zoals het was.
