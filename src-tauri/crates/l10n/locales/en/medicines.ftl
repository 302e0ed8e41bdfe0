## Medicines: what was taken, what the label says, side effects. The sentences of notices come from the core.

medicines-now = Right now
medicines-nothing-yet-title = No medicine here yet
medicines-nothing-yet = Add what you take. Then one press notes each dose.
medicines-add = Add a medicine
medicines-yours = Your medicines
medicines-ask = Questions about a dose? Ask your doctor or pharmacist.
medicines-driving-read = I have read this
# $count (Number) - how many more notices
medicines-more-to-mind = { $count ->
    [one] 1 more thing to mind
   *[other] { $count } more things to mind
}

medicines-last-24 = Last 24 hours
medicines-last-24-none = No dose in the last 24 hours.
medicines-last-24-why = Each ingredient is added up over all your medicines.
# $amount (String) - milligrams, such as 1,200
medicines-mg = { $amount } mg
# $limit (String) - the most milligrams that the label allows in 24 hours
medicines-of-limit = Your label: { $limit } mg at most
# $limit (String) - the most milligrams that the label allowed in 24 hours
medicines-of-limit-before = Your label before it was changed: { $limit } mg at most
# One dose a day is allowed, and it was taken some hours earlier than on the day before.
medicines-day-before = The dose of the day before is among it.
# $limit (String) - the most milligrams that was prescribed for 24 hours
medicines-of-rx-limit = Prescribed: { $limit } mg at most
# $limit (String) - the most milligrams that was prescribed for 24 hours
medicines-of-rx-limit-before = Prescribed before it was changed: { $limit } mg at most
# $names (String) - names of medicines
medicines-without = Without { $names }
# After "without".
# $product (String) - a medicine whose strength or limit was changed since
medicines-before-change = what you took before { $product } was changed
# After "without".
# $product (String) - a medicine whose strength or limit was changed
medicines-since-change = what you took since { $product } was changed
medicines-over-limit = More than your label says
medicines-over-limit-before = More than your label said before it was changed
medicines-over-rx-limit = More than was prescribed
medicines-over-rx-limit-before = More than was prescribed before it was changed
medicines-no-limit = No label's limit in mg is checked
# $ingredient (String) - another NSAID
# $product (String) - its name
medicines-only-in = { $ingredient } in { $product }
# $time (String) - when the last dose was
# $span (String) - how long ago that was
medicines-last-dose = Last: { $time }, { $span } ago

# $units (String) - how many, such as ½
# $count (Number) - the same, rounded up to a whole number
medicines-unit-tablet = { $count ->
    [one] { $units } tablet
   *[other] { $units } tablets
}
# $units (String) - how many, such as ½
# $count (Number) - the same, rounded up to a whole number
medicines-unit-capsule = { $count ->
    [one] { $units } capsule
   *[other] { $units } capsules
}
# $units (String) - how many
medicines-unit-millilitre = { $units } ml
# $units (String) - how many, such as ½
# $count (Number) - the same, rounded up to a whole number
medicines-unit-sachet = { $count ->
    [one] { $units } sachet
   *[other] { $units } sachets
}
# $units (String) - how many, such as ½
# $count (Number) - the same, rounded up to a whole number
medicines-unit-patch = { $count ->
    [one] { $units } patch
   *[other] { $units } patches
}
# $units (String) - how many, such as ½
# $count (Number) - the same, rounded up to a whole number
medicines-unit-other = { $count ->
    [one] { $units } unit
   *[other] { $units } units
}
medicines-units-tablet = Tablets
medicines-units-capsule = Capsules
medicines-units-millilitre = Millilitres (ml)
medicines-units-sachet = Sachets
medicines-units-patch = Patches
medicines-units-other = Something else
medicines-per-tablet = mg in one tablet
medicines-per-capsule = mg in one capsule
medicines-per-millilitre = mg in one ml
medicines-per-sachet = mg in one sachet
medicines-per-patch = mg in one patch
medicines-per-other = mg in one unit
medicines-counts-ml = ml
medicines-counts-units = units
medicines-counts-hours = hours
medicines-counts-days = days
medicines-counts-doses = doses
medicines-half = ½

