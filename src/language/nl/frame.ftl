# Het kader om elk scherm, en wat meer dan één scherm zegt.

app-title = nulmeting
struck = Geschrapt: uit de bestanden van dit onderzoek verwijderd. Kopieën elders worden niet bereikt.
struck-evidence = { $count ->
    [one] Eén bewijsstuk citeert het nog: { $evidence }.
   *[other] { $count } bewijsstukken citeren het nog: { $evidence }.
}
struck-notes = { $notes ->
    [one] Een andere notitie van dit gesprek bevat het nog.
   *[other] { $notes } andere notities van dit gesprek bevatten het nog.
}
saved = bewaard
saving = bewaart …
not-saved = NIET BEWAARD: { $why }
trouble-full = de schijf is vol: maak ruimte
trouble-read-only = { $file } mag niet worden beschreven: zie schijf, map en rechten
trouble-gone = { $file } is verplaatst, gewist of vervangen: zet het terug
trouble-busy = een ander programma schrijft in { $file }: sluit het daar
trouble-disk = de schijf hapert: zie stick, netwerkmap en quotum
trouble-damaged = { $file } is beschadigd: sluit af en gebruik `nulmeting doctor`
trouble-other = { $why }
kept-aside = Intussen bewaard in { $file }; komt vanzelf in het onderzoek.
kept-nowhere = Nog alleen in het geheugen: laat het open tot er “bewaard” staat.
on-a-share = Dit onderzoek staat op een netwerkmap of iets dergelijks ({ $kind }): houd het op één computer tegelijk open. Op een schijf van deze computer is het sneller en veiliger.
copies-of-sync = Een synchronisatiedienst heeft er een andere versie van dit onderzoek naast gezet: { $files }. Open die om te zien wat erin staat, neem met de hand over wat hier ontbreekt, en zet haar weg.
too-small = Het venster is te klein: { $width } × { $height }. nulmeting heeft ten minste { $least-width } × { $least-height } nodig. Er is niets verloren.
units-count = { $count ->
    [one] { $count } afdeling
   *[other] { $count } afdelingen
}
help-title = Toetsen op dit scherm
help-everywhere = Overal
help-close = Esc sluit deze bladzijde
help-more = { $count ->
    [one] nog één regel
   *[other] nog { $count } regels
} hieronder: PgDn
loading = Bezig met lezen …
confirm-title = Bevestigen a.u.b.
form-not-kept = Nog niet bewaard: Enter bewaart het, nog eens Esc verlaat het.
form-unfinished = “{ $form }” stond open toen het programma stopte. Wat erin was getypt:
palette-title = Wat wilt u doen?
required = { $field } is nodig.
bad-date = { $field }: schrijf een jaar, maand of dag: 2011, 2011-03 of 2011-03-24.
bad-time = { $field }: schrijf uur en minuut, zoals 09:30.
bad-number = { $field }: schrijf een heel getal.
bad-id = { $field }: { $why }
failed = Dat lukte niet: { $why }
picker-none = Niets past.
picker-empty = Er is niets om uit te kiezen.
form-hint-choice = ← → of de eerste letter kiest.
form-hint-several = ← → verplaatst, Space markeert.
form-hint-date = Een jaar, maand of dag: 2011, 2011-03 of 2011-03-24.
form-hint-time = Uur en minuut: 09:30.
form-hint-lines = Alt+Enter begint een nieuwe regel.
form-hint-private = Staat na het verlaten van het veld in een bestand naast het onderzoek, niet erin.
edited-not = De notities blijven zoals ze waren: { $why }.
picker-hint = Typen zoekt · Enter kiest · Esc verlaat
picker-hint-numbered = Een cijfer kiest · Typen zoekt · Esc verlaat
picker-hint-several = Space markeert · Enter neemt de gemarkeerde · Esc verlaat
unknown-unit = deze afdeling komt niet voor in het onderzoek
author-title = Wie schrijft?
author-text = Elke wijziging wordt met haar auteur bewaard, zodat twee mensen aan één onderzoek kunnen werken. Een naam of initialen volstaan; ze blijven op dit apparaat en in het journaal van het onderzoek.
author-field = Naam of initialen
welcome-title = Welkom bij nulmeting
welcome-text = Interviewrondes in de afdelingen van een gemeente: gesprekken voeren, beoordelen, vergelijken.
welcome-first = Eerste stappen
welcome-demo = Het voorbeeldonderzoek bekijken: Almelo, negen afdelingen, twee rondes
welcome-new = Een eigen onderzoek maken
welcome-open = Een onderzoek openen
welcome-new-field = Naam van het onderzoek
welcome-instrument = Instrument
welcome-passphrase = Wachtzin
welcome-again = Wachtzin nog eens
welcome-lock = Met een wachtzin is het onderzoek vergrendeld: zonder die of het herstelblad, dat hierna wordt getoond, kan niemand het lezen. Laat beide leeg voor een onderzoek dat niet vergrendeld is.
welcome-not-same = De twee wachtzinnen zijn niet gelijk.
welcome-sheet-title = Herstelblad
welcome-sheet = Schrijf of druk dit af, en bewaar het apart. Enter opent het onderzoek.
secret-hint = Wordt bij het typen niet getoond. Vier woorden die niet bij elkaar horen zijn goed.
secret-too-weak = Te zwak: minstens 12 tekens, niet steeds dezelfde paar.
secret-fair = Sterkte: redelijk. Een langere is beter.
secret-strong = Sterkte: sterk.
secret-again = Typ dezelfde nog eens.
welcome-no-studies = Nog geen onderzoek in de gegevensmap. Die is { $folder }.
demo-lies = Uw eigen kopie van het voorbeeldonderzoek, { $name }: om uit te proberen.
restored-drafts = Hersteld wat getypt was voordat het programma eindigde: { $count ->
    [one] één tekst, in { $where }
   *[other] { $count } teksten, de laatste in { $where }
}
restored-memo = een memo ({ $key })
restored-conflicts = { $count ->
    [one] Eén daarvan is sindsdien elders gewijzigd; beide zijn bewaard ({ $key }).
   *[other] { $count } daarvan zijn sindsdien elders gewijzigd; alle versies zijn bewaard ({ $key }).
}
language-instead = [{ $language }]

