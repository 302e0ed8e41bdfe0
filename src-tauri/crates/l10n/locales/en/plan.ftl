### Plans of heat and cold: the form, the slots of a day, and what the terminal says of them.

plan-title = Your plan
plan-lead = Say which packs you want each day. Respite tells you when it is time for the next one.
plan-none = There is no plan.
plan-new = Make a plan
plan-another = Make another plan
plan-change = Change the plan
# $plan (String) - the plan in words
plan-change-of = Change the plan: { $plan }
plan-save = Save the plan
plan-saved = Your plan is saved.
plan-end = End the plan
# $plan (String) - the plan in words
plan-end-of = End the plan: { $plan }
plan-ended = The plan has ended.
plan-go-on = Let it go on
# $plan (String) - the plan in words
plan-go-on-of = Let it go on: { $plan }
plan-went-on = The plan goes on.
plan-delete = Delete the plan
# $plan (String) - the plan in words
plan-delete-of = Delete the plan: { $plan }
plan-deleted = The plan is deleted.
plan-over-title = Plans that are over

## The form

plan-kind-legend = What goes on?
plan-kind-needed = Choose cold, heat, or both by turns.
plan-where = Where?
plan-where-needed = Say where the packs go.
plan-minutes-legend = For how long each?
plan-minutes-hint = If the maker of your pack allows less, its time is shorter.
plan-from-time = From
plan-to-time = To
# $from (String) - a time of day such as 22:00
# $to (String) - a time of day such as 08:00
plan-hours-hint = No pack is planned from { $from } to { $to }.
plan-rest-legend = How long between two packs?
plan-rest-hint = Skin rests two hours after each pack, at least.
# $hours (Number) - whole hours
plan-rest-choice = { $hours } hours
plan-last-day = Last day
plan-last-day-hint = Leave it empty to go on until you end it.
plan-most = One place takes four packs a day at most.

## A plan in a few words

plan-kind-cold = Cold
plan-kind-heat = Heat
plan-kind-by-turns = Cold and heat by turns
# $minutes (Number) - of each pack
plan-length = { $minutes } minutes
# $cold (Number) - minutes of each cold pack
# $heat (Number) - the same of heat
plan-lengths = cold { $cold }, heat { $heat } minutes
# $from (String) - a time of day
# $to (String) - a time of day
plan-hours = { $from } to { $to }
# $hours (Number) - whole hours of rest
# $minutes (Number) - minutes besides
plan-rest-of =
    { $minutes ->
        [0] { $hours } hours between two packs
       *[other] { $hours } hours { $minutes } minutes between two packs
    }
plan-until-ended = until you end it
# $day (String) - a date
plan-until = until { $day }
plan-is-over = over

## Why none of its packs goes on now

plan-held-unanswered = The plan waits. First say when the pack there came off.
plan-held-skin = The plan waits until you say that the skin looks normal again.
plan-held-fever = The plan waits until you say that the fever has passed.
plan-held-body = The plan waits. First ask a doctor whether heat and cold are all right for you.
plan-held-enough-today = No more packs today. One place takes four a day at most.
plan-held-no-more-today = No more packs today.
plan-held-faulty-minutes = This plan can't be laid out. A pack of a plan takes 15 to 20 minutes. Change or end it.
plan-held-faulty-rest = This plan can't be laid out. Skin rests 2 to 12 hours between two packs. Change or end it.
plan-held-faulty-hours = This plan can't be laid out. No pack fits into its hours, outside of the night. Change or end it.
plan-held-other = The plan waits. The skin there is not free.

## The slots of today

plan-slots = Planned for today
# $kind (String) - heat or cold
# $places (String) - names of places
plan-slot-due = { $kind } now, { $places }
# $kind (String) - heat or cold
# $time (String) - a time of day
# $places (String) - names of places
plan-slot-at = { $kind } at { $time }, { $places }
# $kind (String) - heat or cold, within a sentence
# $time (String) - a time of day
plan-slot-time = { $kind } { $time }
# $times (String) - times of day
plan-slot-then = then { $times }
plan-slot-start = Start
# $what (String) - the slot in words
plan-slot-start-of = Start: { $what }
plan-slot-later = In 10 min
# $what (String) - the slot in words
plan-slot-later-of = In 10 min: { $what }
plan-slot-too-late = It is too late to put this one off. Start it now, or skip it.
# $time (String) - a time of day
plan-slot-later-said = It comes again at { $time }.
plan-slot-skip = Skip
# $what (String) - the slot in words
plan-slot-skip-of = Skip: { $what }
# $came (String) - what came of it
plan-slot-not-due = This one is not due any more: { $came }.
# $time (String) - a time of day
plan-slot-next = The next comes at { $time }.
plan-slot-skip-said = This one is skipped.

## What came of a slot
# $time (String) - a time of day
# $came (String) - what came of it
plan-came = { $time }: { $came }
plan-came-of-due = due
plan-came-of-started = a pack went on
plan-came-of-later = put off
plan-came-of-skipped = skipped
plan-came-of-missed = missed

## The terminal

# $plan (String) - the plan in words
plan-terminal-saved = Planned: { $plan }.
# $plan (String) - the plan in words
plan-terminal-stopped = Ended: { $plan }.
# $plan (String) - what goes on, and where
# $why (String) - a sentence or more
plan-terminal-held = Planned: { $plan }. { $why }
# $kind (String) - heat or cold
# $places (String) - names of places
plan-terminal-due = Planned: { $kind } now, { $places }.
# $kind (String) - heat or cold
# $time (String) - a time of day
# $places (String) - names of places
plan-terminal-slot = Planned: { $kind } at { $time }, { $places }.
