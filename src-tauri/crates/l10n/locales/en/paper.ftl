## The printed page. A doctor reads it in a minute: short, exact, no verdicts.

paper-title = Back spasm summary
# $period (String) - the days it is about
# $date (String) - the day on which it was made
paper-made = { $period } · printed { $date }
# $period (String) - days
# $of (String) - the day at whose end it looks back
# $date (String) - the day on which it was made
paper-made-of = { $period } · up to the end of { $of } · printed { $date }
# $period (String) - days
# $time (String) - the time of day from which it looks back
# $of (String) - its day
# $date (String) - the day on which it was made
paper-made-of-moment = { $period } · up to { $time } on { $of } · printed { $date }
paper-name = Name
paper-born = Born
# $date (String) - the day of birth
paper-born-on = born { $date }
paper-told-by = Told by the patient, not checked by a clinician. Days without an entry stay blank.
# $what (String) - names of sections
paper-left-out = Left out by the patient: { $what }.
paper-qr = Five answers, to scan
paper-qr-alt = A QR code. It holds the five answers as plain text.
paper-days-logged = Days with an entry
paper-diary-since = Diary kept since
paper-not-yet = no entry yet

# $count (Number) - how many
# $of (Number) - of how many
paper-tally = { $count } of { $of }
# $tally (String) - on how many days of the page there is an entry
# $count (Number) - how many entries are dated after it, told while the clock was ahead
# $day (String) - the day of the last of them
paper-tally-later = { $count ->
    [one] { $tally }; 1 entry is dated later, { $day }
   *[other] { $tally }; { $count } entries are dated later, up to { $day }
}
# $count (Number) - how many there are in all
# $page (Number) - the page on which all of them stand
paper-all-on-page = { $count ->
    [one] see page { $page }
   *[other] all { $count } on page { $page }
}
# $shown (String) - the first few
# $all (String) - where all of them are
paper-shown-of-all = { $shown }; { $all }
paper-not-noted = Not noted in this period.
# $text (String) - a word
# $days (String) - its date
paper-with-date = { $text } ({ $days })
# $start (String) - the first day of something that goes on
paper-since = since { $start }
# $days (String) - the days of an episode
paper-end-unknown = { $days }, end not known

# $page (String) - number of the page
# $of (String) - how many pages there are
paper-page-of = { $page } of { $of }
# $version (String) - of the program
paper-program = Respite { $version }
# $version (String) - of the program
paper-footer = Respite { $version } · told by the patient, not checked by a clinician
paper-no-type = □ stands for a letter that there is no type for.

## Why I am here

paper-here = Why I am here
# $when (String) - day, time and with whom
paper-here-visit = Visit on { $when }.
paper-here-questions = My questions:
# A heading: the questions of the visit, all of them.
paper-here-ask = My questions

## This episode

paper-episode = This episode
paper-episode-last = The last episode
# $day (Number) - 1 on the first day
paper-episode-day-today = Day { $day } today.
# $day (Number) - 1 on the first day
# $date (String) - the last day on which it was there
paper-episode-day = Day { $day } on { $date }, its last day so far.
# $days (Number) - how long it was
# $range (String) - from when to when
paper-episode-over = { $days ->
    [one] One day, { $range }.
   *[other] { $days } days, { $range }.
}
# $count (Number) - days with it
# $of (Number) - days with an entry
# $start (String) - the first day
paper-episode-affected-since = A spasm or pain of 3 or more on { $count } of { $of ->
    [one] { $of } day
   *[other] { $of } days
} with an entry since { $start }.
# $count (Number) - days with it
# $of (Number) - days with an entry
paper-episode-affected = A spasm or pain of 3 or more on { $count } of { $of ->
    [one] { $of } day
   *[other] { $of } days
} with an entry in it.
# $days (Number) - how many days of the episode are no more than an estimate
paper-episode-estimated = { $days ->
    [one] 1 day of it is an estimate: nothing was noted, the patient says it was still there.
   *[other] { $days } days of it are an estimate: nothing was noted, the patient says it was still there.
}
# $days (Number) - days of it with an entry that gives no pain
paper-episode-without-pain = { $days ->
    [one] On 1 day of it no worst pain was noted. The patient says it was still there.
   *[other] On { $days } days of it no worst pain was noted. The patient says it was still there.
}
paper-episode-closed = It is over.
paper-episode-unclear = The diary does not tell when it ended.
paper-episode-none = The diary holds no episode up to the end of this period.

