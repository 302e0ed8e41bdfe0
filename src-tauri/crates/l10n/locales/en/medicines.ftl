## Medicines: what was taken, what the label says, side effects. The words of notices come from the core.

medicines-now = Right now
medicines-nothing-yet-title = No medicine here yet
medicines-nothing-yet = Add what you take. Then one press notes each dose.
medicines-add = Add a medicine
medicines-yours = Your medicines
medicines-ask = Questions about a dose? Ask your doctor or pharmacist.

# $time (String) - until when a medicine may still act
medicines-drowsy-until = It may still act until { $time }.
medicines-drowsy = Do not drive or run machines.

medicines-poison-us = Poison help line, day and night
medicines-poison-call = Call even if you feel well.

medicines-last-24 = Last 24 hours
medicines-last-24-none = No dose in the last 24 hours.
medicines-last-24-why = Each ingredient is added up over all your medicines.
# $amount (String) - such as 1,200
medicines-mg = { $amount } mg
# $total (String) - milligrams taken
# $limit (String) - the most milligrams that the label allows
medicines-of-limit = { $total } of { $limit } mg on your label
# $time (String) - when the last dose was
# $span (String) - how long ago that was
medicines-last-dose = Last at { $time }, { $span } ago
# $count (Number) - doses
medicines-dose-count = { $count ->
    [one] { $count } dose
   *[other] { $count } doses
}
# $days (Number) - days in a row
medicines-days-in-row = { $days ->
    [one] Day { $days }
   *[other] Day { $days } in a row
}
# $most (Number) - days that the label allows
medicines-days-label = label: { $most } days

medicines-took = I took
medicines-half = ½
# $units (String) - how many units
# $name (String) - the medicine
medicines-took-now = I took { $units } of { $name } now
medicines-other-amount = Other amount
# $name (String) - the medicine
medicines-other-amount-of = Other amount of { $name }
medicines-other-time = At another time
# $name (String) - the medicine
medicines-other-time-of = { $name } at another time
medicines-alcohol = I drank alcohol today
medicines-alcohol-taken = with alcohol
medicines-change = Change
# $name (String) - the medicine
medicines-change-of = Change { $name }
medicines-never-taken = No dose noted yet.
# $time (String) - when the last dose was
# $units (String) - how many units it was
medicines-last-taken = Last taken: { $units } at { $time }
# $time (String) - when the last dose was, with its day
# $units (String) - how many units it was
medicines-last-taken-on = Last taken: { $units } on { $time }
medicines-log-only = Log only: label not checked
medicines-check-label = Check the label
medicines-over-the-counter = Without prescription
medicines-prescribed = Prescribed
medicines-relaxer = Muscle relaxer

# $name (String) - the medicine
# $units (String) - how many units
# $time (String) - when it was saved
medicines-dose-saved = Saved { $time }: { $units } × { $name }.
# $name (String) - the medicine
medicines-dose-deleted = The dose of { $name } is deleted.

medicines-check-title = Before you save
medicines-check-truth = If you took it, save it. Your diary should hold what is true.
medicines-check-save = Save what I took
medicines-check-drop = Don’t save

# $name (String) - the medicine
medicines-dose-title = { $name }: a dose
medicines-dose-units = How many did you take?
medicines-dose-units-other = How many
medicines-dose-when = When did you take it?
medicines-dose-before = Pain before
medicines-dose-save = Save

medicines-doses = Doses
medicines-doses-none = No dose in the last 7 days.
medicines-doses-earlier = Show earlier days
# $time (String) - when it was taken
# $name (String) - the medicine
medicines-dose-change-of = Change the dose of { $name } at { $time }
# $time (String) - when it was taken
# $name (String) - the medicine
medicines-dose-delete-of = Delete the dose of { $name } at { $time }
# $score (Number) - pain before the dose
medicines-dose-pain = Pain { $score } before
medicines-delete = Delete

medicines-effects = Side effects
medicines-effects-none = None noted.
medicines-effects-add = Add a side effect
medicines-effects-title = A side effect
medicines-effects-what = What do you notice?
medicines-effects-own = In your own words
medicines-effects-own-add = Something else
medicines-effects-strength = How strong is it?
medicines-effects-strength-least = barely there
medicines-effects-strength-most = as bad as can be
medicines-effects-when = When was it?
medicines-effects-of = Which medicine, do you think?
medicines-effects-of-unknown = I do not know
medicines-effects-save = Save
medicines-effects-saved = Saved.
# $effect (String) - the side effect
medicines-effects-deleted = { $effect } is deleted.
# $effect (String) - the side effect
# $time (String) - when it was
medicines-effects-delete-of = Delete { $effect } at { $time }
# $score (Number) - how strong, 0 to 10
medicines-effects-score = Strength { $score } of 10
medicines-effects-worried = A rash, swelling or trouble breathing? Get help at once.

medicines-form-new = Add a medicine
medicines-form-change = Change a medicine
medicines-form-name = Name
medicines-form-name-hint = As it says on the pack, or a name you know it by.
medicines-form-from-list = From the list
medicines-form-kind = How did you get it?
medicines-form-otc = I bought it without a prescription
medicines-form-rx = A doctor prescribed it
medicines-form-ingredients = What is in one unit?
medicines-form-ingredients-hint = One unit is one tablet, capsule or spoon. Copy it from the pack.
medicines-form-ingredient = Ingredient
medicines-form-ingredient-other = Something else
medicines-form-ingredient-own = Its name on the pack
medicines-form-mg = mg in one unit
medicines-form-ingredient-add = Add another ingredient
# $name (String) - the ingredient
medicines-form-ingredient-remove = Remove { $name }
medicines-form-remove = Remove
medicines-form-choose = Choose

medicines-label-title = Copy your label
medicines-label-intro = Read the label on your own pack. Fill in what it says.
medicines-label-us = From the US label. Check yours.
medicines-label-uk = From the UK label. Check yours.
medicines-label-units = Units in one dose, at most
medicines-label-hours = Hours between doses, at least
medicines-label-most = Units in 24 hours, at most
medicines-label-days = Days in a row, at most
medicines-label-confirm = I compared this with my own label
medicines-label-unconfirmed = Without this tick Respite only keeps a log. It then compares nothing with the label.
medicines-label-old = Labels change. What is filled in may be out of date.
# $date (String) - when the label was checked
medicines-label-checked = You checked the label on { $date }.

medicines-rx-title = What the doctor wrote
medicines-rx-directions = How to take it
medicines-rx-directions-hint = Copy it word for word from the pack or the note.
medicines-rx-from = First day
medicines-rx-to = Planned last day
medicines-rx-blank = Leave blank what you were not told.
# $day (Number) - which day of the course today is
medicines-rx-day = Day { $day }
# $day (Number) - which day of the course today is
# $end (String) - the planned last day
medicines-rx-day-until = Day { $day }, planned until { $end }

medicines-driving-title = Before you drive
medicines-driving = This medicine acts on the brain. It can make you slow and sleepy. Do not drive or run machines while you take it.
medicines-driving-alcohol = Do not drink alcohol with it.

medicines-form-save = Save
medicines-form-saved = Saved.
medicines-form-stop = Take it off my list
medicines-form-stop-hint = Its doses stay in your diary.
# $name (String) - the medicine
medicines-form-stopped = { $name } is off your list.
medicines-discard-title = Leave without saving?
medicines-discard-body = What you have filled in is not saved.
medicines-discard-leave = Leave
medicines-discard-stay = Go on writing

medicines-today-all = All medicines
