# Wat aan het begin staat van een vragenlijst die is gekopieerd om haar te veranderen.

adapt-heading =
    `{ $id }`: een eigen vragenlijst, gekopieerd van `{ $from }`, versie { $version }.

    Dit mag
    - vragen schrappen: alles van hun [[section.question]] tot de volgende. Hangt `when` of `check` van een
      andere vraag aan een geschrapte, schrap dat dan ook; `nulmeting check` noemt de plaats.
    - vragen en onderdelen in een andere volgorde zetten.
    - vragen toevoegen, met een `id` die geen andere vraag heeft; `informs` en `answer` alleen waar nodig.
    - veranderen wat er gezegd wordt (`ask`, `probes`, `guide`, antwoorden), `minutes`, `title` en de woorden
      onder [placeholders]. Heeft een onderzoek daar eigen woorden voor, dan gelden die.

    Dit blijft staan
    - de `id` van elke vraag en elk antwoord: daaraan wordt herkend dat antwoorden van twee rondes, of van deze
      vragenlijst en `{ $from }`, over dezelfde vraag gaan. Wie iets anders vraagt, heeft een andere id nodig.
    - `informs` en `proposes` van vragen die blijven: ze zeggen voor welke indicatoren een antwoord bewijs is.
      Twee rondes worden vergeleken op indicatoren waar beide naar hebben gevraagd.
    - `assessment`: met dat model beoordeelt het onderzoek.
    - vooral de `id` bovenaan, zodra een onderzoek haar gebruikt. Verandert het bestand daarna: verhoog `version`.
