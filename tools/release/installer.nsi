; The installer, for one user and without an administrator.
;
;   makensis -DVERSION=1.2.3 -DFOLDER=.../dist/NexGUI -DICON=.../nexgui.ico -DOUT=... installer.nsi
;
; NexGUI-Setup.exe /S installs without a word, Uninstall.exe /S removes everything again.
; Exit code 2: NexGUI is open.

Unicode true
!if /FileExists "${NSISDIR}/Stubs/lzma_solid-amd64-unicode"
  Target amd64-unicode
!endif
SetCompressor /SOLID lzma
SetDateSave off ; two installers of the same files are the same
ManifestDPIAware true
RequestExecutionLevel user

!include FileFunc.nsh
!include LogicLib.nsh
!include MUI2.nsh
!include Win\COM.nsh
!include Win\Propkey.nsh

!define NAME "NexGUI"
!define PROGRAM "$INSTDIR\NexGUI.exe"
!define DOCUMENT "NexGUI.Result"
!define TASKBAR_NAME "NexGUI.NexGUI" ; the same in nexgui/ui/taskbar.py
!define CLASSES "Software\Classes"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\NexGUI"
!define SHCNE_ASSOCCHANGED 0x08000000

!ifdef SIGN
  !uninstfinalize '${SIGN} "%1"'
!endif

Name "${NAME}"
BrandingText "${NAME} ${VERSION}"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\NexGUI"
InstallDirRegKey HKCU "${UNINSTALL}" "InstallLocation" ; an upgrade goes where the last one went

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_FINISHPAGE_RUN "${PROGRAM}"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Japanese"

VIProductVersion "${VERSION}.0"
VIFileVersion "${VERSION}.0"
VIAddVersionKey /LANG=${LANG_JAPANESE} "CompanyName" "The NexGUI authors"
VIAddVersionKey /LANG=${LANG_JAPANESE} "FileDescription" "NexGUI セットアップ"
VIAddVersionKey /LANG=${LANG_JAPANESE} "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=${LANG_JAPANESE} "LegalCopyright" "Copyright (c) 2026 The NexGUI authors, MIT License"
VIAddVersionKey /LANG=${LANG_JAPANESE} "ProductName" "NexGUI"
VIAddVersionKey /LANG=${LANG_JAPANESE} "ProductVersion" "${VERSION}"

; Windows lets nobody write into a program that runs.
!macro WaitUntilClosed
  ${Do}
    ${IfNot} ${FileExists} "${PROGRAM}"
      ${ExitDo}
    ${EndIf}
    ClearErrors
    FileOpen $0 "${PROGRAM}" a
    ${IfNot} ${Errors}
      FileClose $0
      ${ExitDo}
    ${EndIf}
    MessageBox MB_RETRYCANCEL|MB_ICONINFORMATION \
      "NexGUIが開いています。$\n$\nNexGUIを閉じてから、［再試行］を押してください。" \
      /SD IDCANCEL IDRETRY +3
    SetErrorLevel 2
    Quit
  ${Loop}
!macroend

!macro RemoveProgram
  RMDir /r "$INSTDIR\_internal"
  Delete "${PROGRAM}"
  Delete "$INSTDIR\LICENSE.txt"
  Delete "$INSTDIR\THIRD-PARTY-NOTICES.txt"
  Delete "$INSTDIR\NexGUI.cdx.json"
!macroend

; A shortcut that the taskbar counts to the program's own windows.
!macro Shortcut path
  CreateShortcut "${path}" "${PROGRAM}"
  !insertmacro ComHlpr_CreateInProcInstance ${CLSID_ShellLink} ${IID_IShellLink} r0 ""
  ${If} $0 P<> 0
    ${IUnknown::QueryInterface} $0 '("${IID_IPersistFile}",.r4)'
    ${If} $4 P<> 0
      ${IPersistFile::Load} $4 '("${path}",${STGM_READWRITE})'
      ${IUnknown::QueryInterface} $0 '("${IID_IPropertyStore}",.r1)'
      ${If} $1 P<> 0
        System::Call '*${SYSSTRUCT_PROPERTYKEY}(${PKEY_AppUserModel_ID})p.r2'
        System::Call '*(&w256 "${TASKBAR_NAME}")p.r5'
        System::Call '*${SYSSTRUCT_PROPVARIANT}(${VT_LPWSTR},,p r5)p.r3'
        ${IPropertyStore::SetValue} $1 '($2,$3)'
        ${IPropertyStore::Commit} $1 ""
        System::Free $2
        System::Free $3
        System::Free $5
        ${IUnknown::Release} $1 ""
        ${IPersistFile::Save} $4 '("${path}",1)'
      ${EndIf}
      ${IUnknown::Release} $4 ""
    ${EndIf}
    ${IUnknown::Release} $0 ""
  ${EndIf}
