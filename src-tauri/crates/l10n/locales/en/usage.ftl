### The help of the programs that start from a terminal, and what is off with what was typed. A command and an argument are called as they
### are typed: `usage-<program>-<command>-<argument>`, or `usage-any-<argument>` where several commands mean the same.

usage-any-data-dir = The folder of the diary (else RESPITE_DATA_DIR, else the one that the window uses)
usage-any-place = Where, such as low-back-left
usage-any-before = Pain before, 0 to 10
usage-any-after = Pain after, 0 to 10
usage-any-note = Your own words
usage-any-as-of = Look from this moment; nothing later is seen
usage-any-json = For scripts
usage-any-to = The last day (else today)

usage-respite = A recovery diary for back muscle spasms. Everything stays on this computer
usage-respite-log = Add an entry to the diary
usage-respite-log-at = When it happened
usage-respite-log-spasm = How many spasms
usage-respite-log-clear = No spasm, no pain
usage-respite-log-worst = Worst pain of the last 24 hours, 0 to 10
usage-respite-log-average = Average pain of the last 24 hours, 0 to 10
usage-respite-log-interference = How much the back got in the way, 0 to 10
usage-respite-log-sleep = How much it disturbed the last night's sleep, 0 to 10
usage-respite-log-pattern = How the spasm came and went
usage-respite-log-walking = How you walked that day
usage-respite-log-longest = How long the longest spasm lasted
usage-respite-log-mood = Your mood, from 0 (very low) to 10 (very good)
usage-respite-log-worse = What made it worse, such as bending, or your own words
usage-respite-log-better = What made it better, such as heat, or your own words
usage-respite-log-could-not = What you could not do, such as chores, or your own words
usage-respite-log-bed-hours = Hours of the last 24 in bed, the night among them
usage-respite-log-sitting-hours = Hours of the last 24 sitting
usage-respite-log-pushed-through = You pushed through it
usage-respite-log-trigger = What set it off, such as lifting, or your own words
usage-respite-log-onset = The day on which this spasm began, such as 2026-11-07
usage-respite-session = Start or stop a heat or cold session
usage-respite-session-start = Put a pack on
usage-respite-session-start-minutes = How long, 5 to 20
usage-respite-session-start-pack-allows = The most minutes that your pack allows, if less than 20
usage-respite-session-start-at = When it went on
usage-respite-session-start-awake = You had alcohol or a medicine that can make sleepy, or felt sleepy, and will stay awake
usage-respite-session-start-despite-injury = You were hurt in the last two days, and want heat all the same
usage-respite-session-start-despite-fever = You have a fever, and want cold all the same
usage-respite-session-healed = Say that skin which was red, numb or blistered looks normal again
usage-respite-session-healed-place = Where, such as low-back-left (else all of it)
usage-respite-session-healed-fever = Say that a fever has passed
usage-respite-session-healed-mistake = The skin there never looked so: what was told of it last was a mistake
usage-respite-session-stop = Take the pack off
usage-respite-session-stop-skin = How the skin looks
usage-respite-session-stop-place = Where it lies or lay, if there is more than one
usage-respite-session-stop-at = When it came off
usage-respite-session-stop-mistake = The last one is still on: that it is off was a slip
usage-respite-session-stop-not-known = It is off, and you do not know since when
usage-respite-session-told = You already did this, without Respite
usage-respite-session-told-from = When it went on
usage-respite-session-told-to = When it came off
usage-respite-session-told-skin = How the skin looked
usage-respite-relief = Take down something tried against the pain
usage-respite-relief-kind = What sort of thing
usage-respite-relief-name = What exactly: the medicine, or your own words; needed for "other"
usage-respite-relief-minutes = Minutes until it did something
usage-respite-relief-at = When it was tried
usage-respite-exercise = Show the exercises, start one, or end the one that is on
usage-respite-exercise-list = Show the exercises, and whether they are for today
usage-respite-exercise-start = Start an exercise
usage-respite-exercise-start-exercise = Which
usage-respite-exercise-start-before = Pain now, 0 to 10
usage-respite-exercise-start-first = The side that begins
usage-respite-exercise-stop = End the exercise that is on
usage-respite-exercise-stop-how = How it ended
usage-respite-rest = Rest for today, or end the rest
usage-respite-rest-start = Rest for today. It ends by itself tomorrow morning
usage-respite-rest-start-lying = Mostly in bed, or in a chair
usage-respite-rest-start-remind = Say every hour of the day that it is time to move a little
usage-respite-rest-end = Say how it goes on
usage-respite-rest-end-answer = You move again, or rest one more day
usage-respite-walk = Time a short walk, end it, or note one
usage-respite-walk-start = Time a short walk
usage-respite-walk-start-minutes = Minutes; 5 if not given
usage-respite-walk-start-ground = The ground: flat, uneven, hill, or your own words
usage-respite-walk-start-before = Pain now, 0 to 10
usage-respite-walk-stop = End the walk that is on
usage-respite-walk-stop-after = Pain now, 0 to 10
usage-respite-walk-stop-went-on = I went on after its time was up, until now
usage-respite-walk-told = Note a walk that you took
usage-respite-walk-told-minutes = Minutes; 5 if not given
usage-respite-walk-told-ground = The ground: flat, uneven, hill, or your own words
usage-respite-walk-told-before = Pain before, 0 to 10
usage-respite-walk-told-at = When it ended
usage-respite-status = Tell what is on the skin, what rests, and how the spasm goes
usage-respite-diary = Show the diary
usage-respite-diary-from = The first day
usage-respite-diary-to = The last day
usage-respite-signs = Answer about warning signs: what fits, or that nothing does
usage-respite-signs-tick = A sign that fits, such as saddle or fever
usage-respite-signs-none = None of them fits
usage-respite-signs-none-else = None of the others of the list fits
usage-respite-signs-mistake = A sign that was ticked that day by mistake
usage-respite-signs-helped = I have called, or I am getting help
usage-respite-signs-not-helped = That was a slip: I have not called yet
usage-respite-signs-at = When
usage-respite-plan = Plan heat and cold for your days
usage-respite-plan-add = Make a plan
usage-respite-plan-add-kind = What goes on
usage-respite-plan-add-minutes = For how long each, 15 to 20
usage-respite-plan-add-from = From this time of the day
usage-respite-plan-add-to = To this time of the day
usage-respite-plan-add-rest = Minutes between two packs, 120 or more
usage-respite-plan-add-until = The last day (else until you end it)
usage-respite-plan-list = Show all plans
usage-respite-plan-stop = End a plan
usage-respite-plan-stop-place = Where, if more than one plan goes on
usage-respite-visit = Plan visits, and say how they went
usage-respite-visit-add = Plan a visit
usage-respite-visit-add-on = Its day, such as 2026-11-25
usage-respite-visit-add-at-time = The time of that day, such as 14:30
usage-respite-visit-add-clinician = With whom
usage-respite-visit-add-question = What to ask; up to three times
usage-respite-visit-done = Say that the last visit is over
usage-respite-visit-done-on = Its day, where more than one is waiting
usage-respite-visit-done-said = What was said
usage-respite-visit-list = Show all visits
usage-respite-dose = Save a dose of a medicine
usage-respite-dose-product = The medicine, by its name on the list
usage-respite-dose-units = How many tablets, capsules or ml
usage-respite-dose-at = When it was taken
usage-respite-dose-alcohol = Taken with alcohol
usage-respite-dose-before = Pain before it, 0 to 10
usage-respite-dose-list = Show the doses of the last 7 days
usage-respite-dose-products = Show the medicines on the list
usage-respite-product = Add a medicine to the list
usage-respite-product-name = Its name
usage-respite-product-ingredient = What is in one unit, such as ibuprofen=200
usage-respite-product-unit = What one unit is; the strength is of one
usage-respite-product-prescribed = A doctor prescribed it
usage-respite-product-most-a-day = Most units in 24 hours, by the label
usage-respite-product-most-per-dose = Most units in one dose, by the label
usage-respite-product-hours = Fewest hours between doses, by the label
usage-respite-product-most-days = Most days in a row, by the label
usage-respite-product-first-dose = Most units in the first dose, where the label allows more then
usage-respite-product-larger = A larger dose that the label allows less often
usage-respite-product-larger-hours = Fewest hours between larger doses
usage-respite-product-hours-up-to = The longer of the hours, where the label says such as 4 to 6
usage-respite-product-most-doses-a-day = Most doses in 24 hours, by the label
usage-respite-product-checked = I compared these numbers with my own label
usage-respite-product-sleepy = It makes me sleepy, or its label says so
usage-respite-product-as-written = The names and the strengths are right as written
usage-respite-product-from = First day of the course
usage-respite-product-to = Planned last day of the course
usage-respite-product-stop = You no longer take it
usage-respite-product-on = Since which day; today where you tell none
usage-respite-summary = Save the summary as PDF, or print it
usage-respite-summary-out = Where to save it
usage-respite-summary-print = Print it, on this printer or on the usual one
usage-respite-summary-from = The first day (else 28 days in all)
usage-respite-summary-paper = The paper
usage-respite-summary-without = What to leave out after page 1, which says so
usage-respite-search = Look for words in all that was told
usage-respite-search-words = The words, or how they begin
usage-respite-export = Write the diary for yourself, for a doctor's program, or for a health record of your own
usage-respite-export-format = Our own JSON or tables of CSV; a FHIR R4 document with the summary inside; a personal health record (HL7, ballot 2); or all of it for a doctor
usage-respite-export-out = Where to save it; nothing that stands there is written over
usage-respite-export-from = The first day (else the first of the diary)
usage-respite-export-notes = Your own notes too; JSON and CSV are yours and always hold them
usage-respite-import = Bring in what another diary of yours wrote, or a table of another program; twice adds nothing
usage-respite-import-file = The file
usage-respite-import-dry-run = Only tell what would come in
usage-respite-import-guess = Print what the columns of another program's table may mean, as JSON to be changed
usage-respite-import-mapping = What the columns of another program's table mean, as --guess prints it
usage-respite-import-take-theirs = Change what says something else here to what the file says
usage-respite-person = Set the name and birth date of the summary and what labels ask about you, or show them
usage-respite-person-name = The name; "" for a line to write on
usage-respite-person-born = The day of birth; "" for a line to write on
usage-respite-person-fits = What fits you of what medicine labels ask about
usage-respite-person-fits-not = What does not fit you any more
usage-respite-backup = Save the whole diary in one file, and prove it
usage-respite-backup-to = Where to save it: a new file, or a folder
usage-respite-backup-encrypt = Encrypt it, to your own key unless another way is given
usage-respite-backup-passphrase-file = Encrypt it to the passphrase in the first line of this file
usage-respite-backup-recipient = Encrypt it to this key of age
usage-respite-backup-key = Make a key for encrypted backups, and write the sheet that opens them
usage-respite-backup-key-sheet = Where to save the sheet: a new file, to be printed
usage-respite-backup-key-anew = Make another one, though there is one
usage-respite-backup-folder = Keep copies in a second folder too, or tell which it is
usage-respite-backup-folder-folder = The folder, such as one on a stick
usage-respite-backup-folder-not-encrypted = The copies there are not encrypted
usage-respite-backup-folder-none = No second folder any more; the copies there stay
usage-respite-verify = Look through a backup: whether it is whole, and what it holds
usage-respite-verify-file = The backup
usage-respite-verify-identity = The file with the key, such as the recovery sheet
usage-respite-verify-passphrase-file = The file with the passphrase in its first line
usage-respite-restore = Bring the diary back from a backup; the one that is there is kept for 30 days
usage-respite-restore-file = The backup
usage-respite-restore-identity = The file with the key, such as the recovery sheet
usage-respite-restore-passphrase-file = The file with the passphrase in its first line
usage-respite-restore-undo = Bring back what was there before the last restore
usage-respite-restore-yes = Yes, put it in the place of the diary
usage-respite-salvage = Save what can still be read of a damaged diary; the damaged file is kept
usage-respite-salvage-file = The damaged file (else the diary)
usage-respite-salvage-yes = Yes, go on with what can be read
usage-respite-learn = Read about back spasms: all pages, one by its name, or those with a word
usage-respite-learn-word = The name of a page, or words to look for
usage-respite-erase = Erase for good what was deleted
usage-respite-erase-yes = Yes, erase it; it can not be brought back

