## The next ten minutes: what can ease a spasm, once "I have a spasm now" is saved.

ease-title = The next ten minutes
ease-lead = Nothing here has to be answered. Do what feels right, and leave the rest.
ease-done = Done
ease-logged = Your spasm

ease-position = Ease into a position
ease-position-lead = The first aim is that the muscle lets go. Both of these take strain off the low back.
ease-thermal = Cold or heat
ease-thermal-both = Cold calms the sore place. Heat brings more blood to it. Both can ease pain.
ease-thermal-known = Studies say that heat helps a little, for a short time. For cold there are too few to tell. Take what you like better.
ease-thermal-fresh = Is it a fresh injury? For the first two days, most advise cold.
ease-thermal-asked = Nothing starts by itself. Respite asks first whether your skin is ready.
ease-thermal-cold = Get cold ready
ease-thermal-heat = Get heat ready
ease-rest = Rest a while
ease-rest-lead = A short rest is good. Do not push through the pain.
ease-rest-move = Then move a little, as much as your body lets you.
ease-rest-open = Rest, or a short walk
ease-medicine = Medicine
ease-medicine-lead = If you take something, keep to its label, or to what your doctor said. Note it here, so that it counts.
ease-medicine-open = Note a medicine
ease-signs = Does something else feel wrong, such as a numb or weak leg?
ease-signs-open = Look at the warning signs

## The drawings, in words

ease-way-on-back = On your back
ease-way-recliner = In a reclining chair
ease-how-on-back = Prop up your upper body to about 30 degrees. That is a third of the way to sitting up. Put a cushion under your knees.
ease-how-recliner = Lean back. Let the chair hold up your legs, with your knees a little bent.
ease-drawn-on-back = A person lies on their back on a bed. A wedge props up the upper body to about 30 degrees. A cushion under the knees keeps them a little bent.
ease-drawn-recliner = A person lies back in a reclining chair. The back of the chair leans far back. The chair holds up both legs, with the knees a little bent.
