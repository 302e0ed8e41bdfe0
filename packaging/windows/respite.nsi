; The installer for Windows: for one person, without an administrator, and quiet with /S.
; It is given VERSION, NUMBERS (four numbers with dots), FILES (the folder of what is installed), ICON and OUT.

Unicode true
Target amd64-unicode
SetCompressor /SOLID lzma
RequestExecutionLevel user
ManifestDPIAware true
; The files bear the time of the commit; nothing else in here has a time.
SetDateSave on

!include "MUI2.nsh"
!include "FileFunc.nsh"

!define ID "io.github.respite_diary.Respite"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\${ID}"
!define APP_PATHS "Software\Microsoft\Windows\CurrentVersion\App Paths"
!define OPENS "Software\Classes\Applications\respite-desktop.exe"
!define AUTOSTART "Software\Microsoft\Windows\CurrentVersion\Run"
; What Microsoft registers its webview under.
!define WEBVIEW "Microsoft\EdgeUpdate\Clients\{F3017226-FE2A-4295-8BDF-00C3A9A7E4C5}"

Name "Respite"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\Respite"
InstallDirRegKey HKCU "${UNINSTALL}" "InstallLocation"
BrandingText "Respite ${VERSION}"
VIProductVersion "${NUMBERS}"
VIAddVersionKey "ProductName" "Respite"
VIAddVersionKey "FileDescription" "Respite, a recovery diary"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "The Respite authors, MIT OR Apache-2.0"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\respite-desktop.exe"
!define MUI_FINISHPAGE_RUN_TEXT "Open Respite"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"

; A program that runs can't be replaced: it is asked to end by the person, who may have a pack on.
!macro NotWhileOpen un
Function ${un}NotWhileOpen
  again:
    IfFileExists "$INSTDIR\respite-desktop.exe" 0 closed
    ClearErrors
    FileOpen $0 "$INSTDIR\respite-desktop.exe" a
    IfErrors open
    FileClose $0
    Goto closed
  open:
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "Respite is open. Please quit it by its symbol beside the clock, then try again." /SD IDCANCEL IDRETRY again
    SetErrorLevel 2
    Quit
  closed:
FunctionEnd
!macroend
!insertmacro NotWhileOpen ""
!insertmacro NotWhileOpen "un."

Section "Respite"
  Call NotWhileOpen
  SetOutPath "$INSTDIR"
  File /r "${FILES}\*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\Respite.lnk" "$INSTDIR\respite-desktop.exe"
  ; "respite" is found by its name, without a word in the search path.
  WriteRegStr HKCU "${APP_PATHS}\respite.exe" "" "$INSTDIR\respite.exe"
  WriteRegStr HKCU "${APP_PATHS}\respite-desktop.exe" "" "$INSTDIR\respite-desktop.exe"
  ; In "Open with" of the copies that it makes; whatever opened such files before still does.
  WriteRegStr HKCU "${OPENS}\shell\open\command" "" '"$INSTDIR\respite-desktop.exe" "%1"'
  WriteRegStr HKCU "${OPENS}" "FriendlyAppName" "Respite"
  WriteRegStr HKCU "${OPENS}\SupportedTypes" ".zip" ""
  WriteRegStr HKCU "${OPENS}\SupportedTypes" ".age" ""
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "Respite"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\respite-desktop.exe"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "The Respite authors"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" "$0"
  ; Windows 11 has the webview. On 10 it may be missing, and Respite brings nothing from the network.
  ReadRegStr $0 HKLM "SOFTWARE\WOW6432Node\${WEBVIEW}" "pv"
  ReadRegStr $1 HKCU "Software\${WEBVIEW}" "pv"
  StrCmp "$0$1" "" 0 ready
    MessageBox MB_OK|MB_ICONINFORMATION "The window of Respite needs Microsoft Edge WebView2, which this computer does not have. It comes with Microsoft Edge, or from Microsoft's page for WebView2. The terminal works without it." /SD IDOK
  ready:
SectionEnd

; The diary is in another folder, and stays.
Section "Uninstall"
  Call un.NotWhileOpen
  Delete "$INSTDIR\respite.exe"
  Delete "$INSTDIR\respite-desktop.exe"
  Delete "$INSTDIR\respite-typeset.exe"
  Delete "$INSTDIR\WebView2Loader.dll"
  Delete "$INSTDIR\LICENSE-APACHE.txt"
  Delete "$INSTDIR\LICENSE-MIT.txt"
  Delete "$INSTDIR\THIRD-PARTY.txt"
  Delete "$INSTDIR\CHANGELOG.txt"
  Delete "$INSTDIR\respite.png"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\Respite.lnk"
  DeleteRegKey HKCU "${APP_PATHS}\respite.exe"
  DeleteRegKey HKCU "${APP_PATHS}\respite-desktop.exe"
  DeleteRegKey HKCU "${OPENS}"
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "Software\Classes\AppUserModelId\${ID}"
  DeleteRegValue HKCU "${AUTOSTART}" "Respite"
SectionEnd
