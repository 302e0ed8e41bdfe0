## Heat and cold: a session, the skin check, the skin's rest.

relief-title = Heat and cold
relief-cold = Cold
relief-heat = Heat
relief-now = Now
# $places (String) - where
relief-on = on { $places }
# $time (String) - when the pack comes off
relief-off-at = Take it off at { $time }.
relief-skin-fine-said = You said the skin looked fine.
# $minutes (Number) - minutes left
relief-left-spoken = { $minutes ->
    [one] { $minutes } minute left
   *[other] { $minutes } minutes left
}
relief-it-is-off = It is off
relief-skin-wrong = Skin looks wrong
relief-check-title = Look at your skin now
relief-check-body = Pink is fine. Stop if it is bright red, white, blue, blotchy or numb, or if it burns.
relief-check-fine = It looks fine
relief-check-stop = Stop
relief-undo-start = I did not start. Take it back

relief-end-title = The pack is off
relief-end-after = Pain now
relief-end-skin = How does your skin look?
relief-skin-normal = Normal or pink
relief-skin-fine-after-all = It looks normal after all
relief-skin-red = Bright red or blotchy
relief-skin-numb = Numb
relief-skin-blistered = Blisters, white or blue
relief-end-done = Done
relief-end-saved = Saved. The skin there now rests.

relief-wrong-title = What to do now
relief-wrong-off = Take the pack off and keep it off.
relief-wrong-bare = Leave the skin bare.
relief-wrong-ask = Get help from a doctor or nurse if it stays so, hurts or gets worse.
relief-wrong-ask-now = Get help from a doctor or nurse now if it hurts, spreads or has no feeling.
relief-wrong-held = No pack goes there until you say here that it looks normal again.

relief-time-up-title = Take the pack off now
# $kind (String) - Heat or Cold
# $places (String) - where
# $time (String) - the planned end
relief-time-up-body = { $kind } on { $places }. The time was up at { $time }.
relief-unconfirmed-title = When did it come off?
relief-unconfirmed-why = That skin is not free until you say.
# $time (String) - the planned end
relief-unconfirmed-on-time = On time, at { $time }
relief-unconfirmed-just-now = Just now
relief-unconfirmed-other = At another time
relief-unconfirmed-forgot = I do not know
relief-unconfirmed-date = Day
relief-unconfirmed-save = Save
# $kind (String) - Heat or Cold
# $places (String) - where
relief-band-running = { $kind } on { $places }
relief-strip = A pack is on
relief-strip-look = Look at the skin

relief-later-title = How is the pain now?
# $kind (String) - Heat or Cold
# $places (String) - where
# $time (String) - when it ended
relief-later-body = { $kind } on { $places } ended at { $time }.
relief-later-save = Save

relief-start-title = Start a session
relief-kind = Heat or cold?
relief-where = Where?
# $place (String) - a place of the back
relief-map-waits = { $place } (first say that the pack is off)
relief-where-resting = Hatched skin rests. Pick another place, or wait.
relief-minutes = How long?
# $minutes (Number) - a choice
relief-minutes-choice = { $minutes } min
relief-minutes-less = My pack says less
relief-minutes-less-count = Minutes my pack allows
relief-before = Pain before
relief-ready = It is wrapped in cloth. My skin there is healthy. No rub, cream or patch is on it. I have read what came with the pack. I had no alcohol or sleepy pill since yesterday that is not told here. I will stay awake.
relief-ready-heat = I have no fever.
relief-kind-needed = Choose heat or cold.
relief-where-needed = Say where the pack goes.
# $kind (String) - Heat or Cold
# $places (String) - where
# $minutes (Number) - how long
relief-again = { $kind } again: { $places }, { $minutes } min
relief-again-title = Is all of this so?
relief-again-cold = All of it. Start cold
relief-again-heat = All of it. Start heat
relief-ready-needed = Please read and tick this first.
relief-start-cold = Start cold
relief-start-heat = Start heat
relief-pad-hint = Electric pad: look at its cord, and set it low. Do not lie on it or fold it. Never use it on a child.

relief-rests-title = Resting skin
relief-rests-none = No skin rests. Heat or cold can start.
relief-rests-none-yet = No skin rests now.
relief-rests-why = After each session the skin there rests for 2 hours, from heat and cold alike.

relief-told-title = I already did this
relief-told-hint = Respite did not time it. It is kept, marked as outside the guide.
relief-told-date = Day
relief-told-started = It went on at
relief-told-ended = It came off at
relief-told-after = Pain after
relief-told-save = Save it
relief-told-saved = Saved.