usage-respite-desktop = A recovery diary for back muscle spasms. Everything stays on this computer
usage-respite-desktop-data-dir = The folder of the diary (else RESPITE_DATA_DIR, else the one of this person)
usage-respite-desktop-demo = Open the demo diary, which is apart from the real one
usage-respite-desktop-hidden = Start in the tray, without showing the window
usage-respite-desktop-spasm = Write down a spasm that is now
usage-respite-desktop-screen = What to show first, also in a window that is open
usage-respite-desktop-file = A copy of a diary to look into; nothing is brought back before you say so

usage-when = WHEN is "now", "15min ago", "2h ago", "3 days ago", "22:30", "yesterday 22:30" or "2026-11-21 22:30". It can be a time with its offset too, such as 2026-11-21T22:30:00+01:00.
# $kinds (String) - what can be typed for a kind
usage-kinds = KIND is { $kinds }. A pack or pad is better timed with "respite session", which keeps the skin's rest.
usage-compared = Nothing is said of limits until the numbers were compared with your own label (--checked).

# The headings of the help.
usage-usage = Usage:
usage-commands = Commands
usage-arguments = Arguments
usage-options = Options
usage-print-help = Print help
usage-print-version = Print version
usage-print-help-of = Print this message or the help of the given subcommand(s)
# $values (String) - all that can be typed
usage-values = [possible values: { $values }]
# $value (String) - what counts where nothing is typed
usage-default = [default: { $value }]

