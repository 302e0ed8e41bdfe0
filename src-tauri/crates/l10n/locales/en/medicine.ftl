### What is true of doses: the facts, and never what to take. Said on the screen and in the terminal alike.

# $product (String) - its name
# $taken (String) - number of units
# $unit (String) - what one unit is, in the right number
# $time (String) - time of day
# $whose (String) - whose rule it is: medicine-your-label or medicine-your-prescription
# $most (String) - number of units
medicine-over-dose = { $product }: { $taken } { $unit } at one time, at { $time }. { $whose } allows { $most }.
# $total (String) - milligrams
# $ingredient (String) - its name
# $time (String) - time of day
# $whose (String) - whose rule it is: medicine-your-label or medicine-your-prescription
# $limit (String) - milligrams
medicine-over-dose-of-all = { $total } mg of { $ingredient } at one time, at { $time }, from all products. { $whose } allows { $limit } mg.
# $total (String) - milligrams
# $ingredient (String) - its name
# $time (String) - time of day
# $without (String) - names of medicines with a limit of their own, or medicine-the-prescribed
# $whose (String) - whose rule it is: medicine-your-label or medicine-your-prescription
# $limit (String) - milligrams
medicine-over-dose-without = { $total } mg of { $ingredient } at one time, at { $time }, without { $without }. { $whose } allows { $limit } mg.
# $product (String) - its name
# $taken (String) - number of units
# $unit (String) - what one unit is, in the right number
# $whose (String) - whose rule it is: medicine-your-label or medicine-your-prescription
# $most (String) - number of units
medicine-over-units = { $product }: { $taken } { $unit } in 24 hours. { $whose } allows { $most }.
# $product (String) - its name
# $taken (String) - number of units
# $unit (String) - what one unit is, in the right number
# $whose (String) - whose rule it is: medicine-your-label or medicine-your-prescription
# $most (String) - number of units in one dose
# $hours (String) - number of hours
medicine-over-each = { $product }: { $taken } { $unit } in 24 hours. { $whose } says { $most } every { $hours } hours.
# $product (String) - its name
# $day (String) - a date
medicine-stopped-before = You said that you stopped { $product } on { $day }. If you stopped later, or take it again, say so in Medicines.
medicine-unread-ingredient = what can't be read
# $hours (String) - a number
medicine-hours = The { $hours } hours on your labels
# $hours (String) - a number
medicine-hours-prescribed = The { $hours } hours of your prescription
# $product (String) - its name
# $last (String) - time of day
# $hours (String) - medicine-hours or medicine-hours-prescribed
# $ends (String) - time of day
medicine-too-early = { $product }: you last took what is in it at { $last }. { $hours } end at { $ends }.
# $product (String) - its name
# $last (String) - time of day
# $hours (String) - medicine-hours or medicine-hours-prescribed
# $ends (String) - time of day
# $from (String) - time of day of an earlier dose
medicine-too-early-from = { $product }: you last took what is in it at { $last }. { $hours } end at { $ends }. They count from { $from }.
# $ingredient (String) - its name
# $times (Number) - how many
# $whose (String) - whose rule it is: medicine-your-label or medicine-your-prescription
# $most (Number) - how many
medicine-too-often = You took { $ingredient } { $times } times in 24 hours, from all products. { $whose } allows { $most }.
# $ingredient (String) - its name
# $times (Number) - how many
# $without (String) - names of medicines with a limit of their own, or medicine-the-prescribed
# $whose (String) - whose rule it is: medicine-your-label or medicine-your-prescription
# $most (Number) - how many
medicine-too-often-without = You took { $ingredient } { $times } times in 24 hours, without { $without }. { $whose } allows { $most }.
# $product (String) - its name
# $times (Number) - how many
# $whose (String) - whose rule it is: medicine-your-label or medicine-your-prescription
# $most (Number) - how many
medicine-too-often-of-one = You took { $product } { $times } times in 24 hours. { $whose } allows { $most }.
# $sum (String) - medicine-sum or medicine-sum-of-one
# $whose (String) - whose rule it is: medicine-your-label or medicine-your-prescription
# $limit (String) - milligrams
medicine-last = { $sum } { $whose } allows { $limit } mg, so one more goes over it.
# $sum (String) - medicine-sum or medicine-sum-of-one
# $whose (String) - whose rule it is: medicine-your-label or medicine-your-prescription
# $limit (String) - milligrams
medicine-over-limit = { $sum } { $whose } allows { $limit } mg.
# One dose a day is allowed, and it was taken some hours earlier than on the day before.
# $told (String) - medicine-over-limit, or medicine-too-often
medicine-day-before = { $told } The dose of the day before is among it.
# A dose of another day is told, or mended.
# $day (String) - a date
# $told (String) - what is true of the hours around it: a sentence or two
medicine-of-day = On { $day }: { $told }
# Too much was taken, more than some days ago.
# $day (String) - a date
# $told (String) - what is true of the hours around it: a sentence or two
medicine-of-day-late = On { $day }: { $told } Ask a doctor or pharmacist, even if you feel well.
# $total (String) - milligrams
# $ingredient (String) - its name
medicine-sum = { $total } mg of { $ingredient } in 24 hours, from all products.
# $total (String) - milligrams
# $ingredient (String) - its name
# $without (String) - names of medicines with a limit of their own, or medicine-the-prescribed
medicine-sum-without = { $total } mg of { $ingredient } in 24 hours, without { $without }.
# $total (String) - milligrams
# $ingredient (String) - another NSAID
# $product (String) - its name
medicine-sum-of-one = { $total } mg of { $ingredient } in 24 hours, from { $product }.
# $names (String) - names of medicines
medicine-the-prescribed = the prescribed { $names }
# $product (String) - its name
medicine-your-label = Your { $product } label
# $product (String) - its name
medicine-your-prescription = Your prescription of { $product }
# $product (String) - its name
medicine-your-label-before = Your { $product } label from before it was changed
# $product (String) - its name
medicine-your-prescription-before = Your prescription of { $product } from before it was changed
# $ingredient (String) - acetaminophen, or paracetamol
# $total (String) - milligrams
medicine-acetaminophen-high = { $total } mg of { $ingredient } in 24 hours, from all products. More than 4,000 mg can harm the liver.
# It is not so any more.
# $time (String) - time of day
# $total (String) - milligrams
# $ingredient (String) - its name
medicine-was = At { $time } it was { $total } mg of { $ingredient } in 24 hours.
# It is not so any more.
# $time (String) - time of day
# $total (String) - milligrams
# $ingredient (String) - its name
# $without (String) - names of medicines with a limit of their own, or medicine-the-prescribed
medicine-was-without = At { $time } it was { $total } mg of { $ingredient } in 24 hours, without { $without }.
# $was (String) - medicine-was or medicine-was-without
# $whose (String) - whose rule it is: medicine-your-label or medicine-your-prescription
# $limit (String) - milligrams
medicine-was-over = { $was } { $whose } allows { $limit } mg. Ask a doctor or pharmacist, even if you feel well.
# It is not so any more.
# $time (String) - time of day
# $taken (String) - number of units
# $unit (String) - what one unit is, in the right number
# $product (String) - its name
# $whose (String) - whose rule it is: medicine-your-label or medicine-your-prescription
# $most (String) - number of units
medicine-was-over-units = At { $time } it was { $taken } { $unit } of { $product } in 24 hours. { $whose } allows { $most }. Ask a doctor or pharmacist, even if you feel well.
# $time (String) - time of day
# $taken (String) - number of units
# $unit (String) - what one unit is, in the right number
# $product (String) - its name
# $whose (String) - whose rule it is: medicine-your-label or medicine-your-prescription
# $most (String) - number of units in one dose
# $hours (String) - number of hours
medicine-was-over-each = At { $time } it was { $taken } { $unit } of { $product } in 24 hours. { $whose } says { $most } every { $hours } hours. Ask a doctor or pharmacist, even if you feel well.
# It is not so any more.
# $time (String) - time of day
# $total (String) - milligrams
# $ingredient (String) - acetaminophen, or paracetamol
# $limit (String) - milligrams
medicine-was-high = At { $time } it was { $total } mg of { $ingredient } in 24 hours. More than { $limit } mg can harm the liver. Ask a doctor, even if you feel well.
# $product (String) - its name
# $time (String) - time of day that has not come yet
medicine-clock-ahead = { $product }: a dose is set down for { $time }, which has not come yet. It was entered when the clock was ahead. It counts as just taken. Please mend its time.
# $one (String) - a product's name
# $other (String) - a product's name
medicine-two-nsaids = { $one } and { $other } are both NSAIDs. Two at once can make the stomach bleed. Ask a doctor or pharmacist.
# $one (String) - a product's name
# $other (String) - a product's name
# $ingredient (String) - acetaminophen, or paracetamol
# $total (String) - milligrams
medicine-acetaminophen-twice = { $one } and { $other } both hold { $ingredient }. In 24 hours you took { $total } mg of it, from all products.
# $aspirin (String) - a product's name
# $other (String) - a product's name
medicine-aspirin-and-nsaid = { $other } may get in the way of the low dose of aspirin in { $aspirin }. Ask your doctor or pharmacist about timing.
# $aspirin (String) - a product's name
# $other (String) - a product's name
medicine-aspirin-and-other = You take { $other } and the low dose of aspirin in { $aspirin }. Ask your doctor or pharmacist about both.
# $one (String) - a product's name
# $other (String) - a product's name
medicine-two-sedating = { $one } and { $other } can both make you sleepy. Together they do so more.
# $product (String) - its name
medicine-alcohol = Alcohol and { $product } make you more sleepy together. Do not drive or run machines.
# $otc (String) - a product's name
# $prescribed (String) - a product's name
# $ingredient (String) - its name
medicine-otc-and-prescribed = { $prescribed } was prescribed, and { $otc } holds { $ingredient } too. Ask your doctor or pharmacist about both.
# $product (String) - its name
medicine-otc-and-prescribed-alike = { $product } was prescribed, and you took it without a prescription too. Ask your doctor or pharmacist about both.
# $whose (String) - whose rule it is: medicine-your-label or medicine-your-prescription
# $ingredient (String) - its name
# $days (Number) - how many in a row
# $day (String) - a date
medicine-last-day = Day { $days } in a row with { $ingredient } ({ $day }). { $whose } allows { $days }, so it is the last.
# $whose (String) - whose rule it is: medicine-your-label or medicine-your-prescription
# $ingredient (String) - its name
# $days (Number) - how many in a row
# $most (Number) - how many the label allows
# $day (String) - a date
medicine-too-many-days = Day { $days } in a row with { $ingredient } ({ $day }). { $whose } allows { $most }. Ask a doctor.
# $product (String) - its name
medicine-never-under-age = { $product } holds aspirin. Labels say never to take aspirin under 16. Ask a doctor or pharmacist.
# $product (String) - its name
# $until (String) - day and time
medicine-driving = Do not drive or run machines. { $product } may still act until { $until }. No label says for how long, so we count 24 hours.
# $product (String) - its name
# $until (String) - day and time
# $whose (String) - whose hours they are: medicine-your-label or medicine-your-prescription
# $hours (String) - a number
medicine-driving-long = Do not drive or run machines. { $product } may still act until { $until }. { $whose } says { $hours } hours.
# $product (String) - its name
# $end (String) - a date
medicine-course-end = Today is the planned last day of { $product }, { $end }.
# $product (String) - its name
# $end (String) - a date
medicine-course-over = { $product } was to stop on { $end }. Ask your doctor if you still take it.
# $product (String) - its name
# $day (Number) - which day of the course
medicine-course-long = { $product }: day { $day }. It is meant for two to three weeks at most. Ask your doctor.
# $product (String) - its name
# $day (String) - a date
medicine-course-quiet = { $product }: the last dose that you noted was on { $day }. Do you still take it? It is meant for two to three weeks at most.

medicine-help-us = Call the poison line now, even if you feel well: 1-800-222-1222.
medicine-help-uk = Call 111 now, even if you feel well.
# Where nobody said where they live.
medicine-help-anywhere = Call the poison line now, even if you feel well. United States: 1-800-222-1222. United Kingdom: 111. Elsewhere: a doctor or your own poison line.
medicine-help-other = Call a doctor or a poison line now, even if you feel well.

# $time (String) - time of day
# $day (String) - a date
medicine-day-and-time = { $time } on { $day }

# $count (Number) - how many
medicine-unit-tablet = { $count ->
    [one] tablet
   *[other] tablets
}
# $count (Number) - how many
medicine-unit-capsule = { $count ->
    [one] capsule
   *[other] capsules
}
medicine-unit-millilitre = ml
# $count (Number) - how many
medicine-unit-sachet = { $count ->
    [one] sachet
   *[other] sachets
}
# $count (Number) - how many
medicine-unit-patch = { $count ->
    [one] patch
   *[other] patches
}
# $count (Number) - how many
medicine-unit-other = { $count ->
    [one] unit
   *[other] units
}
