## The keys that act by themselves, as the list of them tells.

keys-title = Keys
keys-open = Show all keys
keys-everywhere = On every screen
keys-forms = In a form
keys-list = ?
keys-list-too = F1
keys-search = Ctrl K
keys-search-too = /
keys-search-diary = Ctrl F
keys-print = Ctrl P
keys-print-does = The summary, to print
keys-learn = L
keys-small = W
keys-small-does = Just the pack that is on, in a small window
keys-exercises = X
keys-back-does = Back, or close what is open
keys-larger = Ctrl +
keys-smaller = Ctrl −
keys-usual = Ctrl 0
keys-zoom-does = Larger, smaller, as usual
# $number (Number) - which screen of the rail
keys-screen = Ctrl { $number }
