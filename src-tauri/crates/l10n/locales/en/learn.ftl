## The pages to learn from, around what their files say.

learn-title = Learn
learn-lead = Short pages on back spasms. Each says where what it says comes from.
learn-search = Look for a word
learn-all = All pages
learn-print = Print this page
learn-none = No page has all of these words. Try fewer, or others.
# $count (Number) - how many pages have the words
learn-found = { $count ->
    [one] { $count } page found
   *[other] { $count } pages found
}
learn-drawn = How it looks
learn-sources = Where this comes from
# $number (Number) - the number of a source on the page
learn-source = Source { $number }
# $numbers (String) - numbers of statements, "2, 9"
learn-statements = Its statements { $numbers }, as Respite counts them.
learn-not-advice = This is not advice for you alone. A doctor who sees you knows more.
learn-gone = There is no such page.

# The ways to a page, beside what it tells more of.
learn-more-doctor = Learn when to see a doctor
learn-more-heat-and-cold = Learn about heat and cold
learn-more-medicines = Learn about medicines
learn-more-rest = Learn about rest and walks
learn-more-positions = Learn about ways to lie and sit
learn-more-exercise = Learn about exercise

# $title (String) - the title of a page
# $name (String) - what it is called in the terminal
learn-listed = { $title } ({ $name })
learn-how = Read one by its name, such as "respite learn exercise".
