# Words that may tell who somebody is, decided on before anything leaves.

place-scan = Words that may tell
do-scan = words that tell
help-scan = Lists names and words for origin, religion and health in the texts, to decide what leaves in their place
do-keep-word = leaves as it is
help-keep-word = The word leaves as it is
do-replace-word = replace
help-replace-word = Something else leaves in the place of the word, wherever it stands; the record keeps the word
do-own-word = replace with…
help-own-word = Writes down what leaves in the place of the word
do-open-word = open again
help-open-word = What was decided of the word is open again
do-all-places = all places
help-all-places = Shows every place where the word stands, or the first few
scan-title = Words that may tell who it is about
scan-none = No word was found that may tell who somebody is.
scan-base = { $open ->
    [0] All { $count } words are decided on.
   *[other] Of { $count } words { $open } are not decided on and leave as they are.
 } The record keeps what was said; words are replaced on the way out.
scan-limits = Lists find what is likely, not all there is. Who can be told by what was done is found by reading.
scan-tells-name = Names
scan-tells-contact = Addresses and telephone numbers
scan-tells-origin = Origin
scan-tells-religion = Religion
scan-tells-health = Health
scan-tells-other = Decided on by you
scan-heading = { $name } · { $count }
scan-word = { $word } · { $count }× · { $decision }
scan-undecided = not decided, leaves as it is
scan-kept = leaves as it is
scan-replaced = leaves as “{ $with }”
scan-left-out = is left out
scan-more = and { $count } more { $count ->
    [one] place
   *[other] places
 }
scan-instead-name = [name]
scan-instead-contact = [contact]
scan-instead-origin = [origin]
scan-instead-religion = [religion]
scan-instead-health = [health]
scan-instead-other = […]
scan-form = What leaves in the place of “{ $word }”
scan-form-with = Text
