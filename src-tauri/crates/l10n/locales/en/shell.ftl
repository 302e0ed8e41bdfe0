### What the tray, the window's frame and its dialogs say.

# $kind (String) - heat or cold, with a capital letter
# $minutes (Number) - minutes left
tray-left = { $kind }: { $minutes ->
    [0] less than a minute left
    [one] 1 minute left
   *[other] { $minutes } minutes left
}
tray-take-it-off = Take the pack off
# $time (String) - time of day
tray-rest = Skin rests until { $time }
tray-idle = No pack is on
tray-emergency = Open Respite: your answer is needed
tray-heat = Heat
tray-cold = Cold
tray-spasm = I have a spasm now
tray-open = Open Respite
tray-quit = Quit

# $tray (String) - what the tray says
window-title-session = { $tray } – Respite
window-title = Respite
window-title-demo = Respite (demo)

# $day (String) - the last day of the page, 2026-11-22
file-name-summary = Back spasm summary { $day }.pdf
