## Heat and cold: a session, the skin check, the skin's rest.

session-title = Heat and cold
session-cold = Cold
session-heat = Heat
session-now = Now
# $places (String) - where
session-on = on { $places }
# $time (String) - when the pack comes off
session-off-at = Take it off at { $time }.
session-may-sleep = Keep this computer awake. While it sleeps, it cannot tell you that time is up.
session-skin-fine-said = You said the skin looked fine.
# $minutes (Number) - minutes left
session-left-spoken = { $minutes ->
    [one] { $minutes } minute left
   *[other] { $minutes } minutes left
}
session-it-is-off = It is off
session-skin-wrong = Skin looks wrong
session-check-title = Look at your skin now
session-check-body = Pink is fine. Stop if it is bright red, white, blue, blotchy or numb, or if it burns.
session-check-fine = It looks fine
session-check-stop = Stop
session-undo-start = I did not start. Take it back
# $time (String) - when it went on
session-since-saved = Saved: it is on since { $time }.
session-start-taken-back = Taken back. If a pack is or was on your skin, press Undo.

session-end-title = The pack is off
# $kind (String) - heat or cold
# $places (String) - where
# $time (String) - when it went on
session-end-which = { $kind } on { $places }, put on at { $time }.
session-end-after = Pain now
session-end-skin = How does your skin look?
session-end-skin-then = How did your skin look when it came off?
session-skin-normal = Normal or pink
session-skin-fine-after-all = It looks normal after all
session-skin-red = Bright red or blotchy
session-skin-numb = Numb
session-skin-blistered = Blisters, white or blue
session-end-done = Done
session-end-saved = Saved. The skin there now rests.
session-still-on = It is still on
session-still-on-saved = It is still on, as if you had not said so. Its time goes on.

session-wrong-title = What to do now
session-wrong-off = Take the pack off if it is still on, and keep it off.
session-wrong-bare = Leave the skin bare.
session-wrong-help-red = Get help from a doctor or nurse if it stays so, hurts or gets worse.
session-wrong-help-blistered = Get help from a doctor or nurse now if it hurts, spreads or has no feeling.
session-wrong-help-numb = Get help from a doctor or nurse now.
session-wrong-held = No pack goes there until you say here that it looks normal again.

session-time-up-title = Take the pack off now
session-time-up-asked = Is the pack off?
# $kind (String) - Heat or Cold
# $places (String) - where
# $time (String) - the planned end
session-time-up-body = { $kind } on { $places }. The time was up at { $time }.
session-unconfirmed-title = When did it come off?
session-unconfirmed-why = That skin is not free until you say.
# $time (String) - the planned end
session-unconfirmed-on-time = On time, at { $time }
session-unconfirmed-just-now = Just now
session-unconfirmed-other = At another time
session-unconfirmed-forgot = I do not know
session-unconfirmed-date = Day
session-unconfirmed-save = Save
# $kind (String) - Heat or Cold
# $places (String) - where
session-band-running = { $kind } on { $places }
session-strip = A pack is on
session-strip-look = Look at the skin
session-small = Small window
session-small-back = Large window
session-small-on-top = Keep on top
session-small-none = No pack is on.

session-later-title = How is the pain now?
# $kind (String) - Heat or Cold
# $places (String) - where
# $time (String) - when it ended
session-later-body = { $kind } on { $places } ended at { $time }.
session-later-save = Save

session-start-title = Start a session
session-kind = Heat or cold?
session-where = Where?
# $place (String) - a place of the back
session-map-waits = { $place } (first say that the pack is off)
# $place (String) - a place of the back
session-map-on = { $place } (a pack is on, there or next to it)
# $place (String) - a place of the back
session-map-enough = { $place } (four sessions today)
# $place (String) - one or more places
session-enough-today = { $place }: four sessions today. The next one tomorrow.
session-where-resting = Hatched skin is not free now. Pick another place.
session-is-on = It is on already
session-is-not-on = It goes on now
session-went-on = Since when?
session-went-on-needed = Say since when it is on.
# $minutes (Number) - a choice
session-went-on-ago = { $minutes } min ago
session-minutes = How long?
# $minutes (Number) - a choice
session-minutes-choice = { $minutes } min
session-minutes-less = My pack says less
session-minutes-less-count = Minutes my pack allows
session-before = Pain before
session-ready = It is wrapped in cloth. My skin there is healthy. No rub, cream or patch is on it. I have read what came with the pack. I had no alcohol or sleepy pill since yesterday that is not told here. I will stay awake.
session-ready-plain = It is wrapped in cloth. My skin there is healthy. No rub, cream or patch is on it. I had no alcohol or sleepy pill since yesterday that is not told here. I will stay awake.
session-ready-bath = My skin there is healthy. No rub, cream or patch is on it. I had no alcohol or sleepy pill since yesterday that is not told here. I will stay awake.
session-ready-heat = I have no fever.
session-kind-needed = Choose heat or cold.
session-where-needed = Say where the pack goes.
# $kind (String) - Heat or Cold
# $places (String) - where
# $minutes (Number) - how long
session-pack = { $kind }: { $places }, { $minutes } min
# $kind (String) - Heat or Cold
# $places (String) - where
# $minutes (Number) - how long
session-again = { $kind } again: { $places }, { $minutes } min
session-again-title = Is all of this so?
session-again-cold = All of it. Start cold
session-again-heat = All of it. Start heat
session-ready-needed = Please read and tick this first.
session-start-cold = Start cold
session-start-heat = Start heat
session-pad-hint = Electric pad: look at its cord, and set it low. Do not lie on it or fold it. Never use it on a child.

session-rests-title = Resting skin
session-rests-none = No skin is resting. Heat or cold can start.
session-rests-none-yet = No skin is resting.
session-rests-why = After each session the skin there rests for 2 hours, from heat and cold alike.

