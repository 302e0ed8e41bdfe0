### One plain sentence for each thing that can be off. Said in the window and in the terminal alike.

error-score = Give a whole number from 0 to 10.
error-spasms = Spasms are a whole number from 0 to 200.
error-average = The average cannot be above the worst.
error-empty-entry = There is nothing to save yet.
error-clear = A clear entry has no spasm and no pain.
# $code (String) - what was given as a place
error-unknown-place = There is no place "{ $code }" on the back map.
error-no-place = Say where the pack goes.
error-words = Use a few words, up to 60 letters, on one line.
error-offered-words = These words are part of Respite. Only your own can get a new name.
error-same-words = They are called that already.
error-not-avoidable = Only what made it worse or set it off can go on this list.
error-week-incomplete = Please answer all three questions.
error-nothing-ticked = Tick what fits you today, or that none of it does.
error-no-statement = There are 24 sentences, and this is none of them.
error-future = This time has not come yet.
# $day (String) - the first day of its course
error-stopped-before-course = Its first day was { $day }. Choose that day or a later one.
# $stopped (String) - the day on which it was stopped before
# $again (String) - the first day on which it was taken again
error-stopped-between = You stopped it on { $stopped } and took it again on { $again }. Choose one of these days, or a later one.
# $day (String) - the day on which it was stopped before
error-begins-before-stop = You said that you stopped it on { $day }. Choose a later day.
# $day (String) - the day on which it was stopped
error-begins-after-stop = You said that you stopped it on { $day }. In the list, press “I take it again”, and tell the days there.
error-again-unread = Some of it cannot be read. In the list, press “Change”, and tell it there first.
# $day (String) - since when the medicine is as it stands on the list
error-before-its-make = It is as it stands here since { $day }. Choose that day or a later one.
error-too-long-ago = This is before the year 1900.
# $text (String) - what was given as a time
error-not-a-time = "{ $text }" is not a time that can be read. Use now, 15min ago, yesterday 22:30, or 2026-11-21 22:30.
# $text (String) - what was given as a time
error-time-skipped = The clocks were set forward then, so "{ $text }" never came. Use another time.
# $text (String) - what was given as a time
error-time-twice = The clocks were set back then, so "{ $text }" came twice. Add the offset, as in 2026-10-25T02:30:00+02:00.
# $text (String) - what was given as a time of the day
error-not-a-time-of-day = "{ $text }" is not a time of the day. Write it like 14:30.
# $text (String) - what was given as a date
error-not-a-date = "{ $text }" is not a date that can be read.
# $onset (String) - the day given as the first of this spasm
# $day (String) - the day of the entry
error-onset = The spasm cannot begin on { $onset }, after the entry of { $day }.
error-appointment-past = This day is over. Choose a day to come.
error-end-before-start = The end cannot be before the start.
error-period = The last day must not be before the first, and a page holds 400 days.
# $least (Number) - fewest minutes
# $most (Number) - most minutes
error-minutes = A session takes { $least } to { $most } minutes.
error-note-long = The note is too long. It can hold 20,000 letters.
error-note-text = The note holds a sign that is not text.
error-relief-name = Say what you tried in a few words, up to 80 letters.
error-relief-minutes = Minutes are a whole number from 0 to 1440, which is a day.
# $word (String) - what was given
error-unknown-word = "{ $word }" is not one of the words that fit here.
error-line = Write a few words on one line, up to 120 letters.
# $most (Number) - the most megabytes of a file
error-file-large = The file is too large. It can have { $most } MB at most.
# $most (Number) - the most megabytes of a picture
error-picture-large = The picture is too large. It can have { $most } MB at most.
error-not-a-picture = Respite cannot show this as a picture. A JPEG or PNG works.
error-file-empty = The file is empty.
error-file-folder = This is a folder. Choose a file.
error-file-link = This is a link to a file. Choose the file itself.
error-file-none = This is not a file that can be copied.
error-file-gone = The file is no longer there.
error-file-changed = The file changed while it was copied. Try once more.
error-file-unreadable = The file cannot be read.
error-file-not-opened = No program on this computer opens this file.
error-no-session = No heat or cold session is on.
# $places (String) - names of places
error-pack-elsewhere = No pack is on there. One is on here: { $places }.
# $at (String) - date and time
error-already-off = You have told that: it came off on { $at }. Nothing was changed.
# $places (String) - names of places
# $at (String) - date and time
error-say-when = { $places }: the time was up on { $at }. Say when the pack came off.
error-clinician = A name is one line of up to 120 letters.
error-questions = A visit holds three questions, each of up to 300 letters.
error-no-visit = No visit is waiting to be told about.
error-no-visit-then = No visit is planned for then.
# $visits (String) - visits, each with its day
error-which-visit = You can mean more than one visit: { $visits }. Say which.
error-emergency-number = A number to call is up to 20 digits.
error-units = A dose is 0.001 to 10,000 units, with up to 3 places after the point.
error-per-unit = Say how many milligrams are in one unit: up to 10,000, three places after the point at most.
error-ingredient-name = Choose each ingredient, or name it in up to 60 letters.
# $meant (String) - the name of a known ingredient
# $given (String) - what was given as one
error-perhaps-ingredient = Do you mean { $meant }? If not, confirm that "{ $given }" is right.
# $given (String) - a brand, or several names
# $held (String) - the names of what it holds
error-several-ingredients = "{ $given }" may hold { $held }. Look at your pack, and name each with its strength.
# $given (String) - the name of a medicine
# $held (String) - the names of what it holds
error-more-than-named = "{ $given }" may hold more than { $held }. Look at your pack, and name each with its strength.
# $given (String) - the name of a medicine
# $held (String) - the names of what it holds
error-more-sleepy = "{ $given }" may hold { $held } and something that makes you sleepy. Look at your pack, and name each with its strength.
# $given (String) - the name of a medicine
error-named-sleepy = "{ $given }" may hold something that makes you sleepy. Look at your pack, and say what it holds.
# $given (String) - a word for a sort of medicine
error-which-ingredient = "{ $given }" can be many things. Write the name that is on your pack.
# $milligrams (String) - how much was said to be in one unit
# $ingredient (String) - its name
error-unusual-strength = { $milligrams } mg of { $ingredient } in one unit is unusual. If it is right, confirm it.
# $named (String) - the milligrams that its name says
# $milligrams (String) - how many were said to be in one unit
error-other-strength-named = The name says { $named } mg, and one unit has { $milligrams } mg. If that is right, confirm it.
error-ingredient-twice = One ingredient is there twice. Name each one once.
error-no-ingredient = Name what is in it, from 1 to 12 ingredients.
# $ingredient (String) - its name
error-prescription-only = In most places { $ingredient } needs a prescription. If you got it without one, confirm it.
error-product-name = A name is a few words, up to 80 letters.
# $name (String) - the name of a product
error-product-name-taken = "{ $name }" is on your list already. Use another name.
# $name (String) - the name of a product
error-product-name-stopped = "{ $name }" is there already, as no longer taken. Take it again, or use another name.
# $name (String) - what was given as a product
error-unknown-product = There is no "{ $name }" on your list of medicines.
error-label-without-limit = Say what the label allows, such as how many in 24 hours, or hours between doses.
error-label-units = Units on a label are 0.001 to 10,000, with up to 3 places after the point.
error-label-number = Doses on a label are 1 to 24, and days 1 to 365, both whole.
error-label-hours = Hours on a label are 0.25 to 168, in quarters.
error-label-contradicts = The numbers of the label do not fit each other.
error-course = The course cannot end before it starts.
error-side-effect = A side effect is a few words, up to 60 letters.
error-side-effect-strength = Say how strong it was.
error-not-found = This is no longer there.

