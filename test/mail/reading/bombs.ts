/** Mails that are cheap to send and were made to be dear to read, each of about `n` bytes. */

const head = 'From: a@b.example\nSubject: x\nMIME-Version: 1.0\n';
const plain = `${head}Content-Type: text/plain; charset=utf-8\n\n`;
const html = `${head}Content-Type: text/html; charset=utf-8\n\n`;
const fill = (s: string, n: number) => s.repeat(Math.ceil(n / s.length)).slice(0, n);

export const bombs: Record<string, (n: number) => string> = {
  'empty lines': n => plain + '\n'.repeat(n),
  spaces: n => `${plain + ' '.repeat(n)}x`,
  'a\\n': n => plain + fill('a\n', n),
  '\\r': n => plain + '\r'.repeat(n),
  'tabs+x': n => plain + fill('\t \t\nx', n),
  '>': n => plain + '>'.repeat(n),
  '> >\n': n => plain + fill('> >\n', n),
  'Il giorno': n => plain + fill('Il giorno ha scritto ', n),
  'Il giorno\\n': n => plain + fill('Il giorno 3\n', n),
  'On wrote': n => plain + fill('On a wrote\n', n),
  'Da:\\n': n => plain + fill('Da: x\n', n),
  '---': n => plain + '-'.repeat(n),
  '___\\n': n => plain + fill('__________\n', n),
  '-- \\n': n => plain + fill('-- \n', n),
  '"': n => plain + '"'.repeat(n),
  quotes: n => plain + fill('"a ', n),
  http: n => plain + fill('http://', n),
  '@': n => plain + fill('a@', n),
  grazie: n => plain + fill('grazie ', n),
  A_: n => plain + fill('A', n),
  marks: n => `${plain}a${fill('\u0301\u0316', n / 2)}`,
  hangul: n => plain + fill('\u1100\u1161\u11a8', n / 3),
  begin: n => plain + fill('begin 644 a\n', n),
  pgp: n => plain + fill('-----BEGIN PGP SIGNED MESSAGE-----\n\n', n),
  emoji: n => plain + fill('😀', n / 4),
  flowed: n => plain.replace('utf-8\n', 'utf-8; format=flowed\n') + fill('a \n', n),
  'flowed>': n => plain.replace('utf-8\n', 'utf-8; format=flowed\n') + fill('> a \n', n),
  div: n => html + fill('<div>', n),
  'div text': n => html + fill('<div>a', n),
  table: n => html + fill('<table><tr><td>', n),
  b: n => html + fill('<b>x', n),
  a: n => html + fill('<a href="http://a">x', n),
  blockquote: n => html + fill('<blockquote>x', n),
  ul: n => html + fill('<ul><li>x', n),
  br: n => html + fill('<br>', n),
  '<': n => html + '<'.repeat(n),
  '<!--': n => html + fill('<!--', n),
  '&': n => html + fill('&', n),
  '&amp': n => html + fill('&amp;', n),
  style: n => `${html}<p style="${fill('color:red;', n)}">x`,
  'style many': n => html + fill('<p style="color:red;font-size:1px">x</p>', n),
  attr: n => `${html}<p ${fill('a=b ', n)}>x`,
  script: n => html + fill('<script>', n),
  'spans flat': n => html + fill('<span>x</span>', n),
  'p flat': n => html + fill('<p>x</p>\n', n),
  td: n => `${html}<table><tr>${fill('<td>x</td>', n)}`,
  'tables flat': n => html + fill('<table><tr><td>x</td></tr></table>', n),
  'h1 ws': n => html + fill('<h1> \n </h1>', n),
  'lt a': n => html + fill('<a ', n),
  nbsp: n => html + fill('&nbsp;', n),
  'spaces html': n => `${html + ' '.repeat(n)}x`,
  img: n => html + fill('<img src="cid:a">', n),
  'src data': n => html + fill('<img src="data:image/png;base64,AAAA">', n),
  'subject words': n => `Subject: ${fill('=?utf-8?Q?a?= ', n)}\n${plain}`,
  'subject =?': n => `Subject: ${fill('=?', n)}\n${plain}`,
  'subject =?a?q?': n => `Subject: ${fill('=?a?q?', n)}\n${plain}`,
  'subject =?a?q?b?': n => `Subject: ${fill('=?a?q?b?', n)}\n${plain}`,
  'subject ws': n => `Subject: a${' '.repeat(n)}b\n${plain}`,
  'subject =?a?q?\\s': n => `Subject: =?a?q?${fill(' ', n)}\n${plain}`,
  'to words': n => `To: ${fill('=?utf-8?Q?a?= ', n)}\n${plain}`,
  'to =?a?q?': n => `To: ${fill('=?a?q?', n)}\n${plain}`,
  'to =?a?q?b?': n => `To: ${fill('=?a?q?b?', n)}\n${plain}`,
  'to list': n => `To: ${fill('a@b.c, ', n)}\n${plain}`,
  'to <': n => `To: ${'<'.repeat(n)}\n${plain}`,
  'to (': n => `To: ${'('.repeat(n)}\n${plain}`,
  'to groups': n => `To: ${fill('a:b;', n)}\n${plain}`,
  'to nested': n => `To: ${fill('a:', n)}\n${plain}`,
  'to "': n => `To: ${fill('"a" ', n)}\n${plain}`,
  'to @': n => `To: ${fill('a@', n)}\n${plain}`,
  'to spaces': n => `To: a${' '.repeat(n)}b@c.d x\n${plain}`,
  'to bare words': n => `To: ${fill('a b ', n)}\n${plain}`,
  'to quoted pairs': n => `To: "${fill('\\"', n)}" <a@b.c>\n${plain}`,
  'to =?x?= comma': n => `To: ${fill('=?utf-8?Q?a?= <a@b.c>,', n)}\n${plain}`,
  refs: n => `References: ${fill('<a@b> ', n)}\n${plain}`,
  'refs <': n => `References: ${fill('<', n)}\n${plain}`,
  'refs bare': n => `References: ${fill('a@b ', n)}\n${plain}`,
  msgid: n => `Message-ID: ${fill('a ', n)}\n${plain}`,
  folds: n => `X-A: a${fill('\n b', n)}\n${plain}`,
  'x headers': n => fill('X-A: b\n', n) + plain,
  'no colons': n => `${head + fill('abc\n', n)}\n\nx`,
  'doubled content-type': n => fill('Content-Type: text/plain\n', n) + plain,
  received: n => fill('Received: from a by b; c\n', n) + plain,
  'from many': n => fill('From: a@b.c\n', n) + plain,
  'date (': n => `Date: ${fill('(', n)}\n${plain}`,
  params: n => `${head}Content-Type: text/plain${fill(';a=b', n)}\n\nx`,
  'params "': n => `${head}Content-Type: text/plain;${fill('a="b;', n)}\n\nx`,
  'params *': n =>
    `${head}Content-Type: text/plain${Array.from({ length: n / 10 }, (_, i) => `;a*${i}=b`).join('')}\n\nx`,
  'ct (': n => `${head}Content-Type: text/plain${fill('(', n)}\n\nx`,
  'name 2047': n => `${head}Content-Type: image/png; name="${fill('=?utf-8?Q?a?= ', n)}"\n\nx`,
  'name ws': n => `${head}Content-Type: image/png; name="a${fill(' ', n)}b"\n\nx`,
  'name dots': n => `${head}Content-Type: image/png; name="a${fill('.', n)}b"\n\nx`,
  'name .pdf': n => `${head}Content-Type: image/png; name="a.pdf${fill('. ', n)}b"\n\nx`,
  parts: n =>
    `${head}Content-Type: multipart/mixed; boundary=b\n\n${fill('--b\nContent-Type: text/plain\n\nx\n', n)}`,
  'tiny parts': n =>
    `${head}Content-Type: multipart/mixed; boundary=b\n\n${fill('--b\n\nx\n', Math.min(n, 130000))}`,
  'att parts': n =>
    head +
    'Content-Type: multipart/mixed; boundary=b\n\n' +
    fill('--b\nContent-Type: image/png\nContent-ID: <a>\n\nx\n', Math.min(n, 900000)),
  'alt parts': n =>
    head +
    'Content-Type: multipart/alternative; boundary=b\n\n' +
    fill('--b\nContent-Type: text/html\n\n<p>x\n', n),
  'html parts': n =>
    head +
    'Content-Type: multipart/mixed; boundary=b\n\n' +
    fill('--b\nContent-Type: text/html\n\n<p>x\n', Math.min(n, 600000)),
  'rfc parts': n =>
    head +
    'Content-Type: multipart/digest; boundary=b\n\n' +
    fill('--b\n\nSubject: x\n\nx\n', Math.min(n, 400000)),
  levels: n =>
    head +
    Array.from({ length: 115 }, (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\n\n--b${i}\n`).join(
      '',
    ) +
    '\n' +
    fill('--b\n', n),
  levels2: n =>
    head +
    Array.from({ length: 115 }, () => `Content-Type: multipart/mixed; boundary=b\n\n--b\n`).join('') +
    '\n' +
    fill('--b ', n),
  'b lines': n => `${head}Content-Type: multipart/mixed; boundary=b\n\n${fill('--bx', n)}`,
  'b64 line': n =>
    `${head}Content-Type: application/x\nContent-Transfer-Encoding: base64\n\n${fill('QUJD', n)}`,
  'b64 =': n => `${head}Content-Type: application/x\nContent-Transfer-Encoding: base64\n\n${fill('QQ==', n)}`,
  'b64 junk': n =>
    head +
    'Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n' +
    fill('QUJD', 3000) +
    fill('Q=\n ', n),
  'b64 ws=': n =>
    head +
    'Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n' +
    fill('QUJD', 3000) +
    '=' +
    fill(' ', n) +
    '!',
  qp: n => `${head}Content-Type: text/plain\nContent-Transfer-Encoding: quoted-printable\n\n${fill('=', n)}`,
  'qp soft': n =>
    `${head}Content-Type: text/plain\nContent-Transfer-Encoding: quoted-printable\n\n${fill('=   \n', n)}`,
  'qp ==20': n =>
    `${head}Content-Type: text/plain\nContent-Transfer-Encoding: quoted-printable\n\n${fill('=20', n)}`,
  'bad utf8': _n => plain,
  enriched: n => `${head}Content-Type: text/enriched\n\n${fill('<', n)}`,
  calendar: n => `${head}Content-Type: text/calendar\n\nBEGIN:VEVENT\nSUMMARY:${fill('a\n ', n)}`,
  'calendar "': n => `${head}Content-Type: text/calendar\n\nBEGIN:VEVENT\nSUMMARY;${fill('"a', n)}`,
  'html att': n =>
    `${head}Content-Type: text/html\nContent-Disposition: attachment\n\n<html>${fill(' on load on', n)}`,
  delivery: n =>
    'From: mailer-daemon@b.c\n' +
    head +
    'Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\nContent-Type: message/delivery-status\n\n' +
    fill('Final-Recipient: ', n) +
    '\n\n--b\nContent-Type: message/rfc822\n\n' +
    fill('Message-ID: ', n),
  'daemon ws': n =>
    `From: mailer-daemon@b.c\nX-Failed-Recipients: ${fill('a@b ', n)}\n${plain}${fill(' \n', n)}`,
};