session-told-title = I already did this
session-told-hint = Respite did not time it. It is kept, marked as outside the guide.
session-told-date = Day
session-told-started = It went on at
session-told-ended = It came off at
session-told-after = Pain after
session-told-save = Save it
session-told-saved = Saved.

# $kind (String) - Heat or Cold
# $time (String) - when it went on
session-pack-change = Change the pack: { $kind }, { $time }
# $kind (String) - Heat or Cold
# $time (String) - when it went on
session-pack-delete = Delete the pack: { $kind }, { $time }
# $kind (String) - Heat or Cold
# $time (String) - when it went on
session-pack-deleted = The pack is deleted: { $kind }, { $time }.
session-pack-told-stays = Where the pack lay stays. If that is wrong, delete it and tell it again.
session-told-later = Pain half an hour later
# $skin (String) - how it looked
session-pack-skin = The skin was { $skin }.
session-pack-stays = Where and when it went on stays. If that is wrong, delete it and tell it again.

session-recent-title = Recent sessions
# $kind (String) - Heat or Cold
# $time (String) - a day and a time
session-recent-skin-wrong = Skin looks wrong: { $kind }, { $time }
session-recent-none = No session yet.
# $minutes (Number) - how long it was on
session-recent-minutes = { $minutes } min
# $before (Number) - pain before
# $after (Number) - pain after
session-recent-pain = Pain { $before } before, { $after } after
# $after (Number) - pain after
session-recent-after = Pain { $after } after
# $before (Number) - pain before
session-recent-before = Pain { $before } before
# $later (Number) - pain half an hour later
session-recent-later = half an hour later { $later }
session-recent-told = told later, outside the guide
session-recent-too-long = on too long, outside the guide
session-recent-past-maker = longer than its maker allows, outside the guide
session-recent-long-heat = on too long, outside the guide
session-recent-skin-not-free = skin was not free, outside the guide
session-recent-end-unknown = end not known, outside the guide

session-outside-told = Respite did not time it. It is kept in your diary as outside the guide.
session-outside-too-long = It was on for too long. It is kept in your diary as outside the guide.
session-outside-past-maker = It was on for longer than its maker allows. It is kept in your diary as outside the guide.
session-outside-long-heat = It was on for too long. If it was a heat wrap, follow its packet. It is kept in your diary as outside the guide.
session-outside-skin-not-free = The skin there was not free. It is kept in your diary as outside the guide.
session-outside-end-unknown = Nobody knows how long it was on. It is kept in your diary as outside the guide.
session-off-now-skin = Skin there does not look right. Better take this pack off now.
session-off-now-fever = You ticked a fever. Better take this pack off now.
session-off-now-body = You told something that a doctor or nurse should hear first. Better take this pack off now.
session-off-now-injury = You noted an injury or a fall. Cold is usual for two days. Better take this pack off now.
session-off-now-sleepy = You told of something that makes you sleepy. Stay awake, or take this pack off now.
session-off-now-unknown = Respite does not know a medicine that you told. It may make you sleepy. Stay awake, or take this pack off now.
session-off-now-skin-not-free = The skin there was not free. Better take this pack off now.
# $kind (String) - heat or cold
# $time (String) - when it went on
session-put-outside = So the { $kind } of { $time } lay on skin that was not free. It counts as outside the guide.

session-sheet-title = Before the first session
session-sheet-again = Time to read this again
session-sheet-intro = Does any of these fit you? Tick what does.
session-sheet-less-feeling = I feel less than usual there. Or I have nerve damage, a nerve that heals, or a scar there.
session-sheet-diabetes = I have diabetes.
session-sheet-stroke = I have had a stroke.
session-sheet-spinal-cord = My spinal cord has been hurt.
session-sheet-poor-circulation = My blood flow is poor.
session-sheet-cold-sensitivity = Cold gives me white fingers, hives, dark urine or other trouble. Or I have vasculitis.
session-sheet-broken-skin = My skin there is broken or sore, or has a rash or eczema.
session-sheet-fever = I have a fever or an infection.
session-sheet-heart = I have a heart problem or high blood pressure.
session-sheet-growth = I have, or had, a cancer or a growth there.
session-sheet-reaction = Heat or cold has hurt me before, or I had a bad reaction to it.
session-sheet-pregnant = I am pregnant, or may be.
session-sheet-age = I am very young or very old.
session-sheet-cannot-remove = I could not take the pack off by myself.
session-sheet-none = If none fits, leave all boxes empty.
session-sheet-ask-first = Please ask a doctor or nurse about it first. Then put the day here.
session-sheet-agreed = A doctor or nurse said it is OK, on
session-sheet-rules-title = Each time
session-sheet-rule-cloth = Cloth between the pack and your skin.
session-sheet-rule-time = 15 to 20 minutes, never more. Less if your pack says so.
session-sheet-rule-look = Look at the skin after 5 minutes.
session-sheet-rule-sleep = Do not lie on it. Do not sleep with it. Not after alcohol or pills that make you sleepy.
session-sheet-rule-rub = Not over a pain rub, a cream or a patch.
session-sheet-rule-rest = Then 2 hours of rest for that skin.
session-sheet-save = I have read this
session-sheet-blocked = You ticked something that a doctor or nurse should hear first. You can still note what you did.
session-sheet-open = Open the questions again
# $date (String) - when it was answered
session-sheet-answered = You answered the safety questions on { $date }.

session-autostart-title = Start Respite with the computer?
session-autostart-body = Then a session goes on after a restart, and reminders reach you. You can change this in Settings.
session-autostart-yes = Yes, start it
session-autostart-no = No

session-start = Start
