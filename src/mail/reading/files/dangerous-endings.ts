/**
 * Endings of files that run, or make something run, when they are opened: what the large mail systems refuse, and what is of
 * the same kinds. Archives (zip, rar, 7z) are not among them: they are looked into.
 */
export const runningEndings = [
  // What Gmail blocks (support.google.com/mail/answer/6590, September 2026).
  ...'ade adp apk appx appxbundle bat cab chm cmd com cpl diagcab diagcfg'.split(' '),
  ...'diagpkg dll dmg ex ex_ exe hta img ins iso isp jar jnlp'.split(' '),
  ...'js jse lib lnk mde mjs msc msi msix msixbundle msp mst nsh'.split(' '),
  ...'pif ps1 scr sct shb sys vb vbe vbs vhd vxd wsc wsf'.split(' '),
  ...'wsh xll'.split(' '),
  // What Outlook blocks.
  ...'app application appref-ms asp aspx asx bas bgi cer cnt crt csh der'.split(' '),
  ...'fxp gadget grp hlp hpj htc inf its ksh mad maf mag mam'.split(' '),
  ...'maq mar mas mat mau mav maw mcf mda mdb mdt mdw mdz'.split(' '),
  ...'vsto msrcincident msh msh1 msh2 mshxml msh1xml msh2xml msu ops osd pcd pl plg prf'.split(' '),
  ...'prg printerexport ps1xml ps2 ps2xml psc1 psc2 psd1 psdm1 pst py pyc pyo'.split(' '),
  ...'pyw pyz pyzw reg scf shs sln theme tmp url vbp vcxproj vhdx'.split(' '),
  ...'vsmacros vsw webpnp website ws xbap xnk'.split(' '),
  // What Exchange blocks: the web's list and the common attachment filter.
  ...'ace ani appcontent-ms arj cdxml deb dex docm elf kext lha library lzh'.split(' '),
  ...'macho mht mhtml ppa ppam pssc rev settingcontent-ms udl uif wsb xz z'.split(' '),
  // Of the same kinds, in no list yet: programs, scripts, remote sessions, installers, disk images, macros, shortcuts.
  ...'rdp rdpw appinstaller swf air drv ocx class pkg rpm run bin psm1'.split(' '),
  ...'vbscript library-ms search-ms searchconnector-ms slk iqy oqy dqy rqy one onepkg udf wim'.split(' '),
  ...'esd vmdk daa sh bash zsh fish command tool terminal workflow action scpt'.split(' '),
  ...'scptd applescript osascript inetloc webloc fileloc mobileconfig dylib so prefpane ipa aab xapk'.split(
    ' ',
  ),
  ...'appimage snap flatpak flatpakref crx xpi vsix nupkg msixupload rb php phtml phar'.split(' '),
  ...'cgi jsp wasm ahk au3 a3x nsi dotm xlsm xltm xlam xlsb xlm'.split(' '),
  ...'xla xlw pptm potm ppsm sldm accde accda accdr accdu mdn job rgs'.split(' '),
  ...'sfx themepack deskthemepack htt svgz desktop hxs xsl xslt wiz'.split(' '),
];