paper-because = Why the diary asked for a visit
# $range (String) - from when to when
# $days (Number) - how long
paper-because-two-weeks = More than two weeks of it: { $range }, { $days } days.
# $range (String) - from when to when
# $days (Number) - how long
paper-because-four-weeks = More than four weeks of it: { $range }, { $days } days.
# $range (String) - from when to when
# $days (Number) - how long
paper-because-twelve-weeks = More than twelve weeks of it: { $range }, { $days } days.
# $list (String) - places with the days of both episodes
paper-because-same-place = The same place again within a year: { $list }.
paper-because-same-place-name = The same place again
# $places (String) - where
# $earlier (String) - the days of the earlier episode
# $start (String) - the first day of this one
paper-because-place = { $places } ({ $earlier }; again from { $start })

## The five answers

paper-five = The five answers
paper-bad = How bad is it?
paper-often = How often?
paper-away = What makes it go away?
paper-began = When did it begin?
paper-injury = Any injury with it?

# $most (Number) - the highest
# $median (String) - the median
paper-bad-worst = Up to { $most } of 10; usually { $median }
# $days (Number) - how many days it rests on
# $least (Number) - the lowest
# $most (Number) - the highest
paper-bad-spread = (worst pain of a day: median of { $days } days, range { $least } to { $most }).
# $score (Number) - the only one
paper-bad-alike = Worst pain { $score } of 10
# $days (Number) - how many days it rests on
paper-bad-alike-days = { $days ->
    [one] (one day only).
   *[other] (all { $days } days alike).
}
# $mean (String) - the mean
# $days (Number) - how many days it rests on
paper-bad-first-week = First week { $mean } on average ({ $days ->
    [one] 1 day
   *[other] { $days } days
}).
# $mean (String) - the mean
# $days (Number) - how many days it rests on
paper-bad-last-week = Last week { $mean } ({ $days ->
    [one] 1 day
   *[other] { $days } days
}).
# $score (Number) - the latest score
# $date (String) - its day
paper-bad-latest = Latest { $score } ({ $date }).
# $median (String) - the median
# $days (Number) - how many days it rests on
paper-bad-average = Average pain { $median } ({ $days ->
    [one] 1 day
   *[other] median of { $days } days
}).
paper-bad-not-noted = No pain score noted in this period.

# $count (Number) - days with a spasm
# $of (Number) - days with an entry
paper-often-days = Spasms on { $count } of { $of ->
    [one] { $of } day
   *[other] { $of } days
} with an entry
# $least (Number) - the fewest on a day that had any
# $most (Number) - the most
paper-often-a-day = , { $least }–{ $most } a day.
# $count (Number) - on each day that had any
paper-often-a-day-same = , { $count } a day.
paper-often-end = .
# $days (Number) - how many days
paper-often-not-said = { $days ->
    [one] Not said on 1 day.
   *[other] Not said on { $days } days.
}
# $list (String) - patterns with their days
# $days (Number) - days that tell a pattern
paper-pattern = Pattern: { $list } of { $days ->
    [one] 1 day that tells it.
   *[other] { $days } days that tell it.
}
# $days (Number) - on how many days
paper-pattern-single = once on { $days }
# $days (Number) - on how many days
paper-pattern-on-and-off = on and off on { $days }
# $days (Number) - on how many days
paper-pattern-constant = all the time on { $days }
# $longest (String) - how long
# $days (Number) - on how many days it lasted so long
# $of (Number) - days that tell it
paper-longest = Longest spasm: { $longest }, on { $days } of { $of ->
    [one] 1 day that tells it.
   *[other] { $of } days that tell it.
}
paper-lasted-seconds = under a minute
paper-lasted-minutes = 1 to 9 minutes
paper-lasted-tens-of-minutes = 10 to 59 minutes
paper-lasted-hours = an hour or more
paper-often-episodes-name = Episodes in the last 12 months
# $count (Number) - how many
# $list (String) - their dates
paper-often-episodes = { $count ->
    [one] One episode
   *[other] { $count } episodes
} in the last 12 months: { $list }.
paper-often-no-episodes = No episode noted in the last 12 months.
paper-often-not-noted = No entry in this period.

