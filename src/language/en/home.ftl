# Texts of the screen `home`.
