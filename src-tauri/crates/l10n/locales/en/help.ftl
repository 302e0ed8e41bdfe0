## Get help: always the same page, with nothing in the way.

help-title = Get help
help-call-title = Call now
help-call-lead = Call for help at once if one of these fits you:
help-today-title = Speak to a doctor or nurse today
help-changed = Something changed
help-changed-lead = Go through the list, so that your diary keeps it.
help-today-lead = In the UK you can call 111. Elsewhere, call your doctor, a nurse line or urgent care.
help-not-listed = This list is not complete. If you are worried, get help. Do not wait for this app.
