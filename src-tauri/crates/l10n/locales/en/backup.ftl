### Backups of the diary, and bringing one back.

## Why there is none, or none was brought back

backup-fault-not-a-backup = This is not a backup of Respite. Nothing was changed.
backup-fault-damaged = This backup is damaged, or a part of it is missing. Nothing was changed.
backup-fault-too-large = This backup holds more than a diary can. Nothing was changed.
backup-fault-newer = A newer Respite made this backup. Please start the newer one. Nothing was changed.
backup-fault-gone = There is no such backup. Nothing was changed.
backup-fault-unreadable = This backup can not be read. Nothing was changed.
backup-fault-not-the-same = The backup was read back, and did not hold what the diary holds. None was kept. Try once more.
backup-fault-pack-is-on = A pack is on, or you did not say that it is off. Say that first. Nothing was changed.
backup-fault-nothing-to-undo = No diary was brought back in the last 30 days. Nothing was changed.

## What is wrong with those that Respite makes by itself

backup-worry-missing = There is no backup of your diary yet.
backup-worry-old = The last good backup is old, and your diary has changed since.
backup-worry-fewer = The last backup holds less than the one before. Older ones are kept until you have looked.

## What one holds

# $count (Number) - how many entries
backup-entries = { $count ->
    [one] { $count } entry
   *[other] { $count } entries
}
# $first (String) - a date
# $last (String) - a date
backup-days = { $first } to { $last }
# $count (Number) - how many files
backup-attached = { $count ->
    [one] { $count } attached file
   *[other] { $count } attached files
}
# $count (Number) - how many files
backup-missing = { $count ->
    [one] { $count } attached file was not there
   *[other] { $count } attached files were not there
}

## In the backup itself

# $program (String) - the program and its version
backup-readme =
    This is a backup of your Respite diary. { $program } made it.

    diary.db is the diary. Any program that opens SQLite files can read it.
    The folder attachments holds the files that you added to tests.
    manifest.json says what is in here, with the SHA-256 of each file.

    To bring it back, open Settings in Respite. In a terminal, use: respite restore FILE.

    Keep it where only you can read it.

## In the terminal

# $path (String) - a file
# $held (String) - what it holds
terminal-backup-made = Good backup, read back and compared: { $held }. Saved as { $path }
# $at (String) - date and time
# $held (String) - what it holds
terminal-backup-good = The backup of { $at } is good: { $held }.
# $held (String) - what it holds
terminal-backup-diary = The diary now: { $held }.
# $at (String) - date and time
# $held (String) - what the backup holds
# $now (String) - what the diary holds
terminal-restore-sure = The backup of { $at } holds { $held }. The diary holds { $now }. To bring the backup back, add --yes.
terminal-restore-nothing = nothing that can be read
# $held (String) - what it holds
terminal-restored = It is back: { $held }.
# $path (String) - a file
terminal-restored-kept = The diary that was there is kept for 30 days as { $path }
terminal-restored-undo = To go back: respite restore --undo --yes