relief-recent-title = Recent sessions
# $kind (String) - Heat or Cold
# $time (String) - a day and a time
relief-recent-skin-wrong = Skin looks wrong: { $kind }, { $time }
relief-recent-none = No session yet.
# $minutes (Number) - how long it was on
relief-recent-minutes = { $minutes } min
# $before (Number) - pain before
# $after (Number) - pain after
relief-recent-pain = Pain { $before } before, { $after } after
# $after (Number) - pain after
relief-recent-after = Pain { $after } after
# $before (Number) - pain before
relief-recent-before = Pain { $before } before
# $later (Number) - pain half an hour later
relief-recent-later = { $later } half an hour later
relief-recent-told = told later, outside the guide
relief-recent-too-long = on too long, outside the guide
relief-recent-long-heat = on too long, outside the guide
relief-recent-skin-not-free = skin was not free, outside the guide
relief-recent-end-unknown = end not known, outside the guide

relief-outside-told = Respite did not time it. It is kept, as outside the guide.
relief-outside-too-long = It was on for too long. It is kept, as outside the guide.
relief-outside-long-heat = It was on for too long. If it was a heat wrap, follow its packet. It is kept, as outside the guide.
relief-outside-skin-not-free = The skin there was not free. It is kept, as outside the guide.
relief-outside-end-unknown = Nobody knows how long it was on. It is kept, as outside the guide.
relief-off-now-skin = Skin there does not look right. Better take this pack off now.
relief-off-now-fever = You ticked a fever. Better take this pack off now.
relief-off-now-body = You told something that a doctor or nurse should hear first. Better take this pack off now.
relief-off-now-injury = You were hurt. Cold is usual for two days. Better take this pack off now.
relief-off-now-sleepy = You told of something that makes you sleepy. Stay awake, or take this pack off now.
relief-outside-running = The skin there was not free. Better take this pack off now.
# $kind (String) - heat or cold
# $time (String) - when it went on
relief-put-outside = So the { $kind } of { $time } lay on skin that was not free. It counts as outside the guide.

relief-sheet-title = Before the first session
relief-sheet-again = Time to read this again
relief-sheet-intro = Does any of these fit you? Tick what does.
relief-sheet-less-feeling = I feel less than usual there. Or I have nerve damage, a nerve that heals, or a scar there.
relief-sheet-diabetes = I have diabetes.
relief-sheet-stroke = I have had a stroke.
relief-sheet-spinal-cord = My spinal cord has been hurt.
relief-sheet-poor-circulation = My blood flow is poor.
relief-sheet-cold-sensitivity = Cold gives me white fingers, hives, dark urine or other trouble. Or I have vasculitis.
relief-sheet-broken-skin = My skin there is broken or sore, or has a rash or eczema.
relief-sheet-fever = I have a fever or an infection.
relief-sheet-heart = I have a heart problem or high blood pressure.
relief-sheet-growth = I have, or had, a cancer or a growth there.
relief-sheet-reaction = Heat or cold has hurt me before, or I had a bad reaction to it.
relief-sheet-pregnant = I am pregnant, or may be.
relief-sheet-age = I am very young or very old.
relief-sheet-cannot-remove = I could not take the pack off by myself.
relief-sheet-none = If none fits, leave all boxes empty.
relief-sheet-ask-first = Please ask a doctor or nurse about it first. Then put the day here.
relief-sheet-agreed = A doctor or nurse said it is OK, on
relief-sheet-rules-title = Each time
relief-sheet-rule-cloth = Cloth between the pack and your skin.
relief-sheet-rule-time = 15 to 20 minutes, never more. Less if your pack says so.
relief-sheet-rule-look = Look at the skin after 5 minutes.
relief-sheet-rule-sleep = Do not lie on it. Do not sleep with it. Not after alcohol or pills that make you sleepy.
relief-sheet-rule-rub = Not over a pain rub, a cream or a patch.
relief-sheet-rule-rest = Then 2 hours of rest for that skin.
relief-sheet-save = I have read this
relief-sheet-blocked = You ticked something that a doctor or nurse should hear first. You can still note what you did.
relief-sheet-open = Open the questions again
# $date (String) - when it was answered
relief-sheet-answered = You answered the safety questions on { $date }.

relief-autostart-title = Start Respite with the computer?
relief-autostart-body = Then a session goes on after a restart, and reminders reach you. You can change this in Settings.
relief-autostart-yes = Yes, start it
relief-autostart-no = No

relief-start = Start
