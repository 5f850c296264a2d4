# Texts of the screen `assess`.