medicines-took = I just took
# $name (String) - the medicine
medicines-took-of = I just took { $name }
# $units (String) - how many, with their unit
# $name (String) - the medicine
medicines-took-now = I just took { $units } of { $name }
medicines-other-amount = Other amount
medicines-other = Other
# $name (String) - the medicine
medicines-other-amount-of = Other amount of { $name }
medicines-other-time = At another time
# $name (String) - the medicine
medicines-other-time-of = { $name } at another time
# A medicine that had another strength then.
# $name (String) - the medicine
# $strength (String) - of one unit, such as 200 mg
medicines-older-strength = { $name } ({ $strength })
medicines-alcohol = Taken with alcohol
# $name (String) - the medicine
medicines-alcohol-with = Taken with alcohol ({ $name })
medicines-with-alcohol = with alcohol
medicines-change = Change
# $name (String) - the medicine
medicines-change-of = Change { $name }
medicines-never-taken = No dose noted yet
# $units (String) - how many, with their unit
# $time (String) - when the last dose was
medicines-last-taken = Last: { $units }, { $time }
# The amount was of another strength.
# $time (String) - when the last dose was
medicines-last-taken-at = Last: { $time }
medicines-log-only = Log only. The label is not checked.
medicines-limits-log-only = Log only. The limits are not checked.
# $name (String) - the medicine
medicines-check-label-of = Check the label of { $name }
medicines-check-label = Check the label
# $name (String) - the medicine
medicines-check-limits-of = Check the limits of { $name }
medicines-check-limits = Check the limits
medicines-prescribed = Prescribed
medicines-relaxer = Muscle relaxer
# $day (Number) - which day of the course today is
medicines-course-day = Day { $day }
# $day (Number) - which day of the course today is
# $end (String) - the planned last day
medicines-course-until = Day { $day }, planned until { $end }
# $start (String) - its first day, which is still to come
medicines-course-from = From { $start }
# $end (String) - the planned last day
medicines-course-to = Planned until { $end }
# Where the planned last day of a course is over.
# $day (String) - that day, or the one of a later dose
medicines-course-stopped = I stopped on { $day }
medicines-course-tell = I still take it: plan a last day
medicines-course-goes-on = I still take it: change the day
# Why it counts as one that makes sleepy, whatever its label says.
# $effect (String) - the side effect, such as side-effect-tiredness
# $day (String) - the day on which it was noted
medicines-sleepy-by = You noted “{ $effect }” of it on { $day }. So it counts as one that can make you sleepy.
medicines-sleepy-not = Delete that note
medicines-stopped = No longer taken
# $date (String) - the day on which it was stopped
medicines-stopped-on = Stopped on { $date }
# Begins with medicines-stopped-on, which is what is seen of it.
# $date (String) - the day on which it was stopped
# $name (String) - the medicine
medicines-stopped-on-of = Stopped on { $date }: change the day of { $name }
# $day (String) - the last dose after the stop
medicines-taken-since = Dose noted all the same: { $day }
medicines-resume = I take it again
# $name (String) - the medicine
medicines-resume-of = I take { $name } again
# $name (String) - the medicine
medicines-resumed = { $name } is on your list again.
# Of one that is no longer taken.
medicines-forgotten = A dose I forgot
# $name (String) - the medicine
medicines-forgotten-of = A dose of { $name } I forgot

# $name (String) - the medicine
# $units (String) - how many, with their unit
# $time (String) - when it was taken
medicines-dose-saved = Saved: { $units } of { $name }, { $time }.
# $name (String) - the medicine
# $units (String) - how many, with their unit
# $time (String) - when it was taken
medicines-dose-saved-drowsy = Saved: { $units } of { $name }, { $time }. Do not drive or run machines.
# $name (String) - the medicine
medicines-dose-changed = The dose of { $name } is changed.
# $name (String) - the medicine
medicines-dose-deleted = The dose of { $name } is deleted.

medicines-check-title = Before you save
medicines-check-truth = If you took it, save it. Your diary should hold what is true.
medicines-check-save = Save what I took
medicines-check-drop = Don’t save
medicines-call-title = It is saved. Read this now
medicines-call-unsaved = It could not be saved. Read this now

# $name (String) - the medicine
medicines-dose-title = A dose of { $name }
medicines-dose-units = How much did you take?
medicines-dose-units-other = The amount
medicines-dose-when = When did you take it?
medicines-dose-before = Pain before it
medicines-dose-asked = Today will ask how the pain is after it.
# $before (Number) - the pain before, 0 to 10
medicines-dose-before-said = pain { $before } before

medicines-doses = Doses
medicines-doses-none = No dose in the last 7 days.
medicines-doses-earlier = Show earlier doses
medicines-today-word = Today
medicines-yesterday = Yesterday
# $time (String) - when it was taken
# $name (String) - the medicine
medicines-dose-change-of = Change the dose of { $name } at { $time }
# $time (String) - when it was taken
# $name (String) - the medicine
medicines-dose-delete-of = Delete the dose of { $name } at { $time }
medicines-delete = Delete