# $place (String) - the name of a place
# $until (String) - time of day
# $kind (String) - heat or cold
error-resting = { $place }: the skin rests until { $until }, two hours after the { $kind } came off.
# $place (String) - the name of a place
# $until (String) - time of day
error-running = { $place }: a pack is on there, or next to it, until { $until }.
# $place (String) - the name of a place
# $kind (String) - heat or cold
# $under (String) - where the pack lies
# $started (String) - date and time
error-unanswered = { $place }: first say when the { $kind } on { $under } came off. It went on { $started }.
# $place (String) - the name of a place
# $kind (String) - heat or cold
# $time (String) - time of day
error-soon-after = { $place }: { $kind } went on there, or next to it, soon after, at { $time }.
# $place (String) - the name of a place
error-enough-today = { $place }: four sessions a day are enough for one place.
error-sheet = Please answer the safety questions first.
error-ask-clinician = Something you told speaks against heat and cold. Ask a doctor or nurse first. Then say so in the safety questions.

# $path (String) - a folder or a file
error-unwritable = { $path } cannot be written to.
# $path (String) - a file
error-not-readable = The file { $path } cannot be read.
# $path (String) - a file
error-not-a-diary = The file { $path } is not a Respite diary. It was left as it is.
# $path (String) - a file
error-corrupt = The diary { $path } is damaged. It was left as it is.
# $path (String) - a file
error-newer = A newer Respite wrote the diary { $path }. It was left as it is. Please start the newer one.
# $path (String) - a folder
error-not-there = There is no diary in { $path }.
# $path (String) - where the diary should be
error-in-the-way = { $path } is not a file. Move it away, or plug in the disk that it is on.
error-replaced = Another diary was put in place of this one. It is open now. Nothing was saved, so please do that again.
# $path (String) - a folder
error-gone = The diary is gone from { $path }. Nothing was saved. Put it back, or start Respite again.
# $path (String) - a folder
# $kept (String) - a file
error-gone-kept = The diary is gone from { $path }. Nothing was saved. What was in it is kept as { $kept }.
error-unreadable-row = This could not be read. It is kept as it is.
# $rows (Number) - how many rows of the diary could not be read
error-unreadable = { $rows ->
    [one] { $rows } entry could not be read. It is kept as it is.
   *[other] { $rows } entries could not be read. They are kept as they are.
}
error-disk-full = The disk is full. Nothing was saved.
error-busy = Another program is using the diary. Try once more.
error-disk = The diary could not be read or written. Nothing was saved.
error-stopped = It was stopped. No file was written.
# $path (String) - a file
error-not-written = The file { $path } could not be written.
# $path (String) - a file
error-in-place-of-a-page = Something else is at { $path }. It was left as it is. Choose another name.
error-page = The page could not be made.
error-page-part-missing = A part of Respite is missing. Install Respite once more.
error-page-updated = Respite was updated. Quit it, in the tray too, then start it again.
error-page-too-long = The page took too long. Try once more.
error-no-home = There is no home folder for the diary. Name one with --data-dir.
# $path (String) - a file
error-kept-aside = The diary could not be read. It is kept as { $path }. This is a new one. It knows of no pack. If one was on just now, let that skin rest for 2 hours.
# $path (String) - a file
error-kept-removed = A diary was taken away while it was open. What was in it is kept as { $path }.
# $path (String) - a file
error-kept-journal = A part of another diary lay here. It is kept as { $path }.
# $zone (String) - a time zone as it was named
# $used (String) - "UTC", or "UTC+01:00"
error-unknown-zone = The time zone "{ $zone }" is not known. { $used } is used.
error-pack-on-skin = This pack is on, or nobody said that it is off. Say that first.
# $until (String) - a time
error-pack-rests = The skin there rests from this pack until { $until }. It can be deleted after that.
error-pack-skin-told = Skin that did not look right was told of this pack. It stays, unless that was a mistake: say so under "Change".
error-hangs = Respite is open already, but it does not answer. Close it, or restart the computer.
# Where what was done could not be printed.
error-output-done = It was done, but what it says could not be printed.
error-output = What it says could not be printed.
error-unexpected = Something went wrong. Nothing was saved.

