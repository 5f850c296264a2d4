council-name-line = { $unit } { $number } (Linie)
council-name-staff = { $unit } { $number } (Querschnitt)
people-not-shown = nicht ausgewiesen
