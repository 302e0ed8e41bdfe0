### What the terminal prints of warning signs and visits.

# $at (String) - date and time
# $signs (String) - what was ticked
terminal-signs-saved = Saved for { $at }: { $signs }
# $at (String) - date and time
terminal-signs-none = Saved for { $at }: no warning signs ticked.
# $code (String) - how the sign is typed
# $sign (String) - a warning sign, as a sentence
terminal-signs-line = { $code }: { $sign }
terminal-signs-due = First go through the list of warning signs in the window. If none fits, type: respite signs --none
# $number (String) - the number to call
terminal-signs-call = Call { $number } now.
terminal-signs-call-any = Call 911 in the US, 999 in the UK, 112 in the EU, or your own emergency number. Do it now.
terminal-signs-call-any-still = Is this still so? Then call 911 in the US, 999 in the UK, 112 in the EU, or your own emergency number.
# $at (String) - date and time
# $signs (String) - what was ticked
terminal-signs-latest = Warning signs, last answered on { $at }: { $signs }
# $at (String) - date and time
terminal-signs-latest-none = Warning signs on { $at }: none ticked.

# $signs (String) - what was ticked before on that day
# $codes (String) - the same as the terminal reads it
terminal-signs-standing = Still ticked: { $signs }. A mistake? Type: respite signs --mistake { $codes }
# $signs (String) - what was taken back
terminal-signs-taken-back = Taken back: { $signs }
# $signs (String) - the emergency
terminal-signs-helped = Saved. You are getting help for: { $signs }
# $signs (String) - what was called about
terminal-signs-called = Saved. You have called about: { $signs }
# $at (String) - when it was ticked
# $signs (String) - what was ticked
terminal-signs-waits = Ticked on { $at }, and nobody has called yet: { $signs }
terminal-signs-call-made = Have you called? Then type: respite signs --helped
terminal-signs-helped-back = A slip? Type: respite signs --not-helped
# $signs (String) - what was ticked
terminal-signs-not-helped = Taken back. Nobody has called yet about: { $signs }
terminal-signs-help-comes = Are you getting help? Then type: respite signs --helped
# $codes (String) - what was ticked, as the terminal reads it
terminal-signs-not-the-list = This is not the whole list. If none else fits, type: respite signs --tick { $codes } --none-else

# $visit (String) - what is known of the visit
terminal-visit-saved = Saved: { $visit }
# $visit (String) - what is known of the visit
terminal-visit-done = This visit is over: { $visit }
terminal-visit-none = No visits.
# $visit (String) - what is known of the visit
terminal-visit-next = Next visit: { $visit }
# $day (String) - a date
# $time (String) - time of day
terminal-visit-at = { $day }, { $time }
# $question (String) - a question
terminal-visit-question = {"  "}? { $question }
# $said (String) - what was said
terminal-visit-said = {"  "}{ $said }