paper-heat = Heat
paper-cold = Cold
# $what (String) - what was tried
# $count (Number) - how often it helped
# $of (Number) - how often it is known whether it helped
paper-away-helped = { $what } helped { $count } of { $of ->
    [one] { $of } time
   *[other] { $of } times
}
# $change (String) - points, with their sign
paper-away-change = (median change { $change }).
# $what (String) - what was tried
# $times (Number) - how often it was tried
paper-away-too-few = { $times ->
    [one] { $what }: tried once, too few to tell.
   *[other] { $what }: tried { $times } times, too few with pain before and after to tell.
}
# $what (String) - a medicine
# $times (Number) - how often it was taken
paper-away-too-few-taken = { $times ->
    [one] { $what }: taken once, too few to tell.
   *[other] { $what }: taken { $times } times, too few with pain before and after to tell.
}
paper-away-not-scored = Pain before and after what was tried was not noted.
# $count (Number) - how many things were tried
paper-away-all = All { $count } that were tried: page 2.
paper-away-nothing = Nothing tried was noted in this period.

# $date (String) - the first day
paper-began-on = { $date }
paper-began-declared = , as the patient says.
paper-began-logged = , the first day noted.
paper-began-where-name = Where
# $places (String) - where
paper-began-where = Where: { $places }.
paper-began-where-not-noted = Place not noted.
paper-began-before-name = Before in the same place
# $list (String) - earlier episodes
paper-began-before = Before in the same place: { $list }.
# $episode (String) - the earlier episode
paper-began-before-elsewhere = The episode before this one: { $episode }.
# $places (String) - where
# $episode (String) - the days of the earlier episode, and how long ago that was
paper-began-before-one = { $places }, { $episode }
# $range (String) - the days of the earlier episode
# $gap (Number) - how many days lie between
# $long (String) - whether that is a month
paper-began-gap = { $range } ({ $gap ->
    [one] 1 day
   *[other] { $gap } days
} between, { $long })
paper-began-long-gap = 30 or more
paper-began-short-gap = fewer than 30
paper-began-not-before = No earlier episode noted in the same place.
# $date (String) - a day, a month or a year
paper-began-first = First spasm ever: { $date }.
paper-began-none = No episode noted up to the end of this period.

# $list (String) - injuries with their dates, those from sport first
paper-injury-told = Injuries: { $list }.
paper-injury-name = Injuries
# $what (String) - an injury
paper-injury-sport = Sport injury: { $what }
# $sport (String) - which sport
# $what (String) - an injury
paper-injury-which-sport = Sport injury ({ $sport }): { $what }
# $by (String) - who looked at it
paper-injury-seen-by = seen by { $by }
paper-no-date = no date
paper-injury-nothing = Nothing noted
# $range (String) - the days looked at
paper-injury-nothing-when = for { $range }. That does not mean that there was none.
# $range (String) - the days looked at
paper-injury-noted-name = Noted for { $range }
# $range (String) - the days looked at
paper-injury-when = Noted for { $range }, from 3 days before the start:
paper-injury-no-episode = No episode to look at.
paper-injury-period-name = What may have set it off
# $list (String) - triggers with the days they were noted on
# $days (Number) - days with any trigger noted
# $logged (Number) - days with an entry
paper-injury-period = In the whole period: { $list }; any noted on { $days } of { $logged ->
    [one] { $logged } day
   *[other] { $logged } days
} with an entry.
# $trigger (String) - a trigger
# $days (Number) - on how many days
paper-injury-days = { $days ->
    [one] { $trigger } on 1 day
   *[other] { $trigger } on { $days } days
}

