### Side effects by their codes. What is no code is the person's own words, and is shown as it is.

side-effect-dizziness = Dizzy
side-effect-drowsiness = Drowsy
side-effect-tiredness = Tired
side-effect-slow-response = Slow to respond
side-effect-stomach-pain = Stomach pain
side-effect-nausea = Feeling sick
side-effect-dry-mouth = Dry mouth
side-effect-rash = Rash
side-effect-headache = Headache
