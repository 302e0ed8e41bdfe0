### Exercises: the screen, the player, and what the terminal says of them.

exercise-title = Exercises
exercise-lead = Three exercises that make the back steady, and those of your own. They are for days with little pain.
exercise-who-says = Your doctor or therapist says whether they are for you. What they tell you counts more than what is here.

## The exercises. How they are called, why, and how they are done.

exercise-belly = Belly lift
exercise-buttock = Leg lift, face down
exercise-hip = Leg lift, on the side

exercise-why-belly = It trains the deep muscle of the belly. That muscle holds your spine steady.
exercise-why-buttock = It trains the large muscle of the buttock, which takes load off the low back.
exercise-why-hip = It trains the muscle at the side of the hip. This muscle keeps your hips level when you walk. If it is weak, the low back can hurt more.

exercise-step-belly-1 = Lie on your back. Bend your knees a little. Feet and knees are as wide apart as your shoulders.
exercise-step-belly-2 = Draw your navel in. Keep your spine neutral: do not press it flat, and do not arch it.
exercise-step-belly-3 = Breathe out. Reach up with both hands, as if to grip a bar.
exercise-step-belly-4 = Lift your head and shoulders. Your shoulder blades just leave the floor.
exercise-step-belly-5 = Hold. Then breathe in and come back down.

exercise-step-buttock-1 = Lie face down over the edge of a firm table or bench. Your hips and legs hang over the edge. The table must not tip.
exercise-step-buttock-2 = Tighten the buttock of one side.
exercise-step-buttock-3 = Breathe out. Lift that leg toward the ceiling, as far as your back stays still.
exercise-step-buttock-4 = Hold. Keep your spine neutral: do not arch it.
exercise-step-buttock-5 = Breathe in and lower the leg slowly.

exercise-step-hip-1 = Lie on your side with your back against a wall.
exercise-step-hip-2 = Draw your navel in. Keep your spine neutral.
exercise-step-hip-3 = Breathe out. Lift your upper leg slowly, toes toward the ceiling. Your heel stays in touch with the wall.
exercise-step-hip-4 = Hold at the top. Do not roll your hips back or forward.
exercise-step-hip-5 = Breathe in and lower the leg slowly.

exercise-toes = Some therapists want the toes to point forward. If yours does, do it that way.

## The drawings, in words

exercise-figure-start = Start
exercise-figure-top = Top
exercise-figure-mistake = Not like this
exercise-drawn-belly-start = A person lies on their back. The knees are bent, the feet are flat on the floor, the arms rest beside the body.
exercise-drawn-belly-top = The head and shoulders are a little off the floor. Both arms reach up. The low back has not moved.
exercise-drawn-belly-mistake = The person has sat up halfway and pulls at the neck. The back is round.
exercise-drawn-buttock-start = A person lies face down on a table up to the hips. Both legs hang over the edge, the toes at the floor.
exercise-drawn-buttock-top = One leg is lifted in line with the back. The other one hangs. The back is straight.
exercise-drawn-buttock-mistake = The leg is lifted too high. The low back is arched, and the chest comes off the table.
exercise-drawn-hip-start = Seen from the front: a person lies on the left side, with a wall behind the back. The right leg lies on the left one.
exercise-drawn-hip-top = The right leg is lifted to about 35 degrees, the toes up. Its heel touches the wall. One hip is above the other.
exercise-drawn-hip-mistake = The right leg is lifted far too high. The waist folds, and the head comes up.

## The list, and what is planned

# $sets (Number) - sets
# $reps (Number) - repetitions
# $hold (Number) - seconds
exercise-amount = { $sets ->
    [one] { $reps } times, held { $hold } s
   *[other] { $sets } sets of { $reps } times, held { $hold } s
}
# $sets (Number) - sets
# $reps (Number) - repetitions
# $hold (Number) - seconds
exercise-amount-sides = { $sets ->
    [one] { $reps } times on each side, held { $hold } s
   *[other] { $sets } sets of { $reps } times on each side, held { $hold } s
}
# $who (String) - a doctor or therapist
exercise-said-by = As { $who } said
exercise-from-article = From the article this diary is built on
exercise-look = Look at it
# $exercise (String) - an exercise
exercise-look-of = Look at it: { $exercise }
exercise-back = All exercises
exercise-how = How it is done
exercise-why = Why
# $minutes (Number) - minutes
exercise-minutes = { $minutes ->
    [one] About a minute
   *[other] About { $minutes } minutes
}
exercise-no-situps = Sit-ups and crunches are not here. They do little for the strength that a back needs.
exercise-stop-rules = Stop at sharp or new pain, at numbness, tingling or weakness in a leg, or when you feel dizzy.

## The person's own exercises

