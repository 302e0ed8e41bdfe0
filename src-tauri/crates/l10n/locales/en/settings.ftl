## Settings.

settings-title = Settings
settings-saved = Saved.

settings-notices = Notices
settings-notices-on = This computer shows notices.
settings-notices-off = This computer shows no notices. Respite tells you things in its window only.
settings-notices-test = Show a test notice
settings-notices-tested = A notice was sent. If you do not see it, look at the settings of your computer.
settings-tray-off = This desktop shows no tray.
settings-neutral = Keep notices neutral
settings-neutral-hint = They then say nothing of your back, on a lock screen too.
settings-evening = Ask in the evening if a day has no entry
settings-evening-time = At

settings-computer = This computer
settings-autostart = Start Respite with the computer
settings-autostart-hint = Off unless you turn it on.
settings-zoom = Size of text and buttons
settings-zoom-hint = Also by Ctrl + and Ctrl −.
# $percent (Number) - of the usual size
settings-zoom-percent = { $percent } %
settings-on-close = When I close the window, and there is no tray
settings-on-close-ask = Ask me
settings-on-close-keep = Keep running
settings-on-close-quit = Quit

settings-more = Your words and questions
settings-own-words = Your own words
settings-own-words-hint = What you added to the lists of an entry.
settings-week = Your past week
settings-week-hint = Three questions, once a week.
settings-roland-morris = Your back today, in 24 sentences
settings-roland-morris-hint = Good to fill in before a visit.

settings-paper = Paper for the summary

settings-region = Where you live

settings-diary = Your diary
settings-diary-where = It is kept in this file:
settings-diary-stays = Your diary stays on this computer. We do not get a copy. Anyone who can use this computer or your backups may be able to read it.

settings-erase = Erase for good
settings-erase-why = What you delete is hidden. Undo brings it back, as long as it is offered. It stays in the file until you erase it.
# $count (Number) - how much is deleted
settings-erase-deleted = { $count ->
    [one] { $count } deleted thing is still in the file.
   *[other] { $count } deleted things are still in the file.
}
settings-erase-sure = They cannot be brought back after this. The copies that Respite made by itself go too. Those in a second folder go with the next copy there.
settings-erase-yes = Yes, erase it
# $count (Number) - how much was deleted
settings-erased = { $count ->
    [one] { $count } deleted thing is erased.
   *[other] { $count } deleted things are erased.
}

settings-about = About Respite
settings-about-record = This app helps you keep a record of your back spasms. It does not find out what is wrong. It does not treat you. It does not take the place of a doctor, a physical therapist or a pharmacist.
settings-about-help = If you feel very unwell or you are worried, get medical help. Do not wait for this app to tell you.
settings-about-signed = Its rules and words have not been signed off by a clinician yet.
settings-about-network = Respite uses no network.
# $version (String) - the version's number
settings-version = Version { $version }

settings-doctor = Doctor reminder
settings-times = Remind me of a doctor when one place comes back
settings-times-two = At the second time in a year
settings-times-three = At the third time in a year
