## Reminders to see a doctor, with the days they come from.

# $why (String) - one reason or more
doctor-line = Time to see a doctor: { $why }
doctor-line-open = Time to see a doctor
doctor-line-two-weeks = more than two weeks
doctor-line-four-weeks = more than four weeks
doctor-line-twelve-weeks = more than twelve weeks
doctor-line-same-place = the same place again
doctor-two-weeks = This spasm has lasted more than two weeks. It is a good time to see a doctor.
doctor-four-weeks = This spasm has lasted more than four weeks. Please see a doctor.
doctor-twelve-weeks = This spasm has lasted more than twelve weeks. Please see a doctor.
# $place (String) - where
doctor-same-place = A spasm came back in the same place: { $place }. It is a good time to see a doctor.
# $place (String) - where
doctor-same-place-too = It also came back in the same place: { $place }.
# $start (String) - the first day
# $noted (Number) - days with it in the diary
# $days (Number) - days so far
# $last (String) - the last day with it
doctor-because = It began on { $start }. You noted it on { $noted } of the { $days } days up to { $last }.
# $start (String) - the first day as told
# $noted (Number) - days with it in the diary
# $days (Number) - days so far
# $last (String) - the last day with it
doctor-because-declared = You told us it began on { $start }. You noted it on { $noted } of the { $days } days up to { $last }.
# $place (String) - where
# $from (String) - the first day of the earlier one
# $to (String) - the last day of the earlier one
# $start (String) - the first day of this one
doctor-because-same-place = { $place }: an earlier one was from { $from } to { $to }. This one began on { $start }.
# $place (String) - where
# $from (String) - the first day of the earlier one
# $to (String) - the last day of the earlier one
# $start (String) - the first day of this one
doctor-because-same-place-declared = { $place }: an earlier one was from { $from } to { $to }. You told us that this one began on { $start }.
# $place (String) - the place beside, where the earlier one was
doctor-because-beside = You told us that { $place } is the same place.
doctor-saved-been = Saved: you have been.
doctor-saved-booked = Saved: you have an appointment.
doctor-saved-later = Saved. The reminder is quiet.
doctor-show-page = Show the summary
doctor-appointment = I have an appointment
doctor-been = I have been
doctor-later = Later
doctor-where-from = Where this comes from
doctor-appointment-title = When is your appointment?
doctor-appointment-date = Day
doctor-appointment-save = Save
doctor-later-title = Remind me again
# $days (Number) - how many days
doctor-later-days = { $days ->
    [one] In { $days } day
   *[other] In { $days } days
}
doctor-not-this-spasm = Not again for this spasm
doctor-silenced = You said: not again for this spasm.
doctor-remind-again = Remind me again
# $date (String) - the day of the appointment
doctor-booked = Your appointment is on { $date }. Your summary is ready.
# $date (String) - the day of the appointment
doctor-booked-past = Your appointment was on { $date }. Say here when you have been.
doctor-source-title = Where this comes from
doctor-source-article = An article on back spasms says: see a doctor if one stays for more than one or two weeks.
doctor-source-same = It says the same of one that comes and goes in one place.
doctor-source-meaning = There can be a cause that a doctor can look for. Respite does not know it. It only counts days.
doctor-source-count = A day counts if you noted a spasm, or pain of 3 or more. Seven clear days in a row end the count.
doctor-source-name = What Is Your Back Muscle Spasm? Symptom Clinic, 26 December 2022
# What was said, as it stands in the diary: what it was said to, and the words of it.
doctor-said-kind = your answer
# $answer (String) - in the words of what was pressed
doctor-said = You said: { $answer }
# $days (Number) - for how many days it was put off
doctor-said-later = { $days ->
    [one] Later, in { $days } day
   *[other] Later, in { $days } days
}
# $date (String) - the day of the appointment
doctor-said-booked = I have an appointment on { $date }
# $place (String) - a place
# $earlier (String) - the place beside it
# $date (String) - the first day there
doctor-said-of-place = Is { $place } the same place as { $earlier } on { $date }?
# $date (String) - the day of the visit
doctor-said-of-visit = A visit on { $date }
doctor-said-slip = Said by mistake
# $answer (String) - in the words of what was pressed
doctor-said-slip-of = Said by mistake: { $answer }
doctor-said-taken-back = Taken back: what you said.
doctor-worse = If you feel very unwell or are worried, do not wait. Open Get help.
