## Numbers.

# $whole (String) - what stands before the decimal mark
# $tenths (String) - one digit
number-decimal = { $whole }.{ $tenths }
