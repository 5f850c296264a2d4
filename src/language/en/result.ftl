# Texts of the screen `result`.
