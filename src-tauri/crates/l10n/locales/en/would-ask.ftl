### When the doctor reminders would have asked by other numbers.

would-ask-title = When would it have asked?
would-ask-lead = Respite asks you to see a doctor by two rules. Change their numbers here and see what comes of it in your own diary. It is only to look: nothing is changed or kept.
would-ask-again = It asks about a long one again after 4 and after 12 weeks, if that is later.
would-ask-settings = It does not touch your settings.
would-ask-open = See when it would have asked
would-ask-numbers = The numbers
would-ask-lasting = A spasm lasts for more than this many days
# $days (Number) - days
would-ask-days = { $days ->
    [one] { $days } day
   *[other] { $days } days
}
would-ask-times = It comes back in one place
would-ask-times-two = The second time
would-ask-times-three = The third time
would-ask-within = Within
would-ask-within-half = Half a year
would-ask-within-one = A year
would-ask-within-two = Two years
would-ask-back = As it is in force
# $times (Number) - how often
would-ask-often = { $times ->
    [0] By these numbers it would never have asked.
    [one] By these numbers it would have asked once.
   *[other] By these numbers it would have asked { $times } times.
}
# $times (Number) - how often
would-ask-often-now = { $times ->
    [0] By the numbers in force it is never.
    [one] By the numbers in force it is once.
   *[other] By the numbers in force it is { $times } times.
}
would-ask-list = When it would have asked
# $start (String) - a date
# $last (String) - a date
# $days (Number) - days
would-ask-for-lasting = The spasm lasted { $days } days, from { $start } to { $last }.
# $place (String) - name of a place
# $start (String) - a date
# $earlier (String) - a date
would-ask-for-same-place = { $place }: it came back on { $start }. The one before had ended on { $earlier }.
# $place (String) - name of a place
# $start (String) - a date
# $beside (String) - name of a place
# $earlier (String) - a date
would-ask-for-beside = { $place }: it came back on { $start }. The one before, at { $beside }, had ended on { $earlier }.
would-ask-as-now = It goes by your diary as it is now. What you told later counts too.
