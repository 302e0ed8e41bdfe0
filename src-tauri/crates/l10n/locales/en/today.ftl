## Today: is a pack on, may my skin take another, how did it go lately.

today-title = Today
today-how = How is it?
today-spasm-now = I have a spasm now
today-clear = No spasm, no pain today
today-saves-at-once = Saves at once. Add the rest when you can, or
today-whole-entry = write the whole entry
# $time (String) - a time of day
today-saved-spasm = Spasm saved, { $time }.
# $time (String) - a time of day
today-saved-clear = No spasm, no pain: saved, { $time }.
# $score (Number) - how bad the pain is
today-saved-score = Pain { $score } of 10.
today-begun-entry = You began an entry and did not save it.
today-begun-of-entry = You began to write in an entry and did not save it.
today-begun-go-on-entry = Go on with the entry
today-begun-away-entry = Throw it away
today-begun-medicine = You began a medicine and did not save it.
today-begun-go-on-medicine = Go on with the medicine
today-begun-away-medicine = Throw the medicine away
today-how-bad = How bad is it?
today-where = Where is it?
today-where-hint = (as last time)
# $said (String) - what was said last time
today-as-last-time = As last time: { $said }
# $score (Number) - how bad the pain was
today-last-score = pain { $score }
today-add-details = Add details
today-undone = Taken back. Nothing was kept.

# $time (String) - a day and a time
today-otherwise-spasm = You noted a spasm at { $time }
# $time (String) - a day and a time
today-otherwise-pain = You noted pain at { $time }
today-otherwise-body = Now you say: no spasm, no pain. What is true?
today-otherwise-mistake = That one was a mistake
today-otherwise-both = Both are true

today-night-title = Yesterday evening, or now?
today-night-body = It is after midnight. Which day do you mean?
today-night-yesterday = Yesterday evening
today-night-now = Now

today-welcome-title = A calm place for notes on your back
today-welcome-body = Press one of the two buttons above, today and each day. A day with no pain counts too.
today-welcome-page = After some days there is a summary to show your doctor.
today-welcome-stays = Your diary stays on this computer.

# $region (String) - a country, or a part of the world
today-region-likely = Where are you? This computer says: { $region }.
today-region-yes = Yes, that is right
today-region-else = Somewhere else
today-region-choose = Choose
today-region-later = Not now
today-region-done = Done

today-skin = Heat and cold
today-skin-free = Your skin is free for heat or cold.
# $place (String) - one or more places
today-skin-waits = { $place }: not free
today-skin-waits-why = Say first when the pack came off.
# $place (String) - one or more places
# $time (String) - until when
today-skin-rests = { $place }: rests until { $time }
# $place (String) - one or more places
today-skin-on = { $place }: a pack is on
# $span (String) - how long still
today-skin-wait = { $span } more. Heat and cold both wait.
today-start-cold = Start cold
today-start-heat = Start heat
today-start-cold-elsewhere = Start cold elsewhere
today-start-heat-elsewhere = Start heat elsewhere

today-episode = This spasm
# $day (Number) - which day of the spasm it is
today-episode-day = Day { $day }
# $start (String) - its first day
today-episode-since = since { $start }
# $start (String) - its first day
# $places (String) - where
today-episode-since-place = since { $start } · { $places }
today-episode-declared = You told us the first day.
today-episode-before = After 14 days Respite will ask you to see a doctor. Seven clear days in a row end the count.
today-episode-after = Seven clear days in a row end the count.
# $days (Number) - clear days in a row
today-episode-clear = { $days ->
    [one] { $days } clear day so far.
   *[other] { $days } clear days in a row so far.
}
today-episode-none = No spasm is being counted.
today-episode-none-more = A day with a spasm or pain of 3 or more starts the count.

today-chart = Worst pain, last 14 days
# $logged (Number) - days with an entry
# $days (Number) - days shown
today-chart-logged = { $logged } of { $days ->
    [one] { $days } day
   *[other] { $days } days
} logged.
today-chart-gaps = Dashed days have no entry.
today-chart-table = Show as a table
today-chart-day = Day
today-chart-worst = Worst pain
today-chart-spasms = Spasms
today-chart-state = That day
today-chart-no-score = no score
today-chart-no-entry = no entry

today-state-affected = Spasm or pain
today-state-grey = A little pain
today-state-clear = Clear
today-state-unknown = Not known

today-moment = When you have a moment

today-gap-title = A question about some days
# $from (String) - the first day asked about
# $to (String) - the last day asked about
today-gap-body = Between { $from } and { $to }, did you still have this spasm?
# $from (String) - the first day asked about
# $to (String) - the last day asked about
# $place (String) - where
today-gap-body-place = Between { $from } and { $to }, did you still have this spasm? Place: { $place }.
today-gap-yes = Yes, most days
today-gap-no = No
today-gap-unsure = I do not remember
today-gap-saved = Your answer is saved.
today-gap-why = Some days have no entry, or no worst pain. So Respite cannot tell. It asks once.
# Of one place: a bad day that names no place may have been there.
today-gap-why-place = Some days have no entry, no worst pain or no place. So Respite cannot tell. It asks once.

today-place-title = Is this the same place?
# $place (String) - the place of this spasm
# $earlier (String) - the place beside it
# $start (String) - the first day of this spasm
# $date (String) - the first day there
today-place-body = { $place }: this spasm began on { $start }. Is it the same place as on { $date }? Then it was { $earlier }.
today-place-yes = Yes, the same place
today-place-no = No, another place
today-place-why = Yes counts both as one place. Respite asks this once.
today-place-saved-yes = Saved: the same place.
today-place-saved-no = Saved: another place.

today-still-title = Is the spasm still there?
# $start (String) - the first day
today-still-body = It began on { $start }.
today-still-yes = Yes
today-still-no = No
today-still-why = Yes saves one spasm for today. No saves "no spasm" for today. Neither says how bad the pain is.
today-still-saved-yes = Saved: a spasm today.
today-still-saved-no = Saved: no spasm today.
