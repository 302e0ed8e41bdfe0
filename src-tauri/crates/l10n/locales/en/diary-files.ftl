### The diary as a file, on the screen.

diary-files-title = Your diary as a file
diary-files-why = What you told is yours. Save it as a file, or bring one in that you saved.
diary-files-format = What for?
diary-files-format-json = All of it, for Respite
diary-files-format-csv = Tables
diary-files-format-fhir = A doctor's program
diary-files-format-phr = A health record
diary-files-format-doctor = For my doctor
diary-files-format-why-json = One file of JSON. You can bring it in again here or on another computer.
diary-files-format-why-csv = Tables of CSV in a zip. Any table program opens them. You can bring them in again.
diary-files-format-why-fhir = A FHIR R4 document with your summary inside.
diary-files-format-why-phr = A file for a personal health record (HL7, ballot 2).
diary-files-format-why-doctor = One zip with your summary, a FHIR document, a health record and tables.
diary-files-notes = My own notes too
diary-files-save = Save the file…
diary-files-bring-in = Bring a file in…
diary-files-bring-in-why = What is new comes in. What says something else here stays, unless you want it changed.
diary-files-kind = Files from Respite
# $format (String) - the kind of file, as a code
# $day (String) - today
diary-files-name = respite-{ $format }-{ $day }
diary-files-look = What is in the file:
diary-files-take = Change these to what the file says
diary-files-yes = Yes, bring it in
