import { describe, expect, test } from 'vitest';
import { vetFile } from '../../../../src/mail/reading/files/attachments.ts';

const content = Buffer.from('content');

describe('a file that shall go with a letter', () => {
  test.each([
    ['Fattura n. 12 – già pagata.pdf', 'Fattura n. 12 – già pagata.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\anna\\listino.xlsx', 'listino.xlsx'],
    ['a.txt\r\nBcc: spia@evil.example', 'a.txt Bcc_ spia@evil.example'],
    ['\u202Egnp.fattura.pdf', '_gnp.fattura.pdf'],
    ['.profile', 'profile'],
    ['con.txt', '_con.txt'],
    ['', 'file'],
    ['   ', 'file'],
  ])('%j goes as %j', (name, safe) => {
    expect(vetFile({ name, type: 'text/plain', content }).name).toBe(safe);
  });

  test.each([
    ['a.pdf', 'application/pdf', 'application/pdf'],
    ['a.pdf', '', 'application/pdf'],
    ['foto.PNG', '', 'image/png'],
    ['lettera.eml', 'message/rfc822', 'application/octet-stream'],
    ['x.bin', 'text/plain\r\nX-Evil: 1', 'application/octet-stream'],
    ['nessuna', 'multipart/mixed', 'application/octet-stream'],
  ])('%s of type %j goes as %s', (name, type, sent) => {
    expect(vetFile({ name, type, content }).type).toBe(sent);
  });

  test.each([
    ['setup.exe', content],
    ['fattura.pdf.exe', content],
    ['fattura.pdf .exe', content],
    ['macro.docm', content],
    ['documento.pdf', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(100)])],
    ['pagina.txt', Buffer.from('<html><script>x()</script></html>')],
  ])('%s does not go', (name, bytes) => {
    expect(vetFile({ name, type: '', content: bytes }).dangerous).toBe(true);
  });
});