begin-not = Nu niet: er kon iets nog niet worden opgeslagen ({ $why }).
backup-failed = Er kon geen reservekopie worden gemaakt: { $why }
backups-none = Nog geen reservekopieën. Bij de eerste wijziging van een dag wordt er een gemaakt.
backup-sound = in orde
backup-not-sound = beschadigd ({ $what })
backup-why-day = eerste wijziging van een dag
backup-why-wanted = gemaakt omdat iemand er een wilde
backup-why-migration = voordat een nieuwere versie van het programma de tabellen wijzigde
backup-why-restore = voordat een reservekopie werd teruggezet
backup-why-mending = voordat de studie werd hersteld
backup-why-damaged = een beschadigd bestand, opzij gezet zoals het was
restored-rescued = Overgenomen wat de vorige keer niet kon worden opgeslagen: { $count ->
    [one] één invoer.
   *[other] { $count } invoeren.
}
restored-left = { $file } bevat wat niet kon worden opgeslagen, en kan niet worden overgenomen: { $why }
doctor-salvaged = Gered: { $rows } regels van het journaal en { $texts } teksten in bewerking; { $unreadable } regels waren niet te lezen. { $copies } back-ups hadden { $more } regels die het bestand niet meer heeft.
doctor-salvage-left = { $count } daarvan hebben zonder wat verloren is geen plaats in het onderzoek; ze staan in { $file }.
doctor-salvage-known = De tekst van { $ids } is verloren; op die plaats staat de tekst die dit programma kent, misschien in een andere versie.
doctor-salvage-unknown = De tekst van { $ids } is verloren en hier niet bekend: zet het bestand in `questionnaires/` in de datamap en red opnieuw.
doctor-salvage-decided = { $count ->
    [one] De beslissing over één woord is behouden.
   *[other] De beslissingen over { $count } woorden zijn behouden.
}
doctor-salvage-names = De namen van de respondenten liggen er ook naast.
doctor-salvage-no-names = De namen van de respondenten konden niet worden meegenomen: { $why }
doctor-names-unreadable = namen van respondenten: { $what }
doctor-names-open = de namen van de respondenten waren leesbaar voor anderen
doctor-names-not-sealed = het onderzoek is vergrendeld, en de namen van de respondenten waren leesbaar
doctor-names-erased = van `{ $who }`, gewist, was nog een naam over
doctor-names-unknown = `{ $who }` heeft een naam en neemt aan geen gesprek deel: `nulmeting names STUDY --remove "{ $who }"` verwijdert die
backups-no-names = Namen van respondenten staan in geen back-up: kopieer { $file } zelf naar een plek waar alleen u kunt lezen.
names-ask = De naam van `{ $who }`:
names-kept = De naam van `{ $who }` staat in { $file } en nergens anders.
names-removed = De naam van `{ $who }` is weg uit { $file }.
names-had-none = `{ $who }` had geen naam in { $file }.
names-nobody = Er neemt nog niemand deel aan een gesprek.
names-in-no-talk = in geen gesprek
names-where = Namen liggen in { $file } en nergens anders. Geen back-up en geen export bevat ze; wie het onderzoek verplaatst of kopieert, neemt dit bestand mee of laat het liggen.
doctor-sound = Er is niets mis.
doctor-mended = Hersteld
doctor-left = Niet hersteld
doctor-kept = De studie zoals zij was staat in { $file }.
doctor-damaged = het bestand is beschadigd: { $what }
doctor-unreadable = een regel van het journaal is niet te lezen: { $what }
doctor-orphan = iets wat getypt is hoort bij een interview dat er niet is, en blijft staan: { $what }
doctor-differs = tabel `{ $table }`: { $surplus ->
    [one] 1 rij te veel
   *[other] { $surplus } rijen te veel
}, { $missing } ontbreken
