# What an instrument can tell: questionnaires, what they inform, what two rounds can be compared on.

question-document = Aus einem Dokument oder Register: notieren, welches und welche Stelle.
