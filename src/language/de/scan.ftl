# Wörter, die verraten können, um wen es geht; entschieden, bevor etwas hinausgeht.

place-scan = Verräterische Wörter
do-scan = verräterische Wörter
help-scan = Zeigt Namen und Wörter für Herkunft, Religion und Gesundheit in den Texten, um zu entscheiden, was statt ihrer hinausgeht
do-keep-word = geht so hinaus
help-keep-word = Das Wort geht hinaus, wie es ist
do-replace-word = ersetzen
help-replace-word = Statt des Wortes geht überall etwas anderes hinaus; in der Studie bleibt das Wort stehen
do-own-word = ersetzen durch…
help-own-word = Schreibt auf, was statt des Wortes hinausgeht
do-open-word = wieder offen
help-open-word = Die Entscheidung über das Wort ist wieder offen
do-all-places = alle Stellen
help-all-places = Zeigt alle Stellen, an denen das Wort steht, oder nur die ersten
scan-title = Wörter, die verraten können, um wen es geht
scan-none = Es wurde kein Wort gefunden, das verraten könnte, um wen es geht.
scan-base = { $open ->
    [0] Über alle { $count } Wörter ist entschieden.
   *[other] Von { $count } Wörtern sind { $open } nicht entschieden; sie gehen hinaus, wie sie sind.
 } In der Studie bleibt, was gesagt wurde; ersetzt wird auf dem Weg hinaus.
scan-limits = Listen finden, was wahrscheinlich ist, nicht alles. Wer an dem erkannt werden kann, was er getan hat, findet sich nur beim Lesen.
scan-tells-name = Namen
scan-tells-contact = Adressen und Telefonnummern
scan-tells-origin = Herkunft
scan-tells-religion = Religion
scan-tells-health = Gesundheit
scan-tells-other = Von Ihnen entschieden
scan-heading = { $name } · { $count }
scan-word = { $word } · { $count }× · { $decision }
scan-undecided = nicht entschieden, geht so hinaus
scan-kept = geht so hinaus
scan-replaced = geht hinaus als „{ $with }“
scan-left-out = wird weggelassen
scan-more = und { $count } weitere { $count ->
    [one] Stelle
   *[other] Stellen
 }
scan-instead-name = [Name]
scan-instead-contact = [Kontakt]
scan-instead-origin = [Herkunft]
scan-instead-religion = [Religion]
scan-instead-health = [Gesundheit]
scan-instead-other = […]
scan-form = Was statt „{ $word }“ hinausgeht
scan-form-with = Text