## Where, and how it went

paper-where = Where, and how it went
paper-where-seen = Seen from behind. Figures: entries naming it.
paper-where-elsewhere = See page 2.
paper-where-nothing = No place noted in this period.
paper-left = L
paper-right = R
# $list (String) - places with how many entries name them
paper-map-alt = The back seen from behind. Entries that name each place: { $list }.
# $place (String) - a place
# $count (Number) - how many entries name it
paper-map-count = { $place } { $count }
# $range (String) - the days of the chart
# $scored (Number) - days with a score
# $days (Number) - days of the chart
# $spasms (Number) - days with spasms
# $heat (Number) - days with heat
# $cold (Number) - days with cold
# $medicine (Number) - days with a medicine
paper-chart-alt = Chart of { $range }: worst pain on { $scored } of { $days ->
    [one] { $days } day
   *[other] { $days } days
}, spasms on { $spasms ->
    [one] { $spasms } day
   *[other] { $spasms } days
}. Heat on { $heat ->
    [one] { $heat } day
   *[other] { $heat } days
}, cold on { $cold }, medicine on { $medicine }. The five answers give the figures.
# $date (String) - the first day of the episode
paper-chart-began = began { $date }
paper-chart-spasms = Spasms
paper-chart-worst = worst pain of the day, 0 none – 10 worst imaginable
paper-chart-range = worst pain, the lowest to the highest day of a week
paper-chart-middle = the middle day
paper-chart-spasm-week = spasms in a week
paper-chart-medicine = Medicine
paper-chart-average = average pain
paper-chart-spasm-block = a spasm
paper-chart-spasm-bar = spasms
paper-chart-no-entry = no entry

## What was tried

paper-tried = What I tried for it
paper-tried-what = Tried
paper-tried-times = Times
paper-tried-helped = Helped
paper-tried-change = Change
# $points (String) - a number of points
paper-tried-less = −{ $points }
# $points (String) - a number of points
paper-tried-more = +{ $points }
paper-tried-too-few = too few
paper-tried-note = Helped: 2 points lower or more. Told from 3 times on with pain before and after. Change: the median, in points.
# $what (String) - heat or cold
# $count (Number) - how often it was so
# $of (Number) - how often the skin was looked at
paper-tried-skin = { $what }: skin not normal after { $count } of { $of }.
# $what (String) - heat or cold
# $count (Number) - how often it was so
# $of (Number) - how often it was used
# $why (String) - what was so of them, a few words each
paper-tried-outside = { $what }: { $count } of { $of } outside the guide: { $why }.
# $what (String) - Heat or Cold
# $packs (String) - what it was with
paper-tried-with = { $what } was with: { $packs }.
paper-tried-untimed = not timed by Respite
paper-breach-too-long = on for too long
paper-breach-skin-not-free = on skin that was not free
paper-breach-end-unknown = end not known

## Medicines

