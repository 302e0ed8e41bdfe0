### Copies of the diary, as the window tells of them.

## What is wrong with those that Respite makes by itself

backups-worry-missing = There is no backup of your diary yet.
backups-worry-old = The last good backup is old, and your diary has changed since.
backups-worry-fewer = The last backup holds less than the one before. Older ones are kept until you have looked.

## What one holds

# $count (Number) - how many entries
backups-entries = { $count ->
    [one] { $count } entry
   *[other] { $count } entries
}
# $first (String) - a date
# $last (String) - a date
backups-days = { $first } to { $last }
# $count (Number) - how many files
backups-attached = { $count ->
    [one] { $count } attached file
   *[other] { $count } attached files
}
# $count (Number) - how many files
backups-missing = { $count ->
    [one] { $count } attached file was not there
   *[other] { $count } attached files were not there
}

## In the window, under Settings

backups-title = Copies of your diary
backups-why = When your diary has changed, Respite makes a copy by itself. Each one is read back and compared.
backups-files = Copies of a diary
# $at (String) - date and time
# $entries (String) - how many entries
backups-last = Last good copy: { $at }, { $entries }.
backups-none = There is no copy yet.
# $size (Number) - in kilobytes
backups-size = { $size } KB, in this file:
backups-now = Make a copy now
backups-elsewhere = Save a copy elsewhere…
backups-elsewhere-why = A copy on a stick or another disk is there even if this computer breaks. It holds your files too.
backups-back = Bring one back…
# $entries (String) - how many entries
backups-made = Made a good copy: { $entries }.
# $entries (String) - how many entries
# $path (String) - a file
backups-saved = Saved a good copy: { $entries }, as { $path }
backups-more = Second folder and key
backups-key-none = With a key, only you can open the copies that you take away.
backups-key-there = You have a key. What is encrypted opens with your printed page alone. Keep the page of an earlier key too: older copies need it.
backups-key-make = Make a key…
backups-key-anew = Make another key…
backups-key-anew-new = From now on, copies are locked with the new key. It has a new page. Print that one too.
backups-key-anew-old = Copies that you have already keep the old key. The new one does not open them. Keep the old page as long as you have such copies.
backups-key-anew-yes = Yes, make another key
backups-key-why = The key is saved as a page. Print it and keep it away from the copies. Without it nobody can open them.
# $path (String) - a file
backups-key-saved = Your key is on this page. Print it now: { $path }
backups-sheet-name = respite-key
backups-encrypt = Encrypt it with your key
backups-second-why = Respite can also keep copies in a second folder, such as on a stick. They hold your files too.
backups-second-choose = Choose a second folder…
# $path (String) - a folder
backups-second-sealed = Copies also go to { $path }. They are encrypted.
# $path (String) - a folder
backups-second-open = Copies also go to { $path }. They are not encrypted.
# $at (String) - date and time
backups-second-last = The last good copy there: { $at }.
backups-second-none = There is no copy there yet.
backups-second-old = The last good copy there is old, and your diary has changed since.
backups-second-silent = The second folder does not answer. Respite goes on without it.
backups-second-writing = A copy is being written there now. Leave it in until that is done.
backups-second-to-go = The copies there hold what you erased. They go with the next copy.
backups-second-forget = Use no second folder
backups-needs-key = This copy is encrypted. Choose the file with your key.
backups-choose-key = Choose the file…
backups-needs-passphrase = This copy is encrypted. Type its passphrase.
backups-passphrase = Passphrase
backups-paused = Respite makes no copies until you say that this is the right diary.
backups-right = This is the right one
# $day (String) - a date
backups-undo-until = What was there before is kept until { $day }.
backups-undo = Go back to that one…
backups-undo-sure = The diary that was there before comes back. The one that you see now is kept for 30 days.
backups-undo-yes = Yes, go back
backups-undone = You are back at the diary from before.

backups-which = Which copy?
backups-other-file = Another file…
backups-look = Look at it
backups-side = What is in both:
backups-in-copy = In the copy
backups-in-diary = In your diary now
backups-side-made = Made
backups-side-entries = Entries
backups-side-days = Days
backups-side-files = Attached files
backups-side-none = none
backups-kept = Your diary as it is now is kept for 30 days, so you can go back.
backups-along = What you told of your body comes along: packs, skin, doses, warning signs.
backups-yes = Yes, bring it back
backups-is-back = It is back. Please look if it is right.
# $at (String) - date and time
# $entries (String) - how many entries
backups-offer = The last good copy is of { $at }, with { $entries }. You can bring it back under Settings.

## After a diary that could not be read

backups-damaged-look = See what can be saved…
backups-damaged-last = Bring back the last good copy…
backups-damaged-counts = How much of each part
backups-damaged-sure = It takes the place of the diary that you see now. That one is kept for 30 days. The damaged file stays too.
backups-damaged-yes = Yes, go on with it
