# Texts of the screen `records`.
