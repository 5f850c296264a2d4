# Was am Anfang eines Fragebogens steht, der kopiert wurde, um ihn zu ändern.

adapt-heading =
    `{ $id }`: ein eigener Fragebogen, kopiert von `{ $from }`, Version { $version }.

    Erlaubt ist
    - Fragen zu streichen: alles von ihrem [[section.question]] bis zum nächsten. Hängt `when` oder `check`
      einer anderen Frage an einer gestrichenen, auch das streichen; `nulmeting check` nennt die Stelle.
    - Fragen und Abschnitte umzustellen.
    - Fragen zu ergänzen, mit einer `id`, die keine andere Frage hat; `informs` und `answer` nur bei Bedarf.
    - zu ändern, was gesagt wird (`ask`, `probes`, `guide`, Beschriftungen), `minutes`, `title` und die
      Worte unter [placeholders]. Hat eine Studie eigene Worte dafür, gelten diese.

    Stehen bleiben
    - die `id` jeder Frage und jeder Antwort: an ihr wird erkannt, dass Antworten zweier Runden, oder dieses
      Fragebogens und von `{ $from }`, dieselbe Frage betreffen. Wer etwas anderes fragt, braucht eine andere id.
    - `informs` und `proposes` der Fragen, die bleiben: sie sagen, für welche Indikatoren eine Antwort ein Beleg
      ist. Verglichen werden zwei Runden an Indikatoren, nach denen beide gefragt haben.
    - `assessment`: mit diesem Modell bewertet die Studie.
    - vor allem die `id` ganz oben, sobald eine Studie sie nutzt. Wird die Datei danach geändert: `version` erhöhen.
