### What the terminal prints.

# $day (String) - a date
# $time (String) - time of day
terminal-moment = { $day }, { $time }
# $when (String) - date and time
# $what (String) - what the entry says
terminal-saved = Saved for { $when }: { $what }
# $kind (String) - Heat or Cold
# $places (String) - names of places
terminal-started = { $kind } on { $places }.
# $until (String) - date and time
terminal-take-off = Take it off on { $until }.
terminal-nobody-calls = The window of Respite is not open. Nobody will call when the time is up.
# $kind (String) - Heat or Cold
# $places (String) - names of places
# $at (String) - date and time
# $minutes (Number) - how long it was on
terminal-stopped = { $kind } on { $places } came off on { $at }, after { $minutes } min. From then on the skin rests two hours.
# $kind (String) - Heat or Cold
# $places (String) - names of places
# $at (String) - date and time
terminal-stopped-unknown = { $kind } on { $places } is off. From { $at } on the skin rests two hours.
# $kind (String) - Heat or Cold
# $places (String) - names of places
terminal-still-on = { $kind } on { $places } is still on, as if you had not said that it is off.
# $kind (String) - Heat or Cold
# $places (String) - names of places
# $at (String) - date and time
# $minutes (Number) - how long it was on
terminal-told = Saved: { $kind } on { $places }, off { $at }, after { $minutes } min.
# $path (String) - a file
terminal-page-saved = Saved as { $path }
terminal-page-printed = The summary is at the printer.
terminal-no-printing = Nothing on this computer prints from the terminal ("lp" of CUPS is not here). Save the summary with --out, open it, and print it there.
# $why (String) - what the printing service said, as it said it
terminal-not-on-paper = The summary was not printed: { $why }

# $kind (String) - heat or cold
# $places (String) - names of places
# $why (String) - a sentence
terminal-off-now = { $kind } on { $places }: { $why }
terminal-safety-read = Read what came with the pack, and do as it says.
terminal-safety-wrap = Wrap the pack in a cloth.
terminal-safety-skin = Use it only on skin that is healthy and can feel, with no rub, cream or patch on it.
terminal-safety-awake = Stay awake, and do not lie on it.
terminal-safety-check = Look at the skin after 5 minutes. Stop if it burns, or is bright red, white, blue, blotchy or numb.
terminal-safety-sleepy = Not after alcohol or pills that make you sleepy.
terminal-safety-hurt = Hurt in the last two days, or swollen? Cold is usual then, not heat. For a hot joint, ask first.
terminal-safety-ask = Ask a doctor or nurse first if one of these fits you:
# $concern (String) - a sentence of the sheet
terminal-safety-concern = - { $concern }

