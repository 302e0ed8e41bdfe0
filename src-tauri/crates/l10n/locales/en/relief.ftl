## What helps: what was tried against the pain, and what came of it.

relief-title = What helps
relief-new = I tried something
relief-change-title = Change what you tried
relief-what = What did you try?
relief-kind-heat = Heat
relief-kind-cold = Cold
relief-kind-medicine = Medicine
relief-kind-position = Position
relief-kind-rest = Rest
relief-kind-walk = Walk
relief-kind-exercise = Exercise
relief-kind-other = Something else
relief-thermal-hint = What you note here starts no rest for your skin. Heat and cold times the pack and the rest.
relief-thermal-go = Tell it under Heat and cold
relief-medicine-hint = What you note here is no dose and adds to no total. Each dose against the pain counts here too.
relief-medicine-go = Note it as a dose
relief-ask-medicine = Which medicine?
relief-ask-position = Which position?
relief-ask-walk = Where did you walk?
relief-ask-exercise = Which exercise?
relief-ask-heat = What was it? A bath, a wrap?
relief-ask-cold = What was it? A bath, a wrap?
relief-ask-other = What was it?
relief-name-own = Other words
relief-way-on-back = On my back, knees up
relief-way-recliner = In a chair that leans back
relief-way-flat = Flat ground
relief-way-uneven = Uneven ground
relief-way-hill = Hills
relief-hint-rest = A day of rest can help. Long rest makes muscles tight, so move a little when you can.
relief-hint-walk = Short and flat is a good start.
relief-hint-position = On your back: prop up your chest a little, with a cushion under your knees.

relief-when = When?
relief-before = Pain before
relief-after = Pain after
relief-after-hint = Too soon to tell? Leave it open. Today will ask.
relief-minutes = Minutes until it did something
relief-note = Note
# $time (String) - when it was tried, with its day where that is another
relief-saved = What you tried is saved: { $time }.

# $what (String) - what was tried
relief-open-title = { $what }. How is the pain after it?
# $time (String) - when it was tried
relief-open-body = You tried it: { $time }.
# $time (String) - when it was tried
# $before (Number) - the pain before
relief-open-before = You tried it: { $time }. The pain was { $before } before.

relief-table-title = What you tried
# $from (String) - the first day
# $to (String) - the last day
relief-table-caption = What you tried, { $from } to { $to }
relief-table-what = What
relief-table-times = Tried
relief-table-down = Pain went down
relief-table-helped = By 2 or more
relief-table-change = Usual change
# $count (Number) - how often it was so
# $of (Number) - of how many
relief-table-of = { $count } of { $of }
# $of (Number) - how many times have both scores
relief-table-few = { $of ->
    [0] no time with pain before and after
    [one] only { $of } time with pain before and after
   *[other] only { $of } times with pain before and after
}
# $points (String) - a number of points
relief-table-less = { $points } less
# $points (String) - a number of points
relief-table-more = { $points } more
relief-table-same = no change
# $minutes (String) - a number of minutes
relief-table-minutes = felt after { $minutes } min
relief-table-how = Counted are the times with pain before and after. Fewer than 3 tell too little. Heat and cold sessions count too.
relief-table-no-proof = This is a count, not proof. Pain also eases by itself.
relief-table-none = Nothing yet. Note what you try, with your pain before and after.

relief-list-title = Each time
relief-list-none = Nothing noted in this time.
# $before (Number) - the pain before
# $after (Number) - the pain after
relief-list-both = Pain { $before } before, { $after } after
# $before (Number) - the pain before
relief-list-before = Pain { $before } before
# $after (Number) - the pain after
relief-list-after = Pain { $after } after
# $minutes (Number) - minutes until it did something
relief-list-minutes = felt after { $minutes } min
relief-list-more = Show earlier ones
relief-change = Change
relief-delete = Delete
# $what (String) - what was tried
# $time (String) - when
relief-change-one = Change { $what }, { $time }
# $what (String) - what was tried
# $time (String) - when
relief-delete-one = Delete { $what }, { $time }
# $what (String) - what was tried
relief-deleted = { $what }: deleted.
# $what (String) - the medicine
relief-deleted-of-dose = { $what }: the pain you noted is deleted. The dose stays.
# $what (String) - the medicine
# $time (String) - when
relief-of-dose = { $what }, { $time }: this is a dose. Its name and time are changed in the diary.
relief-of-dose-go = Go to the dose
# $kind (String) - what sort of thing
# $name (String) - what exactly
relief-named = { $kind }: { $name }
relief-charts = See the charts
