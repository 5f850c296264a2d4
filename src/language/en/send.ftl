# A questionnaire as a sheet to be sent to those who fill it in.

send-text = Please tick what holds today, and enclose the documents named or have them ready for the talk. Leave open what is not known. Please write down nobody's name or origin.
send-by = Filled in by (function)
send-back = Please return by
send-paper = The document
send-enclosed = is enclosed
send-shown = can be seen in the talk
send-absent = does not exist
send-notes = Remarks
