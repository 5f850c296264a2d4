# What an instrument can tell: questionnaires, what they inform, what two rounds can be compared on.

question-document = Uit een document of register: noteer welk en waar het staat.
