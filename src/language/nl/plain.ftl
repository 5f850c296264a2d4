# Het programma in regels, zonder tekening.

plain-begin = nulmeting zonder tekening. help somt de opdrachten op.
plain-who = Wie schrijft? Een naam of initialen:
plain-kept = Alles wat getypt is, is bewaard.
plain-yes-or-no = ja of nee?
plain-which = welk nummer?
plain-no-line = Er is geen regel { $number }.
plain-no-number = Er is hier niets met nummer { $number }.
plain-unknown = “{ $command }” is hier geen opdracht. help somt ze op.
plain-several = “{ $command }” kan zijn: { $names }.
plain-chosen = Gekozen: { $what }
plain-not-saved = Niet op schijf: { $why }
plain-note = { $number } { $text }
plain-notes = { $count ->
    [one] Eén regel notities; .read leest die.
   *[other] { $count } regels notities; .read leest ze.
}
plain-probe = Doorvragen: { $text }
plain-is-chosen = gekozen
plain-empty = leeg
plain-more = nog { $count }: typ woorden om de lijst te verkleinen.
plain-pick = Een nummer of woorden kiezen; een lege regel verlaat.
plain-pick-several = Nummers kiezen, met spaties ertussen; een lege regel houdt wat gekozen is, een punt verlaat.
plain-form = Typ wat daar hoort; een lege regel laat het zoals het is, een punt verlaat.
plain-nothing-known = niets bekend
plain-phases = { $field }: { $earlier }, daarna { $later }
plain-help-talk = Wat getypt wordt, wordt bewaard als notities. Een regel die met een punt begint, is een opdracht; twee punten beginnen een tekst met een punt. Tekens aan het begin van een regel gelden als op het scherm: > ! #code =3 @12.
plain-help-page = Typ een opdracht, of het nummer van een regel om die te kiezen.
plain-help-help = Somt de opdrachten op
plain-help-read = Leest de pagina nog eens, en de notities regel voor regel
plain-help-line = Wat volgt, geldt regel N van de notities: .quote, .flag, .background, .strike
plain-help-fix = Schrijft regel N van de notities opnieuw
plain-help-drop = Haalt regel N uit de notities
plain-help-value = Beoordeelt de gekozen indicator; u is onbekend, x niet van toepassing