kind-heat = heat
kind-cold = cold
# $most (Number) - the most sets
error-sets = Sets are a whole number from 1 to { $most }.
# $most (Number) - the most repetitions
error-reps = Repetitions are a whole number from 1 to { $most }.
# $most (Number) - the most seconds
error-hold = A hold is a whole number of seconds from 1 to { $most }.
# $least (Number) - the fewest seconds
# $most (Number) - the most seconds
error-rest = A rest is a whole number of seconds from { $least } to { $most }.
error-cleared-when = Say who told you that exercises are fine, and on which day.
error-pain-before = Say first how much it hurts now, from 0 to 10.
# $most (Number) - the highest pain with which exercises are fine
error-too-much-pain = Exercises are for days with a pain of { $most } or less. Rest today, or take a short walk.
# $why (String) - one or more sentences
error-not-today = No exercises today. { $why }
error-exercise-on = An exercise is on. End it first.
error-paused-too-long = You paused for over an hour. Say how it ended, then start again.
error-exercise-over = The time of this exercise is over. Say how it ended.
error-no-exercise = No exercise is on.
# $name (String) - the name of an exercise
error-exercise-taken = An exercise is called "{ $name }" already. Choose another name.
# $name (String) - what was typed
error-no-exercise-called = No exercise is called "{ $name }".
error-given-exercise = This exercise is from the article and stays on the list.
error-no-offer = Nothing is offered of this exercise now.
error-no-morning = No morning after exercises is asked about now.
error-lasting = Choose 3 to 84 days.
error-within = Choose 30 to 730 days.
error-makers-minutes = A maker allows 5 to 720 minutes. Leave it empty if you do not know.
error-own-pack-other = That pack is for the other of heat and cold.
error-own-pack-untimed = A wrap that warms for hours is not timed. Tell it when it is off.
# $name (String) - what somebody typed
error-no-own-pack = No pack of yours is called "{ $name }".
# $name (String) - a name
error-own-pack-taken = Another pack is called "{ $name }". Choose another name.
error-own-pack-unnamed = You have one of that kind without a name. Give this one a name.
error-plan-hours = A plan ends later on the day than it begins, by one pack at least.
# $from (Number) - the hour from which it is quiet
# $to (Number) - the hour to which it is
error-plan-quiet = Your plan lies in the quiet hours, { $from }:00 to { $to }:00. Choose hours of the day.
error-plan-rest = Skin rests for two hours or more between two packs, and a plan for 12 hours at most.
error-too-late-for-slot = In ten minutes it is too late for this one. Start it now, or skip it.
error-too-late-to-undo = This can't be taken back any more. It stays as it is.
error-plan-over = The last day of a plan is today or later.
error-no-plan = No plan goes on there.
# $places (String) - names of places
error-which-plan = Several plans go on: { $places }. Say which one, by its place or its kind.
# $most (Number) - the most hours
error-hours-of-a-day = Hours are a whole number from 0 to { $most }.
# $most (Number) - the most minutes
error-spell-minutes = Minutes are a whole number from 1 to { $most }.
error-spell-on = A position or a walk is on. End it first.
error-no-spell = No position and no walk is on.
error-rest-on = A rest is on already. It ends by itself in the morning.
error-no-rest = No rest is on.
