## A new entry, or one that is changed.

entry-title-new = New entry
entry-title-change = Change entry
entry-nothing-needed = Nothing here has to be filled in.
# $time (String) - when it was saved
entry-saved = Saved { $time }.

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
