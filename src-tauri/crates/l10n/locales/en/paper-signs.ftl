## Warning signs on the printed page: short labels for a doctor.

paper-signs = Warning signs
paper-signs-not-asked = Not asked.
# $date (String) - the day of the latest answer
paper-signs-none = None ticked on { $date }.
# $date (String) - the day of the latest answer
paper-signs-none-new = No new ones told on { $date }.
# $day (String) - the last day on which they were ticked
# $list (String) - signs
paper-signs-ticked = Ticked on { $day }: { $list }.

paper-signs-saddle = saddle numbness
paper-signs-bladder = new bladder trouble
paper-signs-bowel = new bowel trouble
paper-signs-sex = new loss of sexual feeling or function
paper-signs-both-legs = pain, tingling, weakness or numbness in both legs
paper-signs-weak-leg = very weak or weakening leg, or change of gait
paper-signs-fall = began after a bad fall or crash
paper-signs-chest = chest pain
paper-signs-belly = sudden, very bad belly or low back pain, and faint, sweaty or short of breath
paper-signs-medicine-bleeding = black or bloody stool, blood vomited, or faint
paper-signs-medicine-allergy = hives, swollen face, wheeze or blisters
paper-signs-medicine-heart = chest pain, one-sided weakness or slurred speech
paper-signs-fever = fever, chills or very unwell
paper-signs-weight = weight lost without trying
paper-signs-cancer = past cancer
paper-signs-lump = new lump or new shape of the back
paper-signs-night = pain not eased by rest, or much worse at night
paper-signs-weak-bones = weak bones or steroid pills, and began after a small fall
paper-signs-one-leg = new numbness, tingling or weakness in one leg
paper-signs-cough = worse on coughing, sneezing or passing stool
paper-signs-band = pain between the shoulder blades, or like a band
paper-signs-pregnant = pregnant
paper-signs-lasts = over two weeks, or same place again
paper-signs-first = first back pain, under 20 or over 50
paper-signs-morning = stiff in the morning, eases with movement, and woken in the early hours
paper-signs-no-better = not better in four weeks
