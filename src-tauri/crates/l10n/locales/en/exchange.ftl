### What goes out to other programs, so that a person can read it there.

exchange-title = Back spasm symptom summary (patient-reported)
exchange-patient-reported = Told by the patient
exchange-app = Respite, a diary on the patient's own computer

## Sections

exchange-story = The summary for the doctor
exchange-diary = The diary, day by day
exchange-problems = Episodes, and what a doctor named
exchange-past = The time before
exchange-medicines = Medicines and side effects
exchange-tried = What was tried
exchange-function = Questions about the week and the day
exchange-tests = Tests
exchange-plan = Visits and goals
exchange-nothing = Nothing noted.

## What one line tells

# $label (String) - what is told
# $value (String) - what it is
exchange-told = { $label }: { $value }
# $score (Number) - 0 to 10
exchange-of-ten = { $score } of 10
exchange-not-told = not told
exchange-yes = yes
exchange-no = no
exchange-episode = Back spasm episode
# $text (String) - an episode
# $from (String) - its first day
exchange-going-on = { $text }, from { $from }, still there
# $text (String) - an episode
# $days (String) - its days
exchange-over = { $text }, { $days }
# $text (String) - an episode
# $days (String) - its days
exchange-end-unknown = { $text }, { $days }, end not known
# $name (String) - what it was
exchange-injury = Injury: { $name }
exchange-first-spasm = First spasm ever
exchange-signs = Warning signs
exchange-signs-none = None ticked
exchange-signs-no-new = No new ones told
exchange-later = Pain half an hour later
# $times (Number) - how often
exchange-doses = { $times ->
    [one] 1 dose noted
   *[other] { $times } doses noted
}
# $count (String) - how many
# $unit (String) - tablets or the like, by its code
exchange-units = { $count } ({ $unit })
exchange-with-alcohol = with alcohol
exchange-strength = How strong
# $name (String) - what was told by a doctor
exchange-told-at-visit = Told at a visit: { $name }
exchange-visit = Visit
exchange-said = What was said
exchange-goal = Goal
exchange-goal-rating = How close to the goal
exchange-skin = The skin after it
exchange-onset = Began
# $guide (String) - the guide and its version
exchange-file = Files of the health record, written to { $guide }.
