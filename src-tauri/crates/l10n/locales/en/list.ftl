## Lists: how the next thing stands beside those before it.

# $before (String) - names, or other short things
# $next (String) - one more
list-names = { $before }, { $next }
# $before (String) - phrases, which may have commas themselves
# $next (String) - one more
list-phrases = { $before }; { $next }
# $before (String) - facts beside each other
# $next (String) - one more
list-facts = { $before } · { $next }
# $before (String) - whole sentences
# $next (String) - one more
list-sentences = { $before } { $next }
# $before (String) - all but the last
# $last (String) - the last
list-or = { $before } or { $last }
