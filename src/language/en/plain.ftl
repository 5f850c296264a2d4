# The program in lines, without drawing.

plain-begin = nulmeting without drawing. help lists the commands.
plain-who = Who writes? A name or initials:
plain-kept = Everything typed is kept.
plain-yes-or-no = yes or no?
plain-which = which one?
plain-no-line = There is no line { $number }.
plain-no-number = There is nothing with the number { $number } here.
plain-unknown = “{ $command }” is no command here. help lists them.
plain-several = “{ $command }” may be: { $names }.
plain-chosen = Chosen: { $what }
plain-not-saved = Not on disk: { $why }
plain-note = { $number } { $text }
plain-notes = { $count ->
    [one] One line of notes; .read reads it.
   *[other] { $count } lines of notes; .read reads them.
}
plain-probe = Probe: { $text }
plain-is-chosen = chosen
plain-empty = empty
plain-more = { $count } more: type words to narrow the list.
plain-pick = A number or words choose; an empty line leaves.
plain-pick-several = Numbers choose, with blanks between them; an empty line keeps what is chosen, a point leaves.
plain-form = Type what belongs there; an empty line keeps it as it is, a point leaves.
plain-nothing-known = nothing known
plain-phases = { $field }: { $earlier }, then { $later }
plain-help-talk = What is typed is kept as notes. A line that begins with a point is a command; two points begin a text with a point. Signs at the start of a line count as on the screen: > ! #code =3 @12.
plain-help-page = Type a command, or the number of a line to choose it.
plain-help-help = Lists the commands
plain-help-read = Reads the page once more, and the notes line by line
plain-help-line = What follows is meant of line N of the notes: .quote, .flag, .background, .strike
plain-help-fix = Writes line N of the notes anew
plain-help-drop = Takes line N out of the notes
plain-help-value = Rates the indicator chosen; u is unknown, x not applicable