paper-medicines = Medicines
# $amount (String) - a number of milligrams
# $ingredient (String) - its name
paper-medicine-strength = { $ingredient } { $amount } mg
# $amount (String) - a number of milligrams
paper-medicine-amount = { $amount } mg
# $count (Number) - days with a dose
# $of (Number) - days of the period
paper-medicine-days = on { $count } of { $of ->
    [one] { $of } day
   *[other] { $of } days
}
paper-medicine-no-dose = no dose noted
# $amount (String) - milligrams, with the ingredient where there are more
paper-medicine-most = at most { $amount } in 24 h
# $days (Number) - how many days
# $whose (String) - what allows less: paper-limit-…
paper-medicine-over = { $days ->
    [one] over { $whose } on 1 day
   *[other] over { $whose } on { $days } days
}
# $days (Number) - how many days
# $whose (String) - what allows fewer: paper-limit-…
paper-medicine-too-long = { $days ->
    [one] too many days in a row for { $whose } on 1 day
   *[other] too many days in a row for { $whose } on { $days } days
}
paper-limit-own-label = its label
paper-limit-own-prescription = what was prescribed
# $product (String) - its name
paper-limit-label = the { $product } label
# $product (String) - its name
paper-limit-prescription = what was prescribed of { $product }
# $product (String) - its name
paper-limit-label-before = the { $product } label before it was changed
# $product (String) - its name
paper-limit-prescription-before = what was prescribed of { $product } before it was changed
# $milligrams (String) - of acetaminophen, what the liver stands
paper-limit-liver = { $milligrams } mg in 24 h
# $days (Number) - how many days
paper-medicine-not-compared = { $days ->
    [one] label not compared on 1 day
   *[other] label not compared on { $days } days
}
# $days (Number) - how many days
paper-medicine-limits-not-compared = { $days ->
    [one] limits not compared on 1 day
   *[other] limits not compared on { $days } days
}
# $strengths (String) - the ingredients, each with its strength
paper-medicine-holds = ({ $strengths })
# $facts (String) - what is told of it, in a row
paper-medicine-facts = : { $facts }.
paper-medicine-unread = a part of it can't be read and is not counted
paper-medicine-relaxer = muscle relaxer
# $start (String) - a date
paper-medicine-relaxer-from = muscle relaxer from { $start }
# $day (String) - a date
paper-medicine-stopped = stopped { $day }
# After paper-medicine-stopped.
# $day (String) - a date
paper-medicine-taken-since = dose noted { $day } all the same
# $day (String) - a date
paper-medicine-planned = planned to { $day }
paper-medicine-shared = In 24 h: from all products with the same ingredient.
paper-over-limit-name = Over a limit
# $ingredient (String) - what it was of
# $over (String) - paper-medicine-over
# $days (String) - which days
# $of (String) - paper-over-limit-all or paper-over-limit-without
paper-over-limit = { $ingredient }: { $over } ({ $days }), { $of }
paper-over-limit-prescribed = all products together, prescribed days among them
paper-over-limit-all = all products together
# After "without".
# $product (String) - a medicine
paper-before-change = what was taken before { $product } was changed
# After "without".
# $product (String) - a medicine
paper-since-change = what was taken since { $product } was changed
# $without (String) - names of medicines with a limit of their own, or medicine-the-prescribed, paper-before-change or paper-since-change
paper-over-limit-without = without { $without }
paper-medicine-flags = Told for medicine labels
paper-side-effects = Side effects
paper-side-effects-none = none noted
# $effect (String) - a side effect
# $facts (String) - how often and how strong, and with which medicine
paper-side-effect = { $effect } ({ $facts })
# $times (Number) - how often
paper-side-effect-times = { $times ->
    [one] once
   *[other] { $times } times
}
paper-side-effect-mild = mild
paper-side-effect-moderate = medium
paper-side-effect-severe = strong
paper-side-effect-up-to-moderate = up to medium
paper-side-effect-up-to-severe = up to strong

paper-notes = Notes

## What the back did to the days

