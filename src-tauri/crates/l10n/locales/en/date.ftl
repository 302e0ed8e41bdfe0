## Days and times, as notices, terminal and paper write them.

# $month (Number) - 1 for January to 12 for December
date-month = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}

# $month (Number) - 1 for January to 12 for December
date-month-brief = { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
}

# $day (String) - the day of the month
# $month (String) - the month's name
# $year (String) - the year
date-long = { $day } { $month } { $year }

# $month (String) - the month's name
# $year (String) - the year
date-of-month = { $month } { $year }

# $day (String) - the day of the month
# $month (String) - the month's name, brief or in full
date-short = { $day } { $month }

# $from (String) - the first day; bare when its month is the last day's
# $to (String) - the last day
date-range-one-month = { $from }–{ $to }

# $from (String) - the first day, with its month
# $to (String) - the last day
date-range = { $from } – { $to }

# $hour (String) - 00 to 23
# $minute (String) - 00 to 59
date-time-of-day = { $hour }:{ $minute }

# $hour (String) - 1 to 12
# $minute (String) - 00 to 59
date-time-before-noon = { $hour }:{ $minute } am

# $hour (String) - 1 to 12
# $minute (String) - 00 to 59
date-time-after-noon = { $hour }:{ $minute } pm