medicines-effects = Side effects
medicines-effects-none = None noted.
medicines-effects-add = Add a side effect
medicines-effects-what = What do you notice?
medicines-effects-own = In your own words
medicines-effects-other = Something else
medicines-effects-strength = How strong is it?
medicines-effects-mild = Mild
medicines-effects-moderate = Medium
medicines-effects-severe = Strong
medicines-effects-when = When was it?
medicines-effects-product = Which medicine, do you think?
# $name (String) - a medicine
medicines-effects-stopped = { $name } (no longer taken)
medicines-effects-saved = The side effect is saved.
# $effect (String) - the side effect
medicines-effects-deleted = { $effect } is deleted.
# $effect (String) - the side effect
# $time (String) - when it was
medicines-effects-delete-of = Delete { $effect } at { $time }
medicines-effects-worried = Get help at once for any of these:
medicines-effects-warning = Tell it as a warning sign

medicines-flags = About you
medicines-flags-intro = Labels ask some people to see a doctor first. Tick what fits you.
# $told (String) - what the person told in another place
medicines-flags-elsewhere = You told Respite this in another place, so it counts too: { $told }.
medicines-flags-stay = Respite then reminds you of that. It changes no dose.

medicines-form-new = Add a medicine
medicines-form-change = Change a medicine
medicines-form-name = Name
medicines-form-name-hint = As it says on the pack. Type a part of it to search.
medicines-form-from-list = From the list
# $name (String) - the ingredient
# $mg (String) - milligrams in one unit
medicines-form-strength = { $name } { $mg } mg
medicines-form-kind = How did you get it?
medicines-form-otc = Without a prescription
medicines-form-rx = A doctor prescribed it
medicines-form-kind-needed = Please choose one of these.
medicines-form-unit = It comes in
medicines-form-contents = What is in it?
medicines-form-contents-hint = Copy it from the pack. Some medicines hold more than one.
medicines-form-ingredient = Ingredient
medicines-form-ingredient-own = Its name on the pack
medicines-form-ingredient-add = Add another ingredient
# $name (String) - the ingredient
medicines-form-ingredient-remove = Remove { $name }
medicines-form-remove = Remove
# $name (String) - a known ingredient
# $typed (String) - the name that was typed
medicines-form-means = { $typed } is { $name }.
# $name (String) - a known ingredient
medicines-form-perhaps = Do you mean { $name }?
# $typed (String) - the name that was typed
# $held (String) - names of ingredients
medicines-form-may-hold = { $typed } may hold { $held }. Packs differ, so check yours.
# $typed (String) - the name that was typed
# $held (String) - names of ingredients
medicines-form-more = { $typed } may hold more than { $held }. Look at your pack.
# $typed (String) - the name that was typed
# $held (String) - names of ingredients
medicines-form-more-sleepy = { $typed } may hold { $held } and something that makes you sleepy. Look at your pack.
# $typed (String) - the name that was typed
medicines-form-named-sleepy = { $typed } may hold something that makes you sleepy. Look at your pack.
# $name (String) - a known ingredient
medicines-form-perhaps-yes = Yes, { $name }
medicines-form-fill-in = Fill this in
medicines-form-sure = It is right as I wrote it
# $name (String) - an ingredient
medicines-unchecked = Respite does not know { $name }. Nothing of it is checked.
# $product (String) - its name
medicines-unread = A part of what is in { $product } can't be read. So not all limits of it are checked. It may make you sleepy.
# $product (String) - its name
# $told (String) - what the person told of themselves
medicines-ask-first = Your { $product } label says to ask a doctor first. You told us: { $told }.
# $product (String) - its name
# $told (String) - what the person told of themselves
medicines-do-not-use = Your { $product } label says not to take it. You told us: { $told }.
# $cells (String) - a list of medicines-cell
medicines-cells-unread = These can't be read: { $cells }.
medicines-cells-tell = Tell them again
medicines-cells-form = What is empty here, please tell again.
medicines-cell-contents = what is in it
medicines-cell-course-end = its planned end
medicines-cell-course-start = its first day
medicines-cell-directions = what the doctor said
medicines-cell-kind = how you got it
medicines-cell-label = its label
medicines-cell-name = its name
medicines-cell-sedating = if it makes you sleepy
medicines-cell-stopped-on = when you stopped it
medicines-cell-unit = what one unit is
medicines-dose-unread = A part of what was in it can't be read
medicines-form-choose = Choose …
medicines-form-something-else = Something else
medicines-form-sedating = The label says it can make you sleepy

