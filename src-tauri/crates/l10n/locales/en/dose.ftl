### Medicines in the terminal.

# $when (String) - date and time
# $units (String) - how many
# $unit (String) - what one is, in the right number
# $product (String) - its name
dose-saved = Saved for { $when }: { $units } { $unit } of { $product }.
# $product (String) - its name
dose-product-saved = { $product } is on your list.
dose-save-it = If you took it, save it. Save it? [Y/n]
# How an answer begins that says no, in small letters.
dose-no = n
dose-not-saved = Nothing was saved.
# $time (String) - when something was last taken
dose-last = Last taken: { $time }.
dose-not-checked = Its label was not checked, so only doses are kept. Nothing is said of its limits.
dose-none = No dose in the last 7 days.
dose-no-product = No medicine is on your list.
# $when (String) - date and time
# $units (String) - how many
# $unit (String) - what one is, in the right number
# $product (String) - its name
dose-line = { $when }: { $units } { $unit } of { $product }
# $line (String) - a dose, as in dose-line
dose-clock-ahead = { $line } (entered when the clock was ahead)
# $product (String) - its name
# $contents (String) - ingredients with milligrams
dose-product-line = { $product }: { $contents }
# $line (String) - the line of a product
# $more (String) - that it was stopped, or that it is a log only
dose-product-line-more = { $line } · { $more }
# $ingredient (String) - its name
# $milligrams (String) - a number
dose-content = { $ingredient } { $milligrams } mg
# $ingredient (String) - its name
# $milligrams (String) - a number
dose-total = Last 24 hours: { $milligrams } mg of { $ingredient }.
# $names (String) - names of medicines
# $milligrams (String) - a number
dose-total-without = Without { $names } it is { $milligrams } mg.
# $limit (String) - a number
dose-limit = Your label's limit is { $limit } mg.
# $limit (String) - a number
dose-limit-before = Your label's limit before it was changed was { $limit } mg.
# $limit (String) - a number
dose-limit-rx = You were prescribed { $limit } mg at most.
# $limit (String) - a number
dose-limit-rx-before = You were prescribed { $limit } mg at most before it was changed.
# $ingredient (String) - another NSAID
# $product (String) - its name
dose-only-in = { $ingredient } in { $product }
# $contents (String) - ingredients with milligrams
# $unit (String) - what one of it is: tablet, ml
dose-product-holds = In one { $unit }: { $contents }.
# $ingredient (String) - its name
dose-unchecked = Respite does not know { $ingredient }. Nothing of it is checked.
# $day (String) - a date
dose-compared-on = You compared its label on { $day }.
# $product (String) - its name
dose-compared-elsewhere = The label of { $product } was compared where you lived before. Compare it with the one that you use now.
# $question (String) - what was asked
dose-as-you-wrote = { $question } Kept as you wrote it.
dose-as-written = With --as-written it is saved as it stands.
dose-stop-since = Since when?
# $name (String) - the medicine
dose-taken-already = { $name } is on your list. Nothing was changed.
# $name (String) - the medicine
dose-taken-again = { $name } is on your list again.
# $date (String) - a date as it is read
# $name (String) - the medicine
# $day (String) - the same date as it is typed
dose-stop-on = { $date }: respite product "{ $name }" --stop --on { $day }
dose-relief-no-dose = This is no dose and adds to no total. Save a dose with "respite dose".
dose-relief-no-rest = This starts no rest for the skin. Tell a pack with "respite session", and it does.
