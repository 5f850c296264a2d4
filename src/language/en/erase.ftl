# Erasing a respondent.

place-erase = Erasing a respondent
do-erase = erase person
help-erase = Shows what erasing the respondent from the whole study does, and asks; nothing changes before the pseudonym is typed
do-passage-goes = goes
help-passage-goes = The passage is the respondent's and goes
do-passage-stays = stays
help-passage-stays = The passage is somebody else's and stays
do-erase-now = erase…
help-erase-now = Asks for the pseudonym, and then erases for good; passages that are not decided on come first
erase-title = Erase { $who }
erase-not-yet = Nothing changes before you have typed the pseudonym at the end ({ $key }).
erase-before = This respondent was erased before; whatever is found of the words since goes as well.
erase-goes = What goes
erase-alone = All that was said and noted in talks with nobody else: { $talks }
erase-joint = What is the respondent's in talks with others: { $talks }
erase-counts = { $goes ->
    [one] 1 entry goes
   *[other] { $goes } entries go
 } whole, { $cut ->
    [one] 1 is
   *[other] { $cut } are
 } cut; { $evidence ->
    [one] 1 piece of evidence goes
   *[other] { $evidence } pieces of evidence go
 }, { $unknown ->
    [one] 1 rating is
   *[other] { $unknown } ratings are
 } unknown again.
erase-name = The name that is written beside the study.
erase-backups = The same in all backups of the study.
erase-left = What stays
erase-traces = That { $who } was erased, and on which day: the pseudonym stays closed, so that no file brings the words back. Of each entry that went stays when it was made and by whom, without what it said.
erase-beyond = Exports, printed sheets, pictures, copies elsewhere and backups of the disk are not in reach: erase there yourself.
erase-whose = Whose words are these? { $open } of { $count } to decide
erase-passage = { $verdict } · { $place }
erase-open = to decide
erase-passage-goes = goes
erase-passage-stays = stays
erase-doubt-joint = Nothing says whose words these are:
erase-doubt-quotes = It has words of what goes:
erase-undecided = { $count ->
    [one] 1 passage is to be decided on first.
   *[other] { $count } passages are to be decided on first.
 }
erase-form = Erase { $who } for good
erase-form-text = This cannot be undone. Type the pseudonym, { $who }, to erase the respondent from the study and its backups.
erase-field = Pseudonym
erase-not-typed = That is not the pseudonym; nothing was erased.
erase-erasing = Erasing { $who }…
erase-said = { $who } is erased.
erase-more-to-decide = Nothing was erased yet: what was being typed became answers, and some of it is to be decided on for { $who }.
erase-failed = { $who } could not be erased: { $why }
erase-done = { $who } is erased: { $hollowed ->
    [one] 1 value of the journal is empty now.
   *[other] { $hollowed } values of the journal are empty now.
 }
erase-looked = The study's files were looked through and hold nothing of it that could be told from other words.
erase-not-looked = Nothing was left to look for in the study's files.
erase-had-name = The name that was written beside the study is gone as well.
erase-passages-stay = { $count ->
    [one] 1 passage stays as
   *[other] { $count } passages stay as
 } you decided, and may quote the respondent.
erase-copy = Not touched, a copy of the study: { $file }
