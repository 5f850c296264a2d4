# Texts of the screen `talk`.