!macroend

; Offers the program for a kind of file, and leaves what opens it as it is.
!macro Offer ending
  WriteRegStr HKCU "${CLASSES}\Applications\NexGUI.exe\SupportedTypes" "${ending}" ""
  WriteRegNone HKCU "${CLASSES}\${ending}\OpenWithProgids" "${DOCUMENT}"
!macroend

!macro Withdraw ending
  DeleteRegValue HKCU "${CLASSES}\${ending}\OpenWithProgids" "${DOCUMENT}"
  DeleteRegKey /ifempty HKCU "${CLASSES}\${ending}\OpenWithProgids"
  DeleteRegKey /ifempty HKCU "${CLASSES}\${ending}"
!macroend

Section
  !insertmacro WaitUntilClosed
  !insertmacro RemoveProgram
  SetOutPath "$INSTDIR"
  File /r "${FOLDER}\*.*"
  WriteUninstaller "$INSTDIR\Uninstall.exe"

  !insertmacro Shortcut "$SMPROGRAMS\NexGUI.lnk"
  !insertmacro Shortcut "$SENDTO\NexGUI.lnk"

  WriteRegStr HKCU "${CLASSES}\Applications\NexGUI.exe" "FriendlyAppName" "NexGUI"
  WriteRegStr HKCU "${CLASSES}\Applications\NexGUI.exe\DefaultIcon" "" "${PROGRAM},1"
  WriteRegStr HKCU "${CLASSES}\Applications\NexGUI.exe\shell\open\command" "" '"${PROGRAM}" "%1"'
  WriteRegStr HKCU "${CLASSES}\${DOCUMENT}" "" "NEXLINK 送信結果"
  WriteRegStr HKCU "${CLASSES}\${DOCUMENT}" "AppUserModelID" "${TASKBAR_NAME}"
  WriteRegStr HKCU "${CLASSES}\${DOCUMENT}\DefaultIcon" "" "${PROGRAM},1"
  WriteRegStr HKCU "${CLASSES}\${DOCUMENT}\shell\open\command" "" '"${PROGRAM}" "%1"'
  !insertmacro Offer ".csv"
  !insertmacro Offer ".txt"
  !insertmacro Offer ".xlsx"

  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "NexGUI"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "${PROGRAM}"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "The NexGUI authors"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\Uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\Uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" $0
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  System::Call 'shell32::SHChangeNotify(i ${SHCNE_ASSOCCHANGED}, i 0, p 0, p 0)'
SectionEnd

Section Uninstall
  !insertmacro WaitUntilClosed
  !insertmacro RemoveProgram
  Delete "$INSTDIR\Uninstall.exe"
  RMDir "$INSTDIR"
  RMDir "$LOCALAPPDATA\Programs" ; where it is empty now
  Delete "$SMPROGRAMS\NexGUI.lnk"
  Delete "$SENDTO\NexGUI.lnk"

  ; What the program itself kept: nexgui/ui/places.py.
  Delete "$LOCALAPPDATA\NexGUI\settings.ini"
  Delete "$LOCALAPPDATA\NexGUI\nexgui.log*"
  RMDir "$LOCALAPPDATA\NexGUI"

  !insertmacro Withdraw ".csv"
  !insertmacro Withdraw ".txt"
  !insertmacro Withdraw ".xlsx"
  DeleteRegKey HKCU "${CLASSES}\Applications\NexGUI.exe"
  DeleteRegKey /ifempty HKCU "${CLASSES}\Applications"
  DeleteRegKey HKCU "${CLASSES}\${DOCUMENT}"
  DeleteRegKey HKCU "${UNINSTALL}"
  System::Call 'shell32::SHChangeNotify(i ${SHCNE_ASSOCCHANGED}, i 0, p 0, p 0)'
SectionEnd