paper-life = Effect on life
paper-walking = Walking
# $list (String) - ways of walking with their days
# $days (Number) - days that tell it
paper-walking-days = { $list } of { $days ->
    [one] 1 day that tells it.
   *[other] { $days } days that tell it.
}
# $days (Number) - on how many days
paper-walking-normal = As usual on { $days }
# $days (Number) - on how many days
paper-walking-slower = slower on { $days }
# $days (Number) - on how many days
paper-walking-short = short distances on { $days }
# $days (Number) - on how many days
paper-walking-could-not = not at all on { $days }
# $least (Number) - the lowest
# $most (Number) - the highest
# $median (String) - the median
# $days (Number) - how many days it rests on
paper-spread = { $least } to { $most } of 10, usually { $median } ({ $days ->
    [one] 1 day
   *[other] { $days } days
})
paper-day = The day
# $spread (String) - how much, on how many days
paper-interference = Got in the way of it: { $spread }.
# $spread (String) - how good, on how many days
paper-mood = Mood (10 is very good): { $spread }.
paper-sleep = Sleep
# $spread (String) - how much, on how many days
paper-sleep-disturbed = Disturbed: { $spread }.
paper-peg = Past week (PEG)
# $score (String) - the score with its day
# $items (String) - the three answers
paper-peg-last = { $score }: { $items }.
# $score (String) - the mean of the three answers
# $date (String) - the day on which they were given
paper-peg-score = { $score } of 10 on { $date }
# $pain (Number) - 0 to 10
# $enjoyment (Number) - 0 to 10
# $activity (Number) - 0 to 10
paper-peg-items = pain { $pain }, enjoyment of life { $enjoyment }, general activity { $activity }
paper-exercises = Exercises
# $times (Number) - how often
# $days (Number) - on how many days
paper-exercises-done = { $times ->
    [one] Done once.
   *[other] Done { $times } times, on { $days ->
        [one] { $days } day
       *[other] { $days } days
    }.
}
# $times (Number) - how often
paper-exercises-hurt = { $times ->
    [one] Stopped because it hurt: once.
   *[other] Stopped because it hurt: { $times } times.
}
# $times (Number) - how often
paper-exercises-lost-form = { $times ->
    [one] Stopped at lost form: once.
   *[other] Stopped at lost form: { $times } times.
}
# $times (Number) - how often
paper-exercises-tired = { $times ->
    [one] Stopped when tired: once.
   *[other] Stopped when tired: { $times } times.
}
paper-pegs = PEG by week
paper-roland-morris = Roland-Morris
# $count (Number) - statements that fit
# $of (Number) - how many there are
# $date (String) - the day
paper-roland-morris-count = { $count } of { $of } statements fit on { $date }.
paper-worse = Made it worse
paper-better = Made it better
paper-could-not = Could not do
# $name (String) - what was named
# $days (Number) - on how many days
paper-named-on = { $name } on { $days }
# $list (String) - what was named, each with its days
# $days (Number) - days that named anything
paper-named-of = { $list }. Of { $days ->
    [one] { $days } day that names any
   *[other] { $days } days that name any
}.
# $list (String) - what was named
# $days (Number) - days that named anything
paper-named-few = { $list }. Only { $days ->
    [one] 1 day names any
   *[other] { $days } days name any
}: too few to count.

## What was told of the time before, and the goal

paper-before-tests = Tests
paper-before-diagnosed = Told at visits
paper-before-named = A doctor named
paper-before-illnesses = Other illnesses
paper-before-goals = My goals
# $told (String) - what the patient was told
paper-before-test-told = told: { $told }
# $by (String) - who said it
paper-before-said-by = said by { $by }
# $score (Number) - 0 to 10
# $date (String) - a day
paper-before-goal-rated = { $score } on { $date }
# $goal (String) - the patient's own words
# $rated (String) - how close, and when
paper-before-goal-once = { $goal }: { $rated } (0 not at all, 10 there)
# $goal (String) - the patient's own words
# $first (String) - how close, and when
# $last (String) - how close, and when
paper-before-goal = { $goal }: { $first } → { $last } (0 not at all, 10 there)
# $goal (String) - the patient's own words
paper-before-goal-unrated = { $goal }, not rated yet
paper-test-x-ray = X-ray
paper-test-mri = MRI
paper-test-ct = CT
# $kind (String) - X-ray, MRI or CT
# $what (String) - what was looked at
paper-test-of = { $kind }, { $what }
