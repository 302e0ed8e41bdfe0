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
terminal-restored-along = What you told of your body came along: packs, skin, doses, warning signs.
terminal-restored-not-along = What you told since that backup is lost to it. If a pack was on since then, let that skin rest for 2 hours.
terminal-restored-undo = To go back: respite restore --undo --yes
# $at (String) - date and time
# $entries (String) - how many entries
# $path (String) - a file
terminal-backup-offer = The last good backup is of { $at }, with { $entries }. To bring it back: respite restore { $path } --yes
