## Warning signs: what is asked, and what to do at once. Close to public advice; no cause is ever named.

sign-title = Warning signs
sign-intro = Tick what fits you now. If nothing fits, say so at the end.
sign-why-first-run = Please go through this list once. It takes a minute.
sign-why-new-episode = A new spasm, or a new place. Please go through this list.
sign-why-doctor-reminder = The spasm has lasted, or has come back. Please go through this list.
sign-group-emergency = These need help now
sign-group-medicine = If you take medicine
sign-group-same-day = These need a doctor or nurse today
sign-group-visit = These need a visit soon

sign-saddle = You feel numb or tingly around your genitals, bottom or inner thighs.
sign-bladder = You cannot pee, it is hard to start, or you cannot feel or control it. This is new.
sign-bowel = You cannot control your bowels, or cannot feel when you need to go. This is new.
sign-sex = You have new loss of feeling or function during sex.
sign-both-legs = Both legs hurt, tingle, or feel weak or numb.
sign-weak-leg = A leg is very weak or is getting weaker, or you cannot walk as you did.
sign-fall = The pain began after a bad fall or a crash.
sign-chest = You also have chest pain.
sign-belly = Sudden, very bad pain in your belly or low back, and you feel faint, sweaty or short of breath.
sign-medicine-bleeding = Your stool is black or bloody, you throw up blood, or you feel faint.
sign-medicine-allergy = You have hives, a swollen face, a wheeze, or blisters on your skin.
sign-medicine-heart = You have chest pain, one side of you is weak, or your speech is slurred.
sign-fever = You have a fever or chills, or feel very unwell.
sign-weight = You have lost weight without trying.
sign-cancer = You have had cancer.
sign-lump = Your back has a new lump or a new shape.
sign-night = The pain does not ease with rest, or is much worse at night.
sign-weak-bones = You have weak bones or take steroid pills, and it began after a small fall.
sign-one-leg = One leg has new numbness, tingling or weakness.
sign-cough = It is worse when you cough, sneeze or pass stool.
sign-band = The pain is between your shoulder blades, or goes round you like a band.
sign-pregnant = You are pregnant.
sign-lasts = It has gone on for over two weeks, or came back in the same place.
sign-first = This is your first back pain and you are under 20 or over 50.
sign-morning = Your back is stiff in the morning, eases as you move, and wakes you in the early hours.
sign-no-better = It has not got better in four weeks.

sign-save = Save
sign-none = None of these today
sign-none-ticked = No warning signs ticked today.
sign-none-ticked-then = No warning signs ticked.
sign-still-ticked = You ticked this today. It still stands:
# $sign (String) - the sign that was ticked
sign-take-back = Ticked by mistake: { $sign }
sign-take-back-short = Ticked by mistake
sign-act-not-saved = This could not be saved. Do it all the same.
sign-unreadable = Your earlier answers cannot be read. The list is here all the same.
sign-saved = Saved.
sign-ticks-saved = What you ticked is saved. The list is not finished.
sign-not-complete = This list is not complete. If you are worried, get help. Do not wait for this app.
sign-help = Get help

sign-today-question = Any new warning signs?
sign-today-none = None today
sign-today-open = Open the list
sign-due-open = Go through the list
sign-changed = Something changed
sign-over = It is over
sign-over-list = Tick what is still so. Leave out what is over, then save.

sign-act-same-day-uk = Call 111 today, or ask your GP for an urgent visit.
sign-act-same-day-us = Call your doctor or a nurse line today, or go to urgent care.
sign-act-same-day = Call your doctor or a nurse today.
sign-act-also-pregnant = You can ask your midwife too.
sign-act-visit = Book a visit with a doctor.
# $day (String) - the day of the visit
sign-act-visit-planned = You have a visit on { $day }. Tell it there.
# $day (String) - the day of the visit
sign-act-visit-over = Your visit was on { $day }. Say in Doctor how it went.
sign-act-plan = Plan a visit
# $number (String) - the number to call
sign-act-emergency = If this is still so, call { $number } now.

sign-answers-title = Your answers
# $day (String) - a day
sign-answers-none = { $day }: none ticked
# $day (String) - a day
# $ticked (String) - the signs that were ticked
sign-answers-ticked = { $day }: { $ticked }
sign-answers-changed = changed
# $at (String) - times of day
sign-answers-kept = First ticked: { $at }
# $at (String) - a day and time
sign-answers-called = You called, or got help: { $at }

sign-region = Where are you?
sign-region-hint = It picks the numbers to call, and the names and labels of medicines.
sign-region-us = United States
sign-region-uk = United Kingdom
sign-region-eu = European Union
sign-region-other = Elsewhere
sign-number = Your emergency number
sign-number-save = Save the number

sign-call = Call now
sign-number-us = 911
sign-number-uk = 999
sign-number-eu = 112
sign-call-elsewhere = Elsewhere, call your own emergency number.
sign-call-ask = If you cannot call, ask someone to call for you.
sign-call-uk = Or go to A&E. Do not drive yourself.
sign-call-drive = Do not drive yourself.
sign-say = Say this
sign-say-back = I have a bad back. I just ticked this on a list:
sign-say-medicine = I take medicine. I just ticked this on a list:
# $day (String) - the day
sign-ticked-then = You ticked this on { $day }. If it is still so, call now.
# $day (String) - the day
sign-say-back-then = I have a bad back. I ticked this on a list on { $day }:
# $day (String) - the day
sign-say-medicine-then = I take medicine. I ticked this on a list on { $day }:
sign-say-saddle = I feel numb or tingly around my genitals, bottom or inner thighs.
sign-say-bladder = I cannot pee, it is hard to start, or I cannot feel or control it. This is new.
sign-say-bowel = I cannot control my bowels, or cannot feel when I need to go. This is new.
sign-say-sex = I have new loss of feeling or function during sex.
sign-say-both-legs = Both my legs hurt, tingle, or feel weak or numb.
sign-say-weak-leg = My leg is very weak or is getting weaker, or I cannot walk as I did.
sign-say-fall = The pain began after a bad fall or a crash.
sign-say-chest = I also have chest pain.
sign-say-belly = I have sudden, very bad pain in my belly or low back. I feel faint, sweaty or short of breath.
sign-say-medicine-bleeding = My stool is black or bloody, I throw up blood, or I feel faint.
sign-say-medicine-allergy = I have hives, a swollen face, a wheeze, or blisters on my skin.
sign-say-medicine-heart = I have chest pain, one side of me is weak, or my speech is slurred.
sign-say-where = Then say where you are.
sign-while = While you wait
sign-while-door = Unlock your door. Keep your phone with you.
sign-while-medicine = Have your medicines at hand to show.
# $kind (String) - cold or heat
# $places (String) - where the pack lies
sign-while-pack = { $kind } on { $places }: take the pack off now.
sign-called = I have called, or have an appointment
sign-called-saved = Saved: you have called.
sign-called-said = You said that you have called.
sign-been-said = You said that you have been to a doctor.
sign-helped-said = You said that you are getting help. If it gets worse before help comes, call again.
# $signs (String) - the signs, each a sentence
sign-ticked-before-of = You ticked this yesterday: { $signs } If it is still so, call today.
sign-ticked-before = You ticked this yesterday. If it is still so, call today.
sign-helped = I have called, or I am getting help
sign-helped-saved = Saved: you are getting help.
sign-mistake-saved = Taken back: what you ticked.
sign-mistake = I ticked this by mistake
sign-mistake-all = I ticked these by mistake
sign-not-saved = This could not be saved. Call all the same.