medicines-label = Copy your label
medicines-label-intro = Read the label on your own pack. Put in what it says.
# $date (String) - the day from which our list of labels is
medicines-label-us = From the US label, as of { $date }. Check yours.
# $date (String) - the day from which our list of labels is
medicines-label-uk = From the UK label, as of { $date }. Check yours.
medicines-label-dose = Most in one dose
medicines-label-first = Most in the first dose
medicines-label-hours = Hours between doses
medicines-label-hours-to = Hours between doses, up to
medicines-label-day = Most in 24 hours
medicines-label-doses = Most doses in 24 hours
medicines-label-days = Most days in a row
medicines-label-larger = A larger dose
medicines-label-larger-hours = Hours between larger doses
medicines-label-more = Some labels say more
medicines-label-confirm = I compared this with my own label
medicines-label-unconfirmed = Without this tick, Respite keeps a log only. It compares nothing with the label.
# $place (String) - where the label was compared, such as "the United States"
medicines-label-elsewhere = You compared it in { $place }. Compare it with the one that you use now.
medicines-region-us = the United States
medicines-region-uk = the United Kingdom
medicines-region-eu = the European Union
medicines-region-other = another country
medicines-label-old = Labels change. What stands here may be out of date.
# $date (String) - when the label was checked
medicines-label-checked = You checked it on { $date }. Labels change, so look again with a new pack.

medicines-rx = What the doctor wrote
medicines-rx-directions = How to take it
medicines-rx-directions-hint = Copy it word for word.
medicines-rx-from = First day
medicines-rx-to = Planned last day
medicines-rx-limits = Limits the doctor gave
medicines-rx-confirm = I compared this with what the doctor wrote

medicines-driving-title = Do not drive or run machines
medicines-driving = This medicine acts on the brain. It can make you slow and sleepy, even the next day.
medicines-driving-alcohol = Alcohol makes it worse.

# $name (String) - the medicine
medicines-form-saved = { $name } is saved.
# $name (String) - the medicine
medicines-form-saved-drowsy = { $name } is saved. Do not drive or run machines while you take it.
medicines-form-new-make = This counts from now on. Doses that you noted stay as they were.
medicines-form-new-make-unchecked = Doses that you noted stay as they were. New limits count once you compare them.
medicines-form-new-make-last = This counts from your last dose on. Doses before it stay as they were.
medicines-form-new-make-last-unchecked = Your last dose is of it too. Doses before it stay as they were. New limits count once you compare them.
# $day (String) - the day
medicines-form-new-make-since = Your doses since { $day } are of it too. Doses before stay as they were.
# $day (String) - the day
medicines-form-new-make-since-unchecked = Your doses since { $day } are of it too. Doses before stay as they were. New limits count once you compare them.
medicines-form-other-numbers = Why are the numbers different now?
medicines-form-numbers-now = They hold from now on
medicines-form-numbers-wrong = They were wrong before too: count my old doses by these
medicines-form-another = Why is it another now?
medicines-form-another-pack = I have another pack now
medicines-form-since = From which dose on?
medicines-form-since-next = The next one
# $time (String) - when the last dose was
medicines-form-since-last = My last one already: { $time }
medicines-form-since-day = All since a day
medicines-form-since-first = First day
medicines-form-was-wrong = It was written down wrong: my doses too
medicines-form-which = Look at your pack: which one is it? Write its name.
medicines-form-stop = I no longer take it
medicines-form-save-first = Save what you changed. Then you can stop or delete it here.
medicines-form-stop-hint = Its doses stay in your diary.
# $name (String) - the medicine
medicines-stop-title = You no longer take { $name }
medicines-stop-since = Since when?
medicines-stop-today = Today
# $day (String) - the day of its last dose
medicines-stop-last = My last dose: { $day }
# $day (String) - the planned last day of its course
medicines-stop-planned = As planned: { $day }
medicines-stop-other = Another day
medicines-stop-day = Say which day.
# $name (String) - the medicine
medicines-again-title = You take { $name } again
# $day (String) - the day of a dose after the stop
medicines-again-since = My dose of { $day }
# $name (String) - the medicine
medicines-form-stopped = { $name } is off your list.
medicines-form-delete = Delete it
medicines-form-delete-hint = For one added by mistake.
# $name (String) - the medicine
medicines-form-deleted = { $name } is deleted.
medicines-gone = This medicine is no longer here.

medicines-all = All medicines
medicines-dose-clock-ahead = Entered when the clock was ahead. Please mend its time.
medicines-form-no-region = Say where you live, and labels from there are offered.

# What acetaminophen is called outside of the United States.
medicines-paracetamol = paracetamol
# Where it is not known which of the two names the person goes by.
medicines-both-names = acetaminophen (paracetamol)
