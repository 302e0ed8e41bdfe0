## The person's own words, list by list.

lists-title = Your own words
lists-lead = These are the words you added to your entries. You can give them a new name.
lists-trigger = What set it off
lists-worse = What made it worse
lists-better = What made it better
lists-could-not = What you could not do
lists-none = You have not added any words here.
lists-words = Words
lists-used = Used in
# $count (Number) - how many
lists-entries = { $count ->
    [one] 1 entry
   *[other] { $count } entries
}
lists-rename = Rename
# $words (String) - the person's own words
lists-rename-words = Rename "{ $words }"
lists-new-name = New name
lists-merge-hint = If you use words that are there already, the two become one.
# $words (String) - words that are there already
lists-will-merge = "{ $words }" is there already. The two will become one.
lists-save = Rename
# $old (String) - the words before
# $new (String) - the words now
lists-renamed = "{ $old }" is now "{ $new }".
# $old (String) - the words before
# $new (String) - the words that were there already
lists-merged = "{ $old }" and "{ $new }" are now one.
