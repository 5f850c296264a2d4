# What an instrument can tell: questionnaires, what they inform, what two rounds can be compared on.

question-document = From a document or register: note which one, and where in it.