# $at (String) - date and time
terminal-as-of = As of { $at }
# $kind (String) - Heat or Cold
# $places (String) - names of places
# $until (String) - date and time
terminal-running = { $kind } is on: { $places }. Take it off on { $until }.
# $kind (String) - Heat or Cold
# $places (String) - names of places
# $at (String) - date and time
# $place (String) - the code of a place
terminal-end-uncertain = { $kind } on { $places }: take the pack off now. The time was up on { $at }. Say when it came off, with respite session stop --place { $place } --at WHEN, or --not-known.
# $place (String) - the name of a place
terminal-waits = { $place } is not free until that is said.
# $place (String) - the name of a place
# $until (String) - date and time
terminal-rest = { $place } rests until { $until }.
# $place (String) - the name of a place
# $skin (String) - how it looked
# $day (String) - a date
terminal-held = { $place }: no pack. The skin there or next to it was { $skin } on { $day }.
# $way (String) - a flag or a command
terminal-way-on = Say so with: { $way }
# $when (String) - a moment
terminal-fever = A fever was ticked on { $when }. No heat until you say that it has passed: respite session healed --fever.
terminal-skin-free = No pack is on, and no skin rests.
# $state (String) - what the day is like
terminal-today = Today: { $state }
terminal-state-affected = spasm or pain
terminal-state-grey = light pain
terminal-state-clear = clear
terminal-state-unknown = not known
# $area (String) - whole back, or the name of a place
# $start (String) - a date
# $last (String) - a date
# $days (Number) - how many
terminal-episode = { $area }: this spasm has gone on from { $start } to { $last }, day { $days }.
terminal-whole-back = Whole back
# $weeks (Number) - 2, 4 or 12
# $start (String) - a date
# $last (String) - a date
terminal-weeks = More than { $weeks } weeks, from { $start } to { $last }. It is a good time to see a doctor.
# $weeks (Number) - 2, 4 or 12
# $start (String) - a date that the person declared
# $last (String) - a date
terminal-weeks-declared = You told us it began on { $start }. More than { $weeks } weeks, to { $last }. It is a good time to see a doctor.
# $area (String) - the name of a place
# $earlier (String) - a date
# $start (String) - a date
terminal-same-place = { $area }: one ended on { $earlier }, and one began on { $start }. It is a good time to see a doctor.
# $area (String) - the name of a place
# $earlier (String) - a date
# $start (String) - a date
terminal-same-place-declared = { $area }: one ended on { $earlier }. You told us that another began on { $start }. It is a good time to see a doctor.
# $from (String) - a date
# $to (String) - a date
terminal-question = From { $from } to { $to } some days have no entry, or no worst pain. Did you still have the spasm? Answer in the window.
# A bad day that names no place may have been there.
# $from (String) - a date
# $to (String) - a date
# $place (String) - the place that is asked about
terminal-question-at = From { $from } to { $to } some days have no entry, no worst pain or no place. Did you still have the spasm? Place: { $place }. Answer in the window.
# $place (String) - the place of this spasm
# $earlier (String) - the place beside it
# $start (String) - a date
terminal-question-place = { $place }: is this the same place as { $earlier } on { $start }? Answer in the window.
# $start (String) - a date
terminal-question-still-there = It began on { $start }. Is the spasm still there? Answer in the window.

# $amount (String) - a number
# $unit (String) - what one is, in the right number
terminal-units = { $amount } { $unit }
terminal-search-nothing = Nothing was found.
terminal-search-more = There is more. Give more words.
terminal-diary-empty = There is nothing in the diary for these days.
# $day (String) - a date
# $state (String) - what the day is like
terminal-day = { $day }: { $state }
# $time (String) - time of day
# $what (String) - what the entry says
terminal-entry = {"  "}{ $time }  { $what }
# $time (String) - time of day
# $kind (String) - Heat or Cold
# $minutes (Number) - how long
# $places (String) - names of places
terminal-session = {"  "}{ $time }  { $kind }, { $minutes } min · { $places }
# $time (String) - time of day
# $kind (String) - Heat or Cold
# $places (String) - names of places
terminal-session-on = {"  "}{ $time }  { $kind }, on now · { $places }
# $time (String) - time of day
# $kind (String) - Heat or Cold
# $places (String) - names of places
terminal-session-unknown = {"  "}{ $time }  { $kind } · { $places }

terminal-person-nothing = a line to write on
# $name (String) - the person's name, or that there is a line
# $born (String) - the day of birth, or that there is a line
terminal-person = On the summary: name: { $name }; born: { $born }.

# $told (String) - what the person told, parted by semicolons
terminal-person-labels = For medicine labels: { $told }.

terminal-erase-nothing = Nothing is deleted. There is nothing to erase.
# $rows (Number) - how much is deleted
terminal-erase-sure = { $rows ->
    [one] { $rows } deleted thing would be gone for good. If you are sure, say so: respite erase --yes
   *[other] { $rows } deleted things would be gone for good. If you are sure, say so: respite erase --yes
}
# $rows (Number) - how much was deleted
terminal-erased = { $rows ->
    [one] { $rows } deleted thing is erased. It cannot be brought back.
   *[other] { $rows } deleted things are erased. They cannot be brought back.
}
