### Backups of the diary, and bringing one back.

## Why there is none, or none was brought back

backup-fault-not-a-backup = This is not a backup of Respite. Nothing was changed.
backup-fault-damaged = This backup is damaged, or a part of it is missing. Nothing was changed.
backup-fault-too-large = This backup holds more than a diary can. Nothing was changed.
backup-fault-newer = A newer Respite made this backup. Please start the newer one. Nothing was changed.
backup-fault-gone = There is no such backup. Nothing was changed.
backup-fault-unreadable = This backup cannot be read. Nothing was changed.
backup-fault-not-the-same = The backup was read back, and did not hold what the diary holds. None was kept. Try once more.
backup-fault-needs-key = This backup is encrypted. To open it, give the key on your recovery sheet. Nothing was changed.
backup-fault-needs-passphrase = This backup is encrypted. To open it, give its passphrase. Nothing was changed.
backup-fault-wrong-key = This key does not open this backup. Nothing was changed.
backup-fault-wrong-passphrase = This passphrase does not open this backup. Nothing was changed.
backup-fault-no-key = There is no key in what you gave. Nothing was changed.
backup-fault-no-passphrase = The passphrase is empty. Nothing was changed.
backup-fault-key-file-unreadable = The file with the key or passphrase cannot be read. Nothing was changed.
backup-fault-no-key-yet = There is no key for your backups yet. Make one first. Nothing was changed.
backup-fault-folder-gone = The second folder is not there now. Plug the stick in, or name the folder again.
backup-fault-pack-is-on = A pack is on, or you did not say that it is off. Say that first. Nothing was changed.
backup-fault-nothing-to-salvage = Nothing of this file can be read. It stays as it is.
backup-fault-nothing-damaged = There is no damaged diary that waits for you. To read another one, name its file. Nothing was changed.
backup-fault-stopped = It was stopped. Nothing was written, and nothing was changed.
backup-fault-nothing-to-undo = No diary was brought back in the last 30 days. Nothing was changed.

## In the backup itself

# $program (String) - the program and its version
backup-readme =
    This is a backup of your Respite diary. { $program } made it.

    diary.db is the diary. Any program that opens SQLite files can read it.
    The folder attachments holds the files that you added to tests and exercises.
    manifest.json says what is in here, with the SHA-256 of each file.

    To bring it back, open Settings in Respite. In a terminal, use: respite restore FILE.

    Keep it where only you can read it.

## The sheet with the key

# $day (String) - a date
# $restore (String) - what is typed in a terminal
# $open (String) - what is typed where there is no Respite
backup-sheet =
    Respite: the key of your copies

    This page opens the encrypted copies of your diary.
    Without it nobody can open them. Not even you.
    Print it. Keep it in a safe place, away from the copies.
    Made on { $day }.

    In Respite: Settings, Bring one back, then choose this file.
    In a terminal: { $restore }.
    Without Respite: { $open }.

    The next two lines are the key: first the open half, then the secret one.
backup-folder-here =
    Respite keeps copies of a diary in this folder.
    Leave this file here. By it Respite knows the folder.

## In the terminal

# $entries (String) - how many entries
# $lost (String) - how many rows
backup-salvage-found = What can still be read of the damaged diary: { $entries }. At least { $lost } could not be read.
# $entries (String) - how many entries
backup-salvage-found-all = What can still be read of the damaged diary: { $entries }. Nothing seems to be missing.
# $table (String) - a table
# $rows (String) - how many rows
# $lost (String) - how many rows
backup-salvage-table = { $table }: { $rows } read, { $lost } not
# $path (String) - a file
terminal-salvage-of = Read from { $path }.
# $now (String) - what the diary holds
terminal-salvage-sure = The diary holds { $now } now. To go on with what can be read instead, add --yes. Both files are kept.
# $count (Number) - how many rows
backup-salvage-rows = { $count ->
    [one] { $count } row
   *[other] { $count } rows
}

# $path (String) - a file
terminal-backup-key-made = From now on your key is the one on the sheet { $path }
terminal-backup-key-keep = Print the sheet and keep it safe, away from the copies. Without it nobody can open them.
terminal-backup-key-is-there = There is a key already. To make another, add --anew. Older copies still need the old sheet.
# $path (String) - a folder
terminal-backup-folder-sealed = Copies also go to { $path }, encrypted.
# $path (String) - a folder
terminal-backup-folder-open = Copies also go to { $path }, not encrypted.
# $at (String) - date and time
terminal-backup-folder-last = The last good copy there is of { $at }.
terminal-backup-folder-none = There is no copy there yet.
terminal-backup-folder-nowhere = Copies go to no second folder.

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
