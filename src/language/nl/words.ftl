council-name-line = { $unit } { $number } (lijn)
council-name-staff = { $unit } { $number } (staf)
people-not-shown = niet getoond
