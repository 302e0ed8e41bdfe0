## One search over all that was told, and over the screens.

search-title = Search
search-what = Words, or how they begin
search-hint = In what you told, the pages to read and the screens.
search-nothing = Nothing was found.
search-more = There is more. Type more words.
# $count (Number) - how many were found
search-count = { $count ->
    [one] { $count } found
   *[other] { $count } found
}
search-sort-entry = Entry
search-sort-relief = Tried
search-sort-visit = Visit
search-sort-side-effect = Side effect
search-sort-medicine = Medicine
search-sort-injury = Injury
search-sort-test = Test
search-sort-condition = Illness
search-sort-goal = Goal
search-sort-exercise = Exercise
search-sort-screen = Screen
search-sort-page = To read
