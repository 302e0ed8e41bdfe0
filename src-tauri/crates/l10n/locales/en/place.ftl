## The places of the back map. Left is the person's own left.

place-neck-left = Neck, left
place-neck-centre = Neck, middle
place-neck-right = Neck, right
place-upper-back-left = Upper back, left
place-upper-back-centre = Upper back, middle
place-upper-back-right = Upper back, right
place-mid-back-left = Mid back, left
place-mid-back-centre = Mid back, middle
place-mid-back-right = Mid back, right
place-low-back-left = Low back, left
place-low-back-centre = Low back, middle
place-low-back-right = Low back, right
place-buttock-left = Buttock, left
place-buttock-centre = Buttock, middle
place-buttock-right = Buttock, right

## The sides alone, where the level has just been said.

place-side-left = left
place-side-centre = middle
place-side-right = right
