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
instrument-other-role = Spreekt een andere rol, dan wordt alleen vergeleken waarover beide rondes documenten hebben: { $verdict ->
        [yes] een oordeel is mogelijk
       *[no] geen oordeel is mogelijk
    }.
instrument-only = alleen { $round } vraagt naar: { $names }
instrument-neither = geen van beide vraagt naar: { $names }
instrument-hardly = { $from } en { $to } zijn nauwelijks te vergelijken: beide vragen naar { $common } van { $union } indicatoren, een oordeel vergt { $needed }.
instrument-hardly-why = Wat één ronde weglaat, is alleen met documenten uit beide rondes te vergelijken.
instrument-hardly-more = { $key } op het eerste scherm toont wat elke ronde kan zeggen.

# Het scherm van de vragenlijsten.
questionnaires-title = Vragenlijsten: wat ze kunnen zeggen
questionnaires-all = Vragenlijsten van het onderzoek
questionnaires-none = Nog geen. Vragenlijsten komen met het instrument van een onderzoek of met ‘nulmeting import’.
questionnaires-beside = Rondes die “{ $title }” naast hun eigen gebruiken
questionnaires-rounds = Rondes
questionnaires-choose = Kies eerst een vragenlijst.
questionnaires-in-all = Elke ronde vraagt al met deze vragenlijst.
questionnaires-questions = { $count ->
        [one] 1 vraag
       *[other] { $count } vragen
    }
questionnaires-findings = { $count ->
        [one] 1 bevinding
       *[other] { $count } bevindingen
    }
questionnaires-finding = regel { $line }: { $what }
questionnaires-sound = Er is niets mis mee.
questionnaires-round = { $round }: { $names }
questionnaires-phases = Fasen
questionnaires-most = hoogst. { $account }, bewezen { $proven }
questionnaires-nothing = –
questionnaires-can-proven = volledig
questionnaires-can-account = onbewezen
questionnaires-can-never = nooit
questionnaires-legend = 2/3: gevraagde van alle indicatoren · volledig: kan het zijn, ook aangetoond · onbewezen: kan het alleen volgens eigen opgave zijn · nooit: wat er ook geantwoord wordt, er wordt te weinig gevraagd
questionnaires-cell-proven = Kan volledig zijn, ook aangetoond.
questionnaires-cell-account = Kan alleen volgens eigen opgave volledig zijn.
questionnaires-cell-never = Kan nooit volledig zijn: er wordt te weinig gevraagd.
questionnaires-core = { $name } *
questionnaires-core-legend = * kern: zonder deze is een cel nooit volledig
questionnaires-missing = geen vraag over: { $name }
questionnaires-no-question = Geen vraag gaat erover.
questionnaires-highest = Hoogstens { $account } volgens eigen opgave, { $proven } aangetoond. Vragen erover:
questionnaires-capped = aangetoond hoogstens { $level }: { $name }
questionnaires-document = uit een document
questionnaires-derived = Volgt uit de indicator ‘{ $name }’.
questionnaires-whole = Alle velden
questionnaires-field = Afgeronde fasen: hoogstens { $account } volgens eigen opgave, { $proven } aangetoond.
questionnaires-set = { $common } van { $union } indicatoren in beide, { $needed } nodig: { $verdict ->
        [yes] oordeel mogelijk
       *[no] geen oordeel mogelijk
    }
questionnaires-same-person = Dat geldt waar dezelfde persoon spreekt, of een ander in dezelfde rol en hetzelfde team.
questionnaires-both = Beide rondes vragen naar
questionnaires-only = Alleen { $round } vraagt naar
questionnaires-neither = Geen van beide vraagt naar

# Its keys.
do-questionnaires = vragenlijsten
help-questionnaires = Toont de vragenlijsten, wat elke ronde ermee kan zeggen en waarop twee rondes te vergelijken zijn
place-questionnaires = Vragenlijsten
place-rounds = Lijst van rondes
