# Eine befragte Person löschen.

place-erase = Eine befragte Person löschen
do-erase = Person löschen
help-erase = Zeigt, was es bewirkt, die befragte Person aus der ganzen Studie zu löschen, und fragt; nichts ändert sich, bevor das Pseudonym getippt ist
do-passage-goes = geht
help-passage-goes = Die Stelle ist von der befragten Person und geht
do-passage-stays = bleibt
help-passage-stays = Die Stelle ist von jemand anderem und bleibt
do-erase-now = löschen…
help-erase-now = Fragt nach dem Pseudonym und löscht dann endgültig; zuvor kommen Stellen, über die nicht entschieden ist
erase-title = { $who } löschen
erase-not-yet = Nichts ändert sich, bevor Sie am Ende das Pseudonym getippt haben ({ $key }).
erase-before = Diese Person wurde schon gelöscht; was seither von ihren Worten gefunden wird, geht auch.
erase-goes = Was geht
erase-alone = Alles Gesagte und Notierte in Gesprächen mit niemand anderem: { $talks }
erase-joint = Was in Gesprächen mit anderen von der Person ist: { $talks }
erase-counts = { $goes ->
    [one] 1 Eintrag geht
   *[other] { $goes } Einträge gehen
 } ganz, { $cut ->
    [one] 1 wird
   *[other] { $cut } werden
 } gekürzt; { $evidence ->
    [one] 1 Beleg geht
   *[other] { $evidence } Belege gehen
 }, { $unknown ->
    [one] 1 Wertung ist
   *[other] { $unknown } Wertungen sind
 } wieder unbekannt.
erase-name = Der Name, der neben der Studie steht.
erase-backups = Dasselbe in allen Sicherungen der Studie.
erase-left = Was bleibt
erase-traces = Dass { $who } gelöscht wurde, und an welchem Tag: Das Pseudonym bleibt geschlossen, damit keine Datei die Worte zurückbringt. Von jedem Eintrag, der ging, bleibt, wann und von wem er gemacht wurde, ohne seinen Inhalt.
erase-beyond = Exporte, gedruckte Bögen, Bilder, Kopien anderswo und Sicherungen der Platte sind nicht erreichbar: Löschen Sie dort selbst.
erase-whose = Wessen Worte sind das? { $open } von { $count } zu entscheiden
erase-passage = { $verdict } · { $place }
erase-open = zu entscheiden
erase-passage-goes = geht
erase-passage-stays = bleibt
erase-doubt-joint = Nichts sagt, wessen Worte das sind:
erase-doubt-quotes = Es enthält Worte von dem, was geht:
erase-undecided = { $count ->
    [one] Über 1 Stelle ist zuvor zu entscheiden.
   *[other] Über { $count } Stellen ist zuvor zu entscheiden.
 }
erase-form = { $who } endgültig löschen
erase-form-text = Das lässt sich nicht rückgängig machen. Tippen Sie das Pseudonym, { $who }, um die Person aus der Studie und ihren Sicherungen zu löschen.
erase-field = Pseudonym
erase-not-typed = Das ist nicht das Pseudonym; nichts wurde gelöscht.
erase-erasing = { $who } wird gelöscht…
erase-said = { $who } ist gelöscht.
erase-more-to-decide = Noch wurde nichts gelöscht: Was gerade getippt wurde, ist zu Antworten geworden, und darüber ist für { $who } zum Teil noch zu entscheiden.
erase-failed = { $who } konnte nicht gelöscht werden: { $why }
erase-done = { $who } ist gelöscht: { $hollowed ->
    [one] 1 Wert des Journals ist jetzt leer.
   *[other] { $hollowed } Werte des Journals sind jetzt leer.
 }
erase-looked = Die Dateien der Studie wurden durchgesehen und enthalten nichts davon, was von anderen Worten zu unterscheiden wäre.
erase-not-looked = In den Dateien der Studie war nichts mehr zu suchen.
erase-had-name = Der Name, der neben der Studie stand, ist auch fort.
erase-passages-stay = { $count ->
    [one] 1 Stelle bleibt, wie
   *[other] { $count } Stellen bleiben, wie
 } Sie entschieden haben, und kann die Person zitieren.
erase-copy = Nicht berührt, eine Kopie der Studie: { $file }
