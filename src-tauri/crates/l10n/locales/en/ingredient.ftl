### Names for the codes of medicines. A code without a name here is the person's own words, and is shown as it is.

ingredient-ibuprofen = ibuprofen
ingredient-naproxen = naproxen
ingredient-aspirin = aspirin
ingredient-celecoxib = celecoxib
ingredient-other-nsaid = another NSAID
# In the United States.
ingredient-acetaminophen = acetaminophen
# Everywhere else: the same ingredient.
ingredient-paracetamol = paracetamol
ingredient-cyclobenzaprine = cyclobenzaprine
ingredient-methocarbamol = methocarbamol
ingredient-tizanidine = tizanidine
ingredient-baclofen = baclofen
ingredient-carisoprodol = carisoprodol
ingredient-metaxalone = metaxalone
ingredient-diphenhydramine = diphenhydramine
ingredient-doxylamine = doxylamine
ingredient-codeine = codeine
ingredient-hydrocodone = hydrocodone
ingredient-oxycodone = oxycodone
ingredient-caffeine = caffeine

## What a person tells of themselves, as it stands after "You told us:".

medicine-flag-age-60 = I am 60 or older
medicine-flag-under-age = I am under 16
medicine-flag-ulcer = a stomach ulcer or bleed, now or before
medicine-flag-kidney = kidney disease
medicine-flag-heart = heart disease, high blood pressure or a stroke
medicine-flag-liver = liver disease
medicine-flag-pregnant = pregnant, or it may be
medicine-flag-blood-thinner = a blood thinner or a steroid
medicine-flag-asthma = asthma
medicine-flag-allergy = an allergy to a pain medicine

## Side effects, the four of the article first.

side-effect-dizziness = Dizzy
side-effect-drowsiness = Drowsy
side-effect-tiredness = Tired
side-effect-slow-response = Slow to respond
side-effect-stomach-pain = Stomach pain
side-effect-nausea = Feeling sick
side-effect-dry-mouth = Dry mouth
side-effect-rash = Rash
side-effect-headache = Headache
