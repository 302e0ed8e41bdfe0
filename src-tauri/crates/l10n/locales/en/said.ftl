## What a person may say of a spasm: what set it off, what made it worse or better, what could not be done with it. Only codes:
## what is no code is the person's own words.

said-lifting = Lifting
said-twisting = Twisting
said-sport = Sport
said-moving-furniture = Moving furniture
said-gardening = Gardening
said-uneven-ground = Uneven ground or hills
said-long-sitting = Long sitting
said-long-in-bed = Long in bed
said-shoes = Shoes
said-unknown = I do not know
said-bending = Bending
said-long-standing = Long standing
said-walking = Walking
said-heat = Heat
said-cold = Cold
said-lying-down = Lying down
said-short-walk = A short walk
said-position = Another position
said-rest = Rest
said-medicine = Medicine
said-nothing = Nothing helped
said-chores = Chores
said-work = My work
said-dressing = Getting dressed
said-stairs = Stairs
said-driving = Driving
said-walk = Going for a walk
