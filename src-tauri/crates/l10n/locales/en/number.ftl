## Numbers.

# $whole (String) - what stands before the decimal mark
# $part (String) - the figures behind it
number-decimal = { $whole }.{ $part }
# $thousands (String) - the figures before the last three
# $rest (String) - the last three
number-grouped = { $thousands },{ $rest }

# $given (String) - what was given as a number
number-not-read = "{ $given }" is not a number that can be read. Write figures only, such as 1000 or 1.5.
# $given (String) - what was given as a number
# $grouped (String) - one number that it can mean, written plainly
# $decimal (String) - the other number that it can mean, written plainly
number-which = "{ $given }" can mean { $grouped } or { $decimal }. Write the one you mean.
