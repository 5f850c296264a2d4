# The copies of the study, and the way back to one.

place-backups = Backups
do-backups = backups
help-backups = Lists the copies of the study; makes one now, or puts one back
do-open-backup = what it holds
help-open-backup = Shows what the copy holds and how it differs from the study
do-put-back = put back
help-put-back = Puts the copy in the place of the study, once you have said yes; the study as it is now is kept as a copy first
do-make-backup = make one now
help-make-backup = Makes a copy of the study now
backups-title = Backups
backups-now = The study now: { $holds }
backups-where = They lie in { $folder } beside the study. They help against a slip, not against a broken disk.
backups-head = { $when } · { $size } KiB · { $state }
backups-looking = being looked at
backups-holds = { $units ->
    [one] 1 unit
   *[other] { $units } units
 }, { $interviews ->
    [one] 1 talk
   *[other] { $interviews } talks
 }, { $answers ->
    [one] 1 answer
   *[other] { $answers } answers
 }
backups-last-change = { $counts }; last change { $when }
backups-lacks = { $lacks ->
    [0] The study was not changed since.
    [one] 1 change of the study is not in it.
   *[other] { $lacks } changes of the study are not in it.
 }
backups-more = { $more ->
    [one] It has 1 change that the study does not have any more.
   *[other] It has { $more } changes that the study does not have any more.
 }
backups-making = Making a copy…
backups-made = The copy is made and sound: { $copy }
backups-not-looked-at = This copy is still being looked at.
backups-not-this = This copy cannot be put back: { $what }
backups-ask = Put the study back to what it was on { $when }? { $lacks ->
    [0] It was not changed since.
    [one] 1 change made since will not be in it.
   *[other] { $lacks } changes made since will not be in it.
 } The study as it is now is kept as a copy first. What was struck or erased since stays gone.
backups-putting-back = Putting the copy back…
backups-done = The study is now what { $copy } was.
backups-kept = What was there before is kept as { $kept }.
backups-forgotten = What was struck or erased since is gone from it as well ({ $count ->
    [one] 1 entry
   *[other] { $count } entries
 }).
backups-unreadable = The study that was there could not be read: if anything was struck or erased in it since that copy, do it again.
backups-names-stay = Names of respondents are in no copy: they stay as they are.
backups-not-done = { $copy } was not put back; the study is as it was.
