### Tables of other programs: what their columns mean.

## What a column means

foreign-means-moment = Date and time
foreign-means-date = Date
foreign-means-time = Time of day
foreign-means-worst = Worst pain
foreign-means-average = Average pain
foreign-means-spasms = Spasms: how many, or yes and no
foreign-means-places = Where it hurt
foreign-means-trigger = What set it off
foreign-means-medicine = Medicine
foreign-means-amount = How many tablets or units
foreign-means-note = Note
foreign-means-about = What the value is about
foreign-means-value = The value
foreign-means-keep = Keep it in the note
foreign-means-leave-out = Leave it out

## What such columns are called. Names in small letters, with commas between them. They are looked for, and not shown.

foreign-head-moment = timestamp, time stamp, date and time, date time, datetime, start time, started, started at, start, when, occurred at, logged at
foreign-head-date = date, day
foreign-head-time = time, time of day, hour
foreign-head-worst = worst pain, pain, worst, pain level, pain score, intensity, severity, peak pain, back pain
foreign-head-average = average pain, average, mean pain, usual pain
foreign-head-spasms = spasm, spasms, back spasm, back spasms, muscle spasm, cramp, cramps, number of spasms, spasm count, how many spasms
foreign-head-places = place, places, where, location, locations, body part, area, site
foreign-head-trigger = trigger, triggers, cause, what set it off
foreign-head-medicine = medicine, medicines, medication, medications, drug, painkiller
foreign-head-amount = tablets, pills, capsules, units, number of tablets, number of pills, how many tablets
foreign-head-note = note, notes, comment, comments, remarks, description
foreign-head-about = featurename, feature name, tracker, tracker name, feature
foreign-head-value = value

## What stands in them. Words in small letters, with commas between them.

foreign-level-neck = neck
foreign-level-upper-back = upper back
foreign-level-mid-back = mid back, middle back
foreign-level-low-back = low back, lower back, lumbar
foreign-level-buttock = buttock, buttocks, glute
foreign-side-left = left, l
foreign-side-centre = centre, center, middle
foreign-side-right = right, r
foreign-word-both = both, both sides, left and right
foreign-word-yes = yes, y, true, x, yes manual, yes auto
foreign-word-no = no, n, false, none
foreign-word-nothing = nothing, nil, na, n a, not applicable
foreign-word-count = number of spasms, spasm count, how many spasms
foreign-word-weight = mg, milligram, milligrams, g, gram, grams, mcg, ug, µg, μg, microgram, micrograms, ml, millilitre, millilitres, milliliter, milliliters
foreign-word-to = to
foreign-word-out-of = out of

## What goes into the note

# $head (String) - what a column is called
# $value (String) - what stands in it
foreign-kept = { $head }: { $value }
# $head (String) - what a column is called
# $value (String) - a number
# $top (String) - the highest number of its scale
foreign-kept-of = { $head }: { $value } of { $top }

## What came in, or would

# $what (String) - what, each with how many
# $days (String) - from when to when
foreign-added = Came in: { $what }, of { $days }.
# $what (String) - what, each with how many
# $days (String) - from when to when
foreign-would-add = Would come in: { $what }, of { $days }.
# $count (Number) - how many
foreign-deleted = You deleted these here, so they stay out: { $count }.
# $count (Number) - how many
foreign-beside = Of a time of which another line came in before: { $count }. If you changed that line since, please delete the old one here.
# $count (Number) - how many
foreign-left-out = Lines that you left out: { $count }.
# $count (Number) - how many
foreign-off = Lines that cannot be read, and stay out: { $count }.
# $line (String) - which line of the file
# $at (String) - a moment
# $fields (String) - a list of import-field
foreign-differing = Line { $line }, { $at }: { $fields }
# $count (Number) - how many
foreign-unscored = Of pain, without a number, so only in the note: { $count }.
# $count (Number) - how many
foreign-off-more = And { $count } more such lines.
# $line (String) - which line of the file
# $why (String) - a sentence
foreign-off-line = Line { $line }: { $why }
foreign-off-no-moment = It does not say when.
foreign-off-empty = It says when, and nothing else.
# $given (String) - what stands there
foreign-off-moment = "{ $given }" is not a date or a time that can be read.
# $given (String) - what stands there
# $top (String) - the highest number of the scale
foreign-off-scale = "{ $given }" is not a number from 0 to { $top }.

## On the screen

foreign-title = Bring in from another program
foreign-why = A table (CSV) of another diary can come in. You say what its columns mean.
foreign-choose = Choose a table…
foreign-kind = Tables
# $count (Number) - how many
foreign-lines = { $count ->
    [one] It has 1 line.
   *[other] It has { $count } lines.
}
foreign-known = You brought in such a table before. This is what you said then.
foreign-columns = What do the columns mean?
foreign-column = Column
foreign-first = Its first lines
foreign-meaning = Means
# $number (Number) - which column, from 1
foreign-no-name = Column { $number }
# $head (String) - what a column is called
foreign-means-of = What does "{ $head }" mean?
# $head (String) - what a column is called
foreign-top-of = Highest number of "{ $head }"
foreign-top = Highest number
foreign-dates = Dates
foreign-dates-ask = Please choose
foreign-dates-year-first = Year, month, day
foreign-dates-day-first = Day, month, year
foreign-dates-month-first = Month, day, year
foreign-reading = How the file is read
foreign-encoding = Letters
foreign-encoding-utf-8 = UTF-8
foreign-encoding-utf-16le = UTF-16
foreign-encoding-utf-16be = UTF-16, turned round
foreign-encoding-windows-1252 = Windows (Western Europe)
foreign-separator = Between the cells
foreign-separator-comma = Comma
foreign-separator-semicolon = Semicolon
foreign-separator-tab = Tab
foreign-separator-bar = Upright line
foreign-has-heads = The first line names the columns
# $head (String) - what a column is called
foreign-words = Words in "{ $head }"
foreign-words-hint = What you do not choose stays in the note, as it is.
foreign-words-note = Keep it in the note
foreign-words-yes = A spasm
foreign-words-no = No spasm
foreign-try = See what would come in
foreign-take = Bring back what I deleted, and change the rest to what the file says
foreign-in = The table came in.
# $count (Number) - how many
foreign-changed-stays = What you changed since stays as it is: { $count }.
foreign-yes = Yes, bring it in
