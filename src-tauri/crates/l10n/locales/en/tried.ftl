## What helps: what was tried against the pain, and what came of it.

tried-title = What helps
tried-new = I tried something
tried-change-title = Change what you tried
tried-what = What did you try?
tried-kind-heat = Heat
tried-kind-cold = Cold
tried-kind-medicine = Medicine
tried-kind-position = Position
tried-kind-rest = Rest
tried-kind-walk = Walk
tried-kind-exercise = Exercise
tried-kind-other = Something else
tried-thermal-hint = What you note here starts no rest for your skin. Heat and cold times the pack and the rest.
tried-thermal-go = Tell it under Heat and cold
tried-medicine-hint = What you note here is no dose and adds to no total. A dose with the pain before it counts here too.
tried-medicine-go = Note it as a dose
tried-ask-medicine = Which medicine?
tried-ask-position = Which position?
tried-ask-walk = Where did you walk?
tried-ask-exercise = Which exercise?
tried-ask-heat = What was it? A bath, a wrap?
tried-ask-cold = What was it? A bath, a wrap?
tried-ask-other = What was it?
tried-name-own = Other words
tried-way-on-back = On my back, knees up
tried-way-recliner = In a chair that leans back
tried-way-flat = Flat ground
tried-way-uneven = Uneven ground
tried-way-hill = Hills
tried-hint-rest = A day of rest can help. Long rest makes muscles tight, so move a little when you can.
tried-hint-walk = Short and flat is a good start.
tried-hint-position = On your back: prop up your chest a little, with a cushion under your knees.

tried-when = When?
tried-before = Pain before
tried-after = Pain after
tried-after-hint = Too soon to tell? Leave it open. Today will ask.
tried-minutes = Minutes until it did something
tried-note = Note
# $time (String) - a time of day
tried-saved = Saved { $time }.

# $what (String) - what was tried
tried-open-title = { $what }: how is the pain after it?
# $time (String) - when it was tried
tried-open-body = You tried it at { $time }.
# $time (String) - when it was tried
# $before (Number) - the pain before
tried-open-before = You tried it at { $time }. The pain was { $before } before.

tried-table-title = What you tried
# $from (String) - the first day
# $to (String) - the last day
tried-table-caption = What you tried, { $from } to { $to }
tried-table-what = What
tried-table-times = Tried
tried-table-down = Pain went down
tried-table-helped = By 2 or more
tried-table-change = Median change
# $count (Number) - how often it was so
# $of (Number) - of how many
tried-table-of = { $count } of { $of }
# $of (Number) - how many times have both scores
tried-table-few = { $of ->
    [0] no time with pain before and after
    [one] only { $of } time with pain before and after
   *[other] only { $of } times with pain before and after
}
# $points (String) - a number of points
tried-table-less = { $points } less
# $points (String) - a number of points
tried-table-more = { $points } more
tried-table-same = no change
# $minutes (String) - a number of minutes
tried-table-minutes = felt after { $minutes } min
tried-table-how = Counted are the times with pain before and after. Fewer than 3 tell too little. Heat and cold sessions count too.
tried-table-no-proof = This is a count, not proof. Pain also eases by itself.
tried-table-none = Nothing yet. Note what you try, with your pain before and after.

tried-list-title = Each time
tried-list-none = Nothing noted in this time.
# $before (Number) - the pain before
# $after (Number) - the pain after
tried-list-both = Pain { $before } before, { $after } after
# $before (Number) - the pain before
tried-list-before = Pain { $before } before
# $after (Number) - the pain after
tried-list-after = Pain { $after } after
# $minutes (Number) - minutes until it did something
tried-list-minutes = felt after { $minutes } min
tried-list-more = Show earlier ones
tried-change = Change
tried-delete = Delete
# $what (String) - what was tried
# $time (String) - when
tried-change-one = Change { $what }, { $time }
# $what (String) - what was tried
# $time (String) - when
tried-delete-one = Delete { $what }, { $time }
# $what (String) - what was tried
tried-deleted = { $what }: deleted.
# $kind (String) - what sort of thing
# $name (String) - what exactly
tried-named = { $kind }: { $name }
tried-charts = See the charts
