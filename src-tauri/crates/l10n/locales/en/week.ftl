## The PEG: three questions about the past week. The questions, their ends and the credit are as they were published.

week-title = Your past week
week-card = Three questions about your past week. It takes half a minute.
week-not-now = Not this week
week-lead = Look back on the past seven days. There is no right or wrong.
week-pain = What number best describes your pain on average in the past week?
week-enjoyment = What number best describes how, during the past week, pain has interfered with your enjoyment of life?
week-activity = What number best describes how, during the past week, pain has interfered with your general activity?
week-pain-least = No pain
week-pain-most = Pain as bad as you can imagine
week-interferes-least = Does not interfere
week-interferes-most = Completely interferes
week-credit = PEG scale: Krebs EE et al., J Gen Intern Med 2009;24:733–738. Drawn from the Brief Pain Inventory.
week-save = Save
# $score (String) - the mean of the three answers, with one decimal
week-saved = Saved. The mean of your three answers is { $score }.
week-earlier = What you said before
week-none = Nothing yet.
week-day = Day
week-pain-short = Pain
week-enjoyment-short = Enjoyment
week-activity-short = Activity
week-score = Mean
week-score-hint = The mean of the three. Show it to your doctor. Respite does not judge it.
week-delete = Delete
# $day (String) - a day
week-delete-of = Delete the answers of { $day }
# $day (String) - a day
week-deleted = The answers of { $day } are deleted.
