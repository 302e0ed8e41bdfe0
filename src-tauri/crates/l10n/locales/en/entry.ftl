## A new entry, or one that is changed.

entry-title-new = New entry
entry-title-change = Change entry
entry-nothing-needed = Nothing here has to be filled in.
# $time (String) - when it was, with its day where that is another
entry-saved = Your entry is saved: { $time }.

entry-when = When was it?

entry-worst = Worst pain, last 24 hours
entry-average = Average pain, last 24 hours
entry-interference = How much did your back get in the way today?
entry-sleep = How much did it disturb your sleep last night?
entry-more = More, if you like
entry-walking = How did you walk today?
entry-walking-normal = As usual
entry-walking-slower = Slower
entry-walking-short = Short distances
entry-walking-could-not = I could not walk
entry-pattern = How did the spasm come?
entry-pattern-single = Once
entry-pattern-on-and-off = On and off
entry-pattern-constant = All the time
entry-longest = How long did the longest spasm last?
entry-longest-seconds = Less than a minute
entry-longest-minutes = 1 to 9 minutes
entry-longest-tens-of-minutes = 10 to 59 minutes
entry-longest-hours = An hour or more
entry-bed-hours = Hours in bed, last 24 hours
entry-sitting-hours = Hours sitting, last 24 hours
entry-hours-hint = The night counts too.
entry-hours-not-said = Not said
entry-mood = Your mood today
entry-mood-low = very low
entry-mood-high = very good
entry-pushed = Did you push through it?
entry-pushed-hint = Rest is fine too. Pushing on can make it last longer.
entry-clear = Clear
entry-scale-not = not at all
entry-scale-fully = as much as can be

entry-spasms = Spasms
entry-spasms-hint = (a muscle tightens by itself, and hurts)
entry-spasms-none = None
entry-spasms-one = 1
entry-spasms-two = 2
entry-spasms-more = 3 or more
entry-spasms-count = How many?

entry-where = Where?
# $places (String) - the places of the last entry or session
entry-where-last = As last time: { $places }
entry-triggers = What set it off?
entry-trigger-add = Add your own
entry-which-sport = Which sport?
entry-worse = What made it worse?
entry-worse-add = Add what else made it worse
entry-better = What made it better?
entry-better-add = Add what else helped
entry-could-not = What could you not do?
entry-could-not-add = Add what else you could not do
entry-own-words = In your own words
entry-add-it = Add

entry-onset = When did this spasm begin?
entry-onset-hint = The first day, if you know it.
entry-note = Note

## What an entry says, in the diary.

# $count (Number) - how many spasms
entry-said-spasms = { $count ->
    [0] No spasm
    [one] { $count } spasm
   *[other] { $count } spasms
}
# $worst (Number) - the worst pain
entry-said-worst = Worst { $worst }
# $average (Number) - the average pain
entry-said-average = Average { $average }
# $score (Number) - a score from 0 to 10
entry-said-interference = In the way { $score }
# $score (Number) - a score from 0 to 10
entry-said-sleep = Sleep { $score }
# $score (Number) - a score from 0 to 10
entry-said-mood = Mood { $score }
entry-said-longest-seconds = Longest under a minute
entry-said-longest-minutes = Longest 1 to 9 minutes
entry-said-longest-tens-of-minutes = Longest 10 to 59 minutes
entry-said-longest-hours = Longest an hour or more
entry-said-walking-normal = Walked as usual
entry-said-walking-slower = Walked slower
entry-said-walking-short = Walked short distances
entry-said-walking-could-not = Could not walk
entry-said-pattern-single = One spasm
entry-said-pattern-on-and-off = On and off
entry-said-pattern-constant = All the time
# $what (String) - what made it worse
entry-said-worse = Worse: { $what }
# $what (String) - what made it better
entry-said-better = Better: { $what }
# $what (String) - what could not be done
entry-said-could-not = Could not do: { $what }
# $hours (Number) - hours
entry-said-bed-hours = { $hours } h in bed
# $hours (Number) - hours
entry-said-sitting-hours = { $hours } h sitting
entry-said-pushed = Pushed through it
entry-said-not-pushed = Did not push through it
# $date (String) - the first day as told
entry-said-onset = Began on { $date }

## The same, in a line of the terminal.

# $count (Number) - how many
entry-line-spasms = { $count ->
    [0] no spasm
    [one] 1 spasm
   *[other] { $count } spasms
}
# $points (Number) - 0 to 10
entry-line-worst = worst { $points }
# $points (Number) - 0 to 10
entry-line-average = average { $points }
# $points (Number) - 0 to 10
entry-line-interference = in the way { $points }
# $points (Number) - 0 to 10
entry-line-sleep = sleep disturbed { $points }
# $points (Number) - 0 to 10
entry-line-mood = mood { $points }
# $hours (Number) - hours
entry-line-bed-hours = in bed { $hours } h
# $hours (Number) - hours
entry-line-sitting-hours = sitting { $hours } h
entry-line-pattern-single = a single spasm
entry-line-pattern-on-and-off = on and off
entry-line-pattern-constant = constant
entry-line-longest-seconds = longest under a minute
entry-line-longest-minutes = longest 1 to 9 minutes
entry-line-longest-tens-of-minutes = longest 10 to 59 minutes
entry-line-longest-hours = longest an hour or more
entry-line-walking-normal = walked as usual
entry-line-walking-slower = walked slower
entry-line-walking-short = walked short distances
entry-line-walking-could-not = could not walk
# $said (String) - words of a list
entry-line-worse = worse: { $said }
# $said (String) - words of a list
entry-line-better = better: { $said }
# $said (String) - words of a list
entry-line-could-not = could not do: { $said }
entry-line-pushed-through = pushed through
entry-line-not-pushed-through = did not push through
# $day (String) - a date
entry-line-onset = began { $day }

## What can change in an entry.

entry-field-spasms = Spasms
entry-field-worst = Worst pain
entry-field-average = Average pain
entry-field-interference = In the way
entry-field-sleep = Sleep
entry-field-pattern = How it came
entry-field-walking = Walking
entry-field-longest = Longest spasm
entry-field-mood = Mood
entry-field-bed-hours = Hours in bed
entry-field-sitting-hours = Hours sitting
entry-field-worse = What made it worse
entry-field-better = What made it better
entry-field-could-not = Could not do
entry-field-pushed-through = Pushed through
entry-field-places = Places
entry-field-triggers = What set it off
entry-field-onset = First day
entry-field-note = Note
entry-field-occurred-at = When it was
entry-field-deleted = Deleted