exercise-own-title = Your own
exercise-own-lead = Did your doctor or therapist show you another exercise? Add it here, with a picture.
exercise-own-only = Only what a doctor or therapist showed you. Respite does not know if it is right for you.
exercise-own-new = Add an exercise
exercise-own-form = An exercise of yours
exercise-own-name = What is it called?
exercise-own-how = How do you do it?
exercise-own-sides = Each leg or side works by itself
exercise-own-picture-later = Once it is saved, you can add a picture.
exercise-own-save = Save it
exercise-own-saved = Your exercise is saved.
exercise-own-change = Change it
exercise-own-remove = Take it off the list
# $name (String) - an exercise
exercise-own-deleted = { $name } is off the list.
exercise-own-unnamed = An exercise of yours
exercise-own-numbers = Few, to begin with. Change it to what you were told.
exercise-picture-none = No picture yet
exercise-picture-add = Add a picture
exercise-picture-replace = Choose another picture
exercise-picture-remove = Remove the picture
exercise-picture-kinds = A JPEG, PNG, WebP or GIF, up to 10 MB. Respite keeps its own copy.
exercise-picture-kept = The picture is kept.
exercise-picture-removed = The picture is removed.
exercise-picture-files = Pictures
exercise-picture-broken = The picture cannot be shown.
# $exercise (String) - an exercise
exercise-picture-larger = Show the picture larger: { $exercise }
exercise-picture-close = Close
# $name (String) - an exercise
exercise-own-terminal-saved = { $name } is on the list.

## The gate

exercise-not-today = Not today
exercise-today = Today is a day for exercises
exercise-instead = Rest, and walk a little as far as your body allows. Both help.
exercise-log-walk = Note a rest or a walk
exercise-go-signs = Go to the warning signs
exercise-cleared-all-the-same = Your doctor or therapist knows of this and says that exercises are fine? Say so below.
# $day (String) - the day on which it was ticked
# $sign (String) - a warning sign, a sentence
exercise-signs-ticked = Ticked on { $day }: { $sign }
exercise-signs-over = Is it over? Then go through the list, and leave it out.
exercise-signs-over-tomorrow = Is it over tomorrow? Then go through the list, and leave it out.
exercise-terminal-sign-over = Is it over on a later day? Then type: respite signs --none
# $codes (String) - the signs, as the terminal reads them
exercise-terminal-signs-over = Is one over on a later day? Then leave it out of this: respite signs --tick { $codes } --none-else

# These follow each other in one sentence each.
exercise-closed-signs = A warning sign is ticked: see a doctor first.
exercise-closed-signs-due = Go through the warning signs first.
exercise-closed-pain = Your worst pain in the last 24 hours was over 3. It opens 24 hours after that.
exercise-closed-spasm = You had a spasm today. It opens tomorrow.
exercise-closed-hurt = An exercise hurt today. It opens tomorrow.
exercise-closed-activity = Say first whether you move most days.
exercise-closed-not-cleared = Ask your doctor first, since you are not used to exercise.

exercise-activity = Do you move most days, such as half an hour of walking?
exercise-activity-yes = Yes
exercise-activity-no = No
exercise-cleared = Who told you that exercises are fine?
exercise-cleared-by = Doctor or therapist
exercise-cleared-on = On which day
exercise-cleared-hint = If you are not used to exercise, see your doctor before you start. Leave it empty if nobody has said so yet.
exercise-clearance-save = Save what was said
exercise-clearance-saved = Saved.
exercise-clearance-change = Change
# $who (String) - a doctor or therapist
# $day (String) - a day
exercise-cleared-line = { $who } said on { $day } that exercises are fine.
exercise-active-line = You said that you move most days.
exercise-idle-line = You said that you do not move most days.

## The plan of one exercise

exercise-plan = How much
exercise-plan-change = Change how much
exercise-plan-sets = Sets
exercise-plan-reps = Repetitions
exercise-plan-hold = Seconds to hold
exercise-plan-rest = Seconds of rest between sets
exercise-plan-said-by = Who said so, if a doctor or therapist did
exercise-plan-said-by-hint = Their numbers may go beyond those of the article.
exercise-plan-note = How to do it otherwise, to go easy on your back
exercise-plan-save = Save
exercise-plan-saved = Saved.

exercise-plan-may-offer = Offer me one more after three good times, all the same

## The morning after, and what is offered

exercise-morning-yesterday = How is it this morning, after yesterday's exercises?
# $day (String) - the day of the exercises
exercise-morning-of = How was the morning after your exercises of { $day }?
exercise-morning-better = Better
exercise-morning-usual = As usual
exercise-morning-worse = Worse
exercise-morning-not-said = I cannot say
exercise-morning-saved = Saved.
exercise-offer-more = It went well three times. One more repetition next time?
exercise-offer-less = The morning after was worse. One repetition less next time? If it stays worse, ask your doctor or therapist.
exercise-offer-hold = The morning after was worse. Keep it as it is, and ask your doctor or therapist.
# $reps (Number) - repetitions
exercise-offer-yes = Yes, { $reps }
exercise-offer-keep = Keep it as it is
# $button (String) - what a button says
# $exercise (String) - an exercise
exercise-offer-of = { $button }: { $exercise }
# $exercise (String) - an exercise
# $reps (Number) - repetitions
exercise-offer-taken = { $exercise }: { $reps } next time.
# $exercise (String) - an exercise
exercise-offer-kept = { $exercise } stays as it is.

