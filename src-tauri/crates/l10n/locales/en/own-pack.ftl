### The person's own packs and pads.

own-pack-title = Your packs and pads
own-pack-lead = Tell which packs you have. Then you pick one at each start, and its own limit holds.
own-pack-new = Add a pack or pad
own-pack-add-title = A pack or pad of yours
own-pack-kind-legend = What is it?
own-pack-kind-needed = Say what it is.
own-pack-kind-gel-pack = Gel pack
own-pack-kind-ice = Ice
own-pack-kind-frozen-vegetables = Frozen vegetables
own-pack-kind-heat-pack = Heat pack
own-pack-kind-electric-pad = Electric pad
own-pack-kind-bottle = Hot water bottle
own-pack-kind-bath = Bath or shower
own-pack-kind-wrap = Wrap that warms for hours
own-pack-name = What do you call it?
own-pack-most = Most minutes its maker allows
own-pack-most-hint = Look at its box or leaflet. The shorter time holds: this one, or 20 minutes.
own-pack-read = I have read what came with it
own-pack-untimed = A wrap is not timed. Follow its box, and tell it here when it is off.
own-pack-wrap-lying = Do not lie on it, unless its box says that you may.
own-pack-save = Save it
own-pack-saved = Your pack is saved.
own-pack-change = Change it
# $pack (String) - what it is called
own-pack-change-of = Change it: { $pack }
own-pack-delete = Take it off the list
# $pack (String) - what it is called
own-pack-delete-of = Take it off the list: { $pack }
own-pack-deleted = It is off your list.
own-pack-none = No packs or pads are told yet.

## What there is to say of one

# $minutes (Number) - most minutes
own-pack-allows = { $minutes } minutes at most
own-pack-is-read = its leaflet is read
own-pack-not-timed = not timed

## At a start, and in a plan

own-pack-which = Which one?
own-pack-which-cold = Which one for cold?
own-pack-which-heat = Which one for heat?
# $pack (String) - what it is called
own-pack-as-last-time = { $pack }, as last time
own-pack-other = Another one
# $pack (String) - what it is called
own-pack-off-list = { $pack }, off your list
own-pack-not-told = Not said
# $pack (String) - what it is called
# $minutes (Number) - most minutes
own-pack-shorter = { $pack }: its maker allows { $minutes } minutes at most.
# $pack (String) - what it is called
own-pack-with = with: { $pack }

## The terminal

# $pack (String) - what it is called, and what there is to say of it
own-pack-terminal-saved = Your pack: { $pack }.
# $pack (String) - what it is called
# $minutes (Number) - most minutes
own-pack-terminal-shorter = { $pack }: its maker allows { $minutes } minutes at most. If it is that one, take it off then. Next time, name it with --pack.
# $pack (String) - what it is called
own-pack-terminal-deleted = Off your list: { $pack }.
# $pack (String) - what it is called
own-pack-terminal-was = It was: { $pack }.
