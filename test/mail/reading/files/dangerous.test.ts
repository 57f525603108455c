import { describe, expect, test } from 'vitest';
import { isDangerous } from '../../../../src/mail/reading/files/dangerous.ts';

const nothing = new Uint8Array();

/** A directory of an archive, which is what is looked at. */
function zip(...names: string[]): Uint8Array {
  const entries = names.map(name => {
    const head = Buffer.alloc(46);
    head.write('PK\x01\x02', 'latin1');
    head.writeUInt16LE(Buffer.byteLength(name), 28);
    return Buffer.concat([head, Buffer.from(name)]);
  });
  return Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), Buffer.alloc(26), ...entries]);
}

describe('held back', () => {
  test.each([
    ['setup.exe', nothing],
    ['fattura.pdf.exe', nothing],
    ['Fattura.PDF .JS', nothing],
    ['fattura.exe. ', nothing],
    ['fattura.pdf.zip', nothing],
    ['foto.jpg.html', nothing],
    ['conti.xlsm', nothing],
    ['avvio.lnk', nothing],
    ['disco.iso', nothing],
    ['foto.jpg', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(100)])],
    ['foto.jpg', Buffer.from('\x7fELF\x02', 'latin1')],
    ['leggimi.txt', Buffer.from('#!/bin/sh\nrm -rf /')],
    ['leggimi.txt', Buffer.from('@echo off\r\n')],
    ['avviso.html', Buffer.from('<html><body onload="x()"></body></html>')],
    ['logo.svg', Buffer.from('<?xml version="1.0"?><svg><script>x()</script></svg>')],
    ['conti.xlsx', zip('xl/workbook.xml', 'xl/vbaProject.bin')],
    ['foto.zip', zip('foto/1.jpg', 'foto/2.jpg.exe')],
    [
      'conti.xls',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('_VBA_PROJECT', 'utf16le')]),
    ],
  ])('%s', (name, content) => expect(isDangerous(name, content)).toBe(true));
});

describe('what the large mail systems refuse is held', () => {
  // From each list, and of the same kinds; upper case, dots and blanks behind.
  test.each(
    'rdp vsto msrcincident appinstaller mht mhtml swf appxbundle msixbundle diagcfg diagpkg ex_ ins isp lib nsh shb vxd asp aspx bas cer crt der fxp grp hpj htc its mda mdb msh msu ops osd pcd plg prf prg ps2 psc1 pst pyo pyz shs sln tmp vbp vsw webpnp xbap xnk ace ani arj cab kext lha lzh ppa pssc udl uif xz z wim searchconnector-ms mobileconfig scpt inetloc webloc crx xpi appimage xla xlw xsl ipa so dylib ahk au3'.split(
      ' ',
    ),
  )('.%s', ending => {
    for (const name of [`a.${ending}`, `A.${ending.toUpperCase()}. `, `fattura.pdf.${ending}`])
      expect(isDangerous(name, nothing), name).toBe(true);
    expect(isDangerous('tutto.zip', zip(`x/a.${ending}`))).toBe(true);
  });
  test.each([
    ['a stream of Windows', 'a.exe::$DATA', nothing],
    ['marks of direction behind', 'a.exe\u202e', nothing],
    ['a film of Flash', 'film.jpg', Buffer.from('CWS\x0a1234', 'latin1')],
    ['a cabinet', 'dati.pdf', Buffer.from('MSCF\0\0\0\0', 'latin1')],
  ])('%s', (_what, name, content) => expect(isDangerous(name, content)).toBe(true));
});

describe('let through', () => {
  test.each([
    ['fattura.pdf', Buffer.from('%PDF-1.4')],
    ['IT01234567890_00001.xml', Buffer.from('<?xml version="1.0"?><FatturaElettronica/>')],
    ['IT01234567890_00001.xml.p7m', nothing],
    ['sportello.log.gz', nothing],
    ['log.txt.gz', nothing],
    ['versione 2.0.docx', zip('word/document.xml')],
    ['foto.zip', zip('foto/1.jpg')],
    ['pagina.html', Buffer.from('<html><body><p>ciao</p></body></html>')],
    ['note.txt', Buffer.from('MZ è una sigla')],
    ['', nothing],
    ['archivio.rar', nothing],
    ['archivio.7z', nothing],
    ['archivio.tar.gz', nothing],
    ['biglietto.pkpass', nothing],
    ['mail.msg', nothing],
    ['mail.eml', nothing],
    ['foto.heic', nothing],
    ['CWS è il nome.txt', Buffer.from('CWS è il nome della ditta')],
    ['dati.csv', nothing],
    ['dati.xml', nothing],
    ['dati.json', nothing],
    ['documento.odt', nothing],
    ['firma.p7s', nothing],
    ['appuntamento.ics', nothing],
  ])('%s', (name, content) => expect(isDangerous(name, content)).toBe(false));
});