## Before it starts

exercise-start-title = Start
exercise-before = How much does it hurt now?
exercise-first-side = Which side begins?
exercise-halves = Tell me at half-time
exercise-table-firm = The table is firm and does not tip
exercise-start = Start
exercise-hands-free = Put the screen where you see it from the floor. Any key goes to the next step.

## The player

exercise-side-left = Left side
exercise-side-right = Right side
exercise-cue-get-ready = Get ready
exercise-cue-lift = Up. Breathe out
exercise-cue-hold = Hold
exercise-cue-lower = Down. Breathe in
exercise-cue-half-time = Half-time
exercise-cue-other-side = Other side
exercise-cue-rest = Rest
exercise-cue-end = Done

# Of one's own the way up or down, and how to breathe, are not known. What is not here is said as above.
exercise-own-cue-lift = Begin
exercise-own-cue-lower = Come back

exercise-paused = Paused
# $rep (Number) - the repetition
# $reps (Number) - of how many
exercise-rep = { $rep } of { $reps }
# $set (Number) - the set
# $sets (Number) - of how many
exercise-set = Set { $set } of { $sets }
# $exercise (String) - an exercise
exercise-next = Next: { $exercise }
# $side (String) - left side or right side
exercise-next-side = Next: { $side }
exercise-neutral = Keep your spine neutral
exercise-lost-form = I lost form
exercise-tired = I am tired
exercise-hurts = It hurts
exercise-pause = Pause
exercise-go-on = Go on
exercise-step-on = Next step
exercise-key-pause = P
exercise-any-key = Any key goes to the next step.
exercise-sound = Sound
exercise-voice = Voice
exercise-left-open = This exercise was left open. How did it end?
exercise-goes-no-further = This exercise goes no further now. How did it end?
exercise-open-done = I did all of it
exercise-open-lost-form = I lost form
exercise-open-tired = I was tired
exercise-open-hurt = It hurt
exercise-open-not-said = I do not know

## After it

exercise-after = How much does it hurt now?
exercise-after-then = How much did it hurt afterwards?
exercise-after-save = Save
exercise-after-skip = Tell it later
exercise-after-tell = Pain after
# $exercise (String) - an exercise
# $day (String) - the day of it
exercise-after-of = Pain after: tell it of { $exercise }, { $day }
exercise-hurt-title = You stopped because it hurt
exercise-hurt-now = Lie down in a position that eases it. Breathe calmly. Do no more exercises today.
exercise-hurt-signs = Does something else feel wrong, such as a numb or weak leg?
exercise-ended-done = You did all of it.
exercise-ended-lost-form = You stopped in good time. Form comes first.
exercise-ended-tired = You stopped in good time.
exercise-ended-hurt = You stopped because it hurt.
exercise-ended-not-said = It is closed.
# $done (Number) - repetitions that were done
# $reps (Number) - repetitions planned
exercise-came-to-end = You came to the end. You did { $done } of { $reps } repetitions.

## What was done

exercise-done-title = What you did
exercise-none = Nothing yet.
exercise-day = Day
exercise-what = Exercise
exercise-reps = Repetitions
exercise-how-ended = How it ended
exercise-pain = Pain before and after
# $before (Number) - a score
# $after (Number) - a score
exercise-pain-both = { $before } → { $after }
# $rep (Number) - a repetition
exercise-in-rep = in repetition { $rep }
exercise-ending-done = All of it
exercise-ending-lost-form = Lost form
exercise-ending-tired = Tired
exercise-ending-hurt = It hurt
exercise-ending-not-said = Not said
exercise-to-the-end = To the end
exercise-delete = Delete
# $exercise (String) - an exercise
# $day (String) - a day
exercise-delete-of = Delete { $exercise } of { $day }
# $exercise (String) - an exercise
exercise-deleted = { $exercise } is deleted.

## The terminal

# $exercise (String) - an exercise
# $minutes (Number) - minutes
exercise-terminal-started = { $exercise } is on. It takes about { $minutes } min. The window leads you through it.
# $exercise (String) - an exercise
# $ending (String) - how it ended
# $reps (Number) - repetitions
exercise-terminal-stopped = { $exercise }: { $ending }, { $reps ->
    [one] { $reps } repetition
   *[other] { $reps } repetitions
}.
# $exercise (String) - an exercise
# $ending (String) - how it ended
exercise-terminal-stopped-unseen = { $exercise }: { $ending }.
exercise-terminal-open = Exercises are for today.
# $exercise (String) - an exercise
# $offer (String) - what is offered, sentences
# $command (String) - what is typed to take it
exercise-terminal-offer = { $exercise }: { $offer } To take it: { $command }. To keep it as it is, add --keep.
# $exercise (String) - an exercise
# $endings (String) - what can be typed for how it ended
exercise-terminal-left = { $exercise } was left open. How did it end? Type: respite exercise stop { $endings }
# $day (String) - the day of the exercises
exercise-terminal-morning = How was the morning after the exercises of { $day }? Type: respite exercise morning better, usual or worse
