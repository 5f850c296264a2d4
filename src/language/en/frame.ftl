# The frame around every screen, and what more than one screen says.

app-title = nulmeting
struck = Struck: gone from the files of this study. Copies elsewhere are not reached.
struck-evidence = { $count ->
    [one] One piece of evidence quotes it still: { $evidence }.
   *[other] { $count } pieces of evidence quote it still: { $evidence }.
}
struck-notes = { $notes ->
    [one] Other notes of this talk still hold it.
   *[other] { $notes } other notes of this talk still hold it.
}
saved = saved
saving = saving …
not-saved = NOT SAVED: { $why }
trouble-full = the disk is full: free some space
trouble-read-only = { $file } may not be written: see disk, folder and rights
trouble-gone = { $file } was moved, deleted or replaced: put it back
trouble-busy = another program writes into { $file }: close it there
trouble-disk = the disk fails: see stick, share and quota
trouble-damaged = { $file } is damaged: leave, and run `nulmeting doctor`
trouble-other = { $why }
kept-aside = Meanwhile kept in { $file }; it goes into the study by itself.
kept-nowhere = Kept only in memory as yet: leave the program open until it says “saved”.
on-a-share = This study lies on a network share or the like ({ $kind }): keep it open on one computer only. On a disk of this computer it is faster and safer.
copies-of-sync = A sync service left another version of this study beside it: { $files }. Open that to see what is in it, take over by hand what is missing here, and move it away.
too-small = The window is too small: { $width } × { $height }. nulmeting needs at least { $least-width } × { $least-height }. Nothing is lost.
units-count = { $count ->
    [one] { $count } unit
   *[other] { $count } units
}
help-title = Keys on this screen
help-everywhere = Everywhere
help-close = Esc closes this page
help-more = { $count ->
    [one] one more row
   *[other] { $count } more rows
} below: PgDn
loading = Reading …
confirm-title = Please confirm
form-not-kept = Not kept yet: Enter keeps it, Esc once more leaves it.
form-unfinished = “{ $form }” stood open when the program ended. What was typed into it:
required = { $field } is needed.
bad-date = { $field }: write a year, a month or a day: 2011, 2011-03 or 2011-03-24.
palette-title = What to do
bad-time = { $field }: write hour and minute, like 09:30.
bad-number = { $field }: write a whole number.
bad-id = { $field }: { $why }
failed = That did not work: { $why }
picker-none = Nothing matches.
picker-empty = There is nothing to choose from.
form-hint-choice = ← → or the first letter chooses.
form-hint-several = ← → moves, Space marks.
form-hint-time = Hour and minute: 09:30.
form-hint-date = A year, a month or a day: 2011, 2011-03 or 2011-03-24.
form-hint-lines = Alt+Enter starts a new line.
form-hint-private = Kept when you leave the field, in a file beside the study, not in it.
edited-not = The notes stay as they were: { $why }.
picker-hint = Type to search · Enter chooses · Esc leaves
picker-hint-numbered = A digit chooses · type to narrow · Esc leaves
picker-hint-several = Space marks · Enter takes what is marked · Esc leaves
unknown-unit = this unit is not in the study
author-title = Who is writing?
author-text = Every change is kept with its author, so that two people can work on one study. A name or initials will do; it stays on this machine and in the study's journal.
author-field = Name or initials
welcome-title = Welcome to nulmeting
welcome-text = Interview rounds in the departments of a municipality: hold the talks, rate, compare.
welcome-first = First steps
welcome-demo = Look at the sample study: Almelo, nine departments, two rounds
welcome-new = Make a study of your own
welcome-open = Open a study
welcome-new-field = Name of the study
welcome-instrument = Instrument
welcome-passphrase = Passphrase
welcome-again = Passphrase again
welcome-lock = With a passphrase the study is locked: nobody can read it without that or the recovery sheet, which is shown next. Leave both empty for a study that is not locked.
welcome-not-same = The two passphrases are not the same.
welcome-sheet-title = Recovery sheet
welcome-sheet = Write this down or print it, and keep it apart. Enter opens the study.
secret-hint = Not shown while you type. Four words that do not belong together are good.
secret-too-weak = Too weak: at least 12 characters, not the same few over and over.
secret-fair = Strength: fair. A longer one is better.
secret-strong = Strength: strong.
secret-again = Type the same once more.
welcome-no-studies = No study in the data folder yet. It is { $folder }.
demo-lies = This is your own copy of the sample study, { $name }: try what you like.
restored-drafts = Restored what was typed before the program ended: { $count ->
    [one] one text, in { $where }
   *[other] { $count } texts, the last one in { $where }
}
restored-memo = a memo ({ $key })
restored-conflicts = { $count ->
    [one] One of them was changed elsewhere since; both are kept ({ $key }).
   *[other] { $count } of them were changed elsewhere since; both are kept ({ $key }).
}
language-instead = [{ $language }]

