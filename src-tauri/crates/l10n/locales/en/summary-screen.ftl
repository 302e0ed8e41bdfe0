## The summary, on its screen.

summary-screen-title = Summary
summary-screen-period = Days
summary-screen-last-28 = Last 28 days
summary-screen-last-90 = Last 90 days
summary-screen-this-spasm = Since this spasm began
summary-screen-own = Own dates
summary-screen-from = First day
summary-screen-to = Last day
summary-screen-visit = For the visit
summary-screen-paper = Paper
summary-screen-a4 = A4
summary-screen-letter = Letter
summary-screen-save = Save PDF
summary-screen-open = Open
summary-screen-opened = It is open in your PDF program.
summary-screen-print = Print
summary-screen-print-sent = It is at the printer.
summary-screen-print-left = It was not printed.
summary-screen-print-opened = There is no print dialog here. It is open in your PDF program. Print it there.
summary-screen-person = Who it is about
summary-screen-name = Your name
summary-screen-born = Your birth date
# $path (String) - where it was saved
summary-screen-saved = Saved to { $path }
summary-screen-making = Making the summary …
# $page (Number) - which page
# $pages (Number) - how many
summary-screen-page = Page { $page } of { $pages }
summary-screen-text = Read it as text
summary-screen-stays = The summary leaves this computer only if you send or print it.

## What stands after page 1.

summary-section-tried = What I tried
summary-section-medicines = Medicines
summary-section-life = Worse and better, exercises, questionnaires
summary-section-before = Tests, diagnoses, illnesses, goals
summary-screen-more = What stands on it, and up to when
summary-screen-stands = After page 1
summary-screen-stands-hint = What you leave out is named on it. Warning signs and page 1 always stand.
summary-screen-qr = A code to scan, with the five answers
summary-screen-qr-hint = A practice can scan it into its notes. It is plain text: no link, and not your name.
summary-screen-as-of = Up to the end of
summary-screen-as-of-hint = Only what had happened by then. What you told or changed later of those days stands too.
