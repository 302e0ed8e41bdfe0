## Charts: the pain line, the month, the time of day. Each with its table.

charts-title = Charts
charts-span = How far back?
charts-span-week = 7 days
charts-span-four-weeks = 28 days
charts-span-quarter = 90 days
charts-span-year = A year
charts-span-all = All
# $from (String) - the first day
# $to (String) - the last day
charts-range = { $from } to { $to }
charts-table = Show as a table

charts-pain = Pain
# $logged (Number) - days with an entry
# $days (Number) - days shown
charts-logged = { $logged } of { $days ->
    [one] { $days } day
   *[other] { $days } days
} logged.
# $affected (Number) - days with a spasm or pain
# $logged (Number) - days with an entry
charts-affected = { $affected ->
    [one] { $affected } of { $logged } logged days with a spasm or pain of 3 or more.
   *[other] { $affected } of { $logged } logged days with a spasm or pain of 3 or more.
}
# $worst (Number) - the highest worst pain
# $when (String) - the day, or the week
charts-highest = The highest was { $worst } ({ $when }).
charts-no-score = No pain score in this time.
charts-gaps = The line breaks where no score is known.
charts-by-week = Each point is the highest of a week.
charts-key-worst = Worst pain
charts-key-average = Average pain
charts-key-spasms = Spasms
charts-key-heat = Heat
charts-key-cold = Cold
charts-key-medicine = Medicine
charts-day = Day
charts-week = Week
# $from (String) - the first day of the week
# $to (String) - the last day of the week
charts-week-of = { $from } to { $to }
charts-state = That day
charts-days-affected = Days with pain or spasm
# $affected (Number) - days affected
# $logged (Number) - days with an entry
charts-of-logged = { $affected } of { $logged }
charts-used = Heat, cold, medicine
# $what (String) - heat, cold or medicine
# $times (Number) - how often
charts-used-times = { $what } × { $times }
charts-no-entry = no entry
charts-not-said = not said

charts-month = The month
charts-month-earlier = Earlier
charts-month-later = Later
# $affected (Number) - days affected
# $grey (Number) - days with a little pain
# $clear (Number) - clear days
# $unknown (Number) - days not known
charts-month-counts = Spasm or pain: { $affected }. A little pain: { $grey }. Clear: { $clear }. Not known: { $unknown }.
# $day (Number) - the day of the month
# $state (String) - what it was like
charts-month-day = { $day }: { $state }

charts-hours = Time of day
# $from (String) - a time of day
# $to (String) - a time of day
charts-hours-block = { $from }–{ $to }
charts-hours-when = Time
charts-hours-spasms = Spasms
charts-hours-entries = Entries
charts-hours-none = No spasm in this time.
# $spasms (Number) - spasms
# $block (String) - from when to when
charts-hours-most = { $spasms ->
    [one] Most, { $spasms } spasm, from { $block }.
   *[other] Most, { $spasms } spasms, from { $block }.
}
charts-hours-how = A spasm counts at the time of its entry. An entry for a whole day counts at the time you gave it.
