## What else may make a spasm worse or better, or can not be done with it.

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
