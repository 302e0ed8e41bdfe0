## Before a pack goes on: what holds it back, and what wants a second yes. Said in the window and in the terminal alike.

before-start-skin-normal = normal or pink
before-start-skin-red = bright red or blotchy
before-start-skin-numb = numb
before-start-skin-blistered = blistered, white or blue

# $place (String) - the name of a place
# $skin (String) - how it looked
# $day (String) - a date
before-start-not-normal = { $place }: skin there or next to it was { $skin } on { $day }. Say first that it looks normal again.
# $day (String) - a date
before-start-fever = You ticked a fever on { $day }. No heat until you say that it has passed.
# $day (String) - a date
before-start-still-blistered = Such skin needs time. You can say that it looks normal from { $day } on.
# $day (String) - a date
before-start-agreed-before = This OK is too old. Ask a doctor or nurse again: a word counts from { $day } on.

# $places (String) - names of places
before-start-not-held = Such skin was told at: { $places }. Name all of these places.
before-start-was-told = That skin did not look right. Say first that it looks normal again, or that it was a mistake.
# $places (String) - names of places
before-start-which-pack = There is more than one pack: { $places }. Say where the one lies that you mean.
before-start-unread = a medicine that cannot be read

# $product (String) - the name of a medicine
# $day (String) - a date
# $time (String) - time of day
before-start-ask-drowsy = You took { $product } on { $day } at { $time }. It can make you sleepy. Say first that you will stay awake.
# $product (String) - the name of a medicine
# $day (String) - a date
# $time (String) - time of day
before-start-ask-unknown = You took { $product } on { $day } at { $time }. Respite cannot tell if it makes you sleepy. Say first that you will stay awake.
# $product (String) - the name of a medicine
# $day (String) - a date
# $time (String) - time of day
before-start-ask-alcohol = You took { $product } with alcohol on { $day } at { $time }. Say first that you will stay awake.
# $day (String) - a date
# $time (String) - time of day
before-start-ask-sleepy = You felt sleepy on { $day } at { $time }. Say first that you will stay awake.
# $day (String) - a date
before-start-ask-injury = You noted an injury or a fall on { $day }. Cold is usual for two days. Say first that you want heat all the same.
# $day (String) - a date
before-start-ask-fever = You ticked a fever on { $day }. Say first that you want cold all the same.
before-start-ask-any-injury = Say first if there is a hot joint, or a new injury, bruise or swelling.
# $pack (String) - one of the person's own packs
before-start-ask-instructions = { $pack }: first read what came with it, and say so.

## The card that says what holds packs back.

before-start-held-title = No pack here yet
# $places (String) - names of places
# $skin (String) - how it looked
# $when (String) - a day and a time
before-start-held-skin = { $places }: your skin was { $skin } on { $when }. No pack goes there, or next to it, for now.
before-start-held-normal = It looks normal again
# $places (String) - names of places
before-start-held-normal-at = It looks normal again: { $places }
# $day (String) - a date
before-start-held-from = You can say that it looks normal from { $day } on.
before-start-held-mistake = Told by mistake
# $places (String) - names of places
before-start-held-mistake-at = Told by mistake: { $places }
before-start-held-mistake-said = Saved: it was told by mistake.
before-start-held-normal-said = Saved: the skin looks normal again.
# $when (String) - a day and a time
before-start-held-fever = You ticked a fever on { $when }. No heat for now.
before-start-held-fever-passed = The fever has passed
before-start-held-fever-passed-said = Saved: the fever has passed.
# $place (String) - the name of a place
before-start-held-place = { $place }, did not look normal

## What is asked, each with a yes of its own.

before-start-heat-often = You used heat on most days of the last 4 weeks. Look for a net of brown or red lines on the skin there. If you see one, use no heat there, and show it to a doctor.
before-start-legend = First, please
# $product (String) - the name of a medicine
# $when (String) - a day and a time
before-start-drowsy = You took { $product } on { $when }. It can make you sleepy, and you may not feel a burn.
# $product (String) - the name of a medicine
# $when (String) - a day and a time
before-start-unknown = You took { $product } on { $when }. Respite cannot tell if it makes you sleepy.
# $product (String) - the name of a medicine
# $when (String) - a day and a time
before-start-alcohol = You took { $product } with alcohol on { $when }. You may not feel a burn.
# $when (String) - a day and a time
before-start-sleepy = You felt sleepy on { $when }. You may not feel a burn.
before-start-yes-awake = Yes, start all the same. I will stay awake.
# $day (String) - a date
before-start-injury = You noted an injury or a fall on { $day }. Cold is usual for the first 2 days.
before-start-yes-heat = Yes, use heat all the same
# $when (String) - a day and a time
before-start-fever-cold = You ticked a fever on { $when }.
before-start-yes-cold = Yes, use cold all the same
before-start-drank = I had alcohol since yesterday
before-start-drank-warning = You may not feel a burn.
before-start-any-injury = Is a joint there hot, or is there an injury, bruise or swelling of the last 2 days?
before-start-any-injury-cold = Cold is usual for the first 2 days. For a hot joint, ask a doctor or nurse first.
# $pack (String) - one of the person's own packs
before-start-instructions = { $pack }: you use it here for the first time. Read what came with it.
before-start-instructions-unnamed = You use this pack here for the first time. Read what came with it.
before-start-yes-read = I have read it
before-start-no = No
before-start-yes = Yes
before-start-needed = Please answer this first.
