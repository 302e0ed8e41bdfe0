## What may have set a spasm off.

trigger-lifting = Lifting
trigger-twisting = Twisting
trigger-sport = Sport
trigger-moving-furniture = Moving furniture
trigger-gardening = Gardening
trigger-uneven-ground = Uneven ground or hills
trigger-long-sitting = Long sitting
trigger-long-in-bed = Long in bed
trigger-shoes = Shoes
trigger-unknown = I do not know
