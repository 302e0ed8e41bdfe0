### What a person can tell of themselves, for "your label says ask a doctor first".

medicine-flag-age-60 = I am 60 or older
medicine-flag-under-age = I am under 16
medicine-flag-ulcer = Stomach ulcer or bleed, now or before
medicine-flag-kidney = Kidney disease
medicine-flag-heart = Heart disease, high blood pressure or a stroke
medicine-flag-heart-surgery = Heart surgery, soon or not long ago
medicine-flag-diuretic = I take water tablets (a diuretic)
medicine-flag-young-or-old = I am very young or very old
medicine-flag-liver = Liver disease
medicine-flag-pregnant = Pregnant, or it may be
medicine-flag-blood-thinner = I take a blood thinner
medicine-flag-steroid = I take a steroid, such as prednisone
medicine-flag-asthma = Asthma
medicine-flag-allergy = Allergy to a pain medicine
medicine-flag-drinks = Three or more drinks with alcohol on most days
medicine-flag-under-50-kg = I weigh less than 50 kg (110 lb)