begin-not = Not now: something could not be kept yet ({ $why }).
backup-failed = No backup could be made: { $why }
backups-none = No backups yet. One is made with the first change of a day.
backup-sound = sound
backup-not-sound = damaged ({ $what })
backup-why-day = first change of a day
backup-why-wanted = made because somebody wanted one
backup-why-migration = before a newer version of the program changed the tables
backup-why-restore = before a backup was restored
backup-why-mending = before the study was mended
backup-why-damaged = a damaged file, set aside as it was
restored-rescued = Taken in what could not be saved the last time: { $count ->
    [one] one entry.
   *[other] { $count } entries.
}
restored-left = { $file } holds what could not be saved, and cannot be taken in: { $why }
doctor-salvaged = Saved { $rows } rows of the journal and { $texts } texts being typed; { $unreadable } rows could not be read. { $copies } backups had { $more } rows that the file does not have any more.
doctor-salvage-left = { $count } of them have no place in the study without what is lost; they stand in { $file }.
doctor-salvage-known = The text of { $ids } was lost; in its place stands the one that this program knows, which may be of another version.
doctor-salvage-unknown = The text of { $ids } was lost and is not known here: put its file into the data folder’s `questionnaires/` and save again.
doctor-salvage-decided = What was decided of { $count ->
    [one] one word is kept.
   *[other] { $count } words is kept.
}
doctor-salvage-names = The names of respondents lie beside it as well.
doctor-salvage-no-names = The names of respondents could not be taken along: { $why }
doctor-names-unreadable = names of respondents: { $what }
doctor-names-open = the names of respondents could be read by others
doctor-names-not-sealed = the study is locked, and the names of respondents could be read
doctor-names-erased = a name was left of `{ $who }`, who was erased
doctor-names-unknown = `{ $who }` has a name and takes part in no talk: `nulmeting names STUDY --remove "{ $who }"` removes it
backups-no-names = Names of respondents are in no backup: copy { $file } yourself, to where only you can read it.
names-ask = The name of `{ $who }`:
names-kept = The name of `{ $who }` is kept in { $file }, and nowhere else.
names-removed = The name of `{ $who }` is gone from { $file }.
names-had-none = `{ $who }` had no name in { $file }.
names-nobody = Nobody takes part in a talk yet.
names-in-no-talk = in no talk
names-where = Names lie in { $file } and nowhere else. No backup and no export has them; who moves or copies the study takes this file along or leaves it.
doctor-sound = Nothing is wrong.
doctor-mended = Mended
doctor-left = Not mended
doctor-kept = The study as it was is kept as { $file }.
doctor-damaged = the file is damaged: { $what }
doctor-unreadable = a row of the journal cannot be read: { $what }
doctor-orphan = something typed belongs to an interview that is not there, and is kept: { $what }
doctor-differs = table `{ $table }`: { $surplus ->
    [one] 1 row too many
   *[other] { $surplus } rows too many
}, { $missing } missing
