# What an instrument can tell: questionnaires, what they inform, what two rounds can be compared on.

question-document = Uit een document of register: noteer welk en waar het staat.

# Steeds een regel op de opdrachtregel en op het scherm.
instrument-units = Afdelingen
instrument-organisation = De organisatie
instrument-indicators = naar { $informed } van { $all } indicatoren wordt gevraagd
instrument-factors = naar { $informed } van { $all } succesfactoren wordt gevraagd
instrument-completed = afgeronde fasen: hoogstens { $account } volgens eigen opgave, { $proven } aangetoond
instrument-complete = kan volledig zijn: { $account }; aangetoond: { $proven }
instrument-missing = geen vraag over: { $names }
instrument-factors-missing = geen vraag over de succesfactoren: { $names }
instrument-compared = { $from } en { $to } vergeleken
instrument-common = beide vragen naar { $common } van { $union } indicatoren, een oordeel vergt { $needed }: { $verdict ->
        [yes] mogelijk
       *[no] geen oordeel mogelijk
    }
instrument-on-paper = uit documenten { $count }
instrument-other-role = Spreekt een andere rol, dan wordt alleen vergeleken waarover beide rondes documenten hebben: { $verdict ->
        [yes] een oordeel is mogelijk
       *[no] geen oordeel is mogelijk
    }.
instrument-only = alleen { $round } vraagt naar: { $names }
instrument-neither = geen van beide vraagt naar: { $names }
instrument-hardly = { $from } en { $to } zijn nauwelijks te vergelijken: beide vragen naar { $common } van { $union } indicatoren, een oordeel vergt { $needed }.
instrument-hardly-why = Wat één ronde weglaat, is alleen met documenten uit beide rondes te vergelijken.
