## What made it worse, what made it better, what set it off: on how many days; and what the person avoids.

named-title = What made it worse or better
named-lead = Notice what makes it worse, and avoid it if you can.
named-worse = Worse after
named-better = Better after
named-trigger = Began after
named-days = Days
named-avoid-head = Avoid
# $count (Number) - on how many days
# $of (Number) - of how many days
named-of = { $count } of { $of }
# $of (Number) - how many days named anything
named-few = { $of ->
    [one] Only 1 day names anything here. Counts show from 3 days on.
   *[other] Only { $of } days name anything here. Counts show from 3 days on.
}
named-none = You named nothing here in this time.
named-how = Counted are days on which you named anything in the list. These counts do not tell the cause.
# $what (String) - what made it worse or set it off
# $list (String) - what the list of it says: Worse after
named-avoid-one = I avoid this: { $what }. { $list }
named-avoid = I avoid this
named-avoided-title = What I avoid
named-avoided-none = Nothing yet. Mark what you want to avoid in the lists above.
# $day (String) - a date
named-since = since { $day }
named-off = Take off
# $what (String) - what the person avoided
named-off-one = Take off: { $what }
# $what (String) - what the person avoided
named-taken-off = { $what } is off your list.