# What stands in a usage for what is to be typed there.
usage-value-options = OPTIONS
usage-value-command = COMMAND
usage-value-dir = DIR
usage-value-when = WHEN
usage-value-n = N
usage-value-pattern = PATTERN
usage-value-walking = WALKING
usage-value-longest = HOW LONG
usage-value-place = PLACE
usage-value-words = WORDS
usage-value-trigger = TRIGGER
usage-value-date = DATE
usage-value-text = TEXT
usage-value-kind = KIND
usage-value-skin = SKIN
usage-value-code = CODE
usage-value-name = NAME
usage-value-name-mg = NAME=MG
usage-value-product = PRODUCT
usage-value-file-pdf = FILE.pdf
usage-value-printer = PRINTER
usage-value-section = SECTION
usage-value-file = FILE
usage-value-age1 = age1…
usage-value-format = FORMAT
usage-value-paper = PAPER
usage-value-screen = SCREEN
usage-value-unit = UNIT
usage-value-what = WHAT
usage-value-word = WORD
usage-value-hh-mm = HH:MM

# $given (String) - what was typed
usage-unknown-argument = unexpected argument '{ $given }' found
# $given (String) - what was typed
usage-unknown-command = unrecognized subcommand '{ $given }'
# $argument (String) - what it is for
usage-no-value = a value is required for '{ $argument }' but none was supplied
# $given (String) - what was typed
# $argument (String) - what it is for
usage-wrong-value = invalid value '{ $given }' for '{ $argument }'
# $given (String) - what was typed
# $argument (String) - what it is for
usage-too-many-values = unexpected value '{ $given }' for '{ $argument }' found; no more were expected
# $argument (String) - what was typed more than once
usage-twice = the argument '{ $argument }' cannot be used multiple times
# $argument (String) - what was typed
# $other (String) - what was typed beside it
usage-conflict = the argument '{ $argument }' cannot be used with { $other }
# $arguments (String) - what has to be typed too
usage-missing = the following required arguments were not provided: { $arguments }
usage-no-text = invalid UTF-8 was detected in one or more arguments
# $given (String) - what is like what was typed
usage-similar = tip: there is '{ $given }'
