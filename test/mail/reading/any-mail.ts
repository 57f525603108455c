import fc from 'fast-check';
import { anyCharacter } from '../../contracts/any-unicode.ts';

/** Mails of any structure, as far from the standards as a generator that knows them gets. */

const word = fc.oneof(
  fc.string({ maxLength: 30 }),
  fc.string({ unit: anyCharacter, maxLength: 20 }),
  fc.constantFrom(
    'Perché',
    'a\u0301\u0316',
    '\u0000',
    '\u202e',
    '=?utf-8?Q?=C3?=',
    '=?x?B?!?=',
    '<script>',
    '-- ',
    '> ',
    'begin 644 x',
  ),
);
const charset = fc.constantFrom(
  'utf-8',
  'us-ascii',
  'iso-8859-1',
  'windows-1252',
  'utf-7',
  'iso-2022-jp',
  'gb18030',
  'koi8-r',
  'cp-850',
  'unknown-8bit',
  'utf-16',
  'utf-32',
  'hz-gb-2312',
  'x',
  '',
);
const encoding = fc.constantFrom(
  '',
  '7bit',
  '8bit',
  'base64',
  'quoted-printable',
  'x-uuencode',
  'BASE64 ',
  '"base64"',
);
const boundary = fc.constantFrom('b', 'bb', 'b--', '=_a b', "'", '');
const value = fc.oneof(
  word,
  fc.tuple(charset, fc.constantFrom('q', 'B', 'x'), word).map(([c, q, text]) => `=?${c}?${q}?${text}?=`),
  fc.tuple(word, word).map(([name, address]) => `"${name}" <${address}@x.example>, ${address}`),
  fc.tuple(charset, word).map(([c, text]) => `a; name*0*=${c}''${text}; name*1=${text}; filename="${text}"`),
);
const header = fc
  .tuple(
    fc.constantFrom(
      'From',
      'To',
      'Cc',
      'Subject',
      'Date',
      'Message-ID',
      'References',
      'In-Reply-To',
      'Reply-To',
      'Content-Disposition',
      'Content-ID',
      'Auto-Submitted',
      'X-Failed-Recipients',
      'no colon',
      '',
    ),
    fc.constantFrom(': ', ':', ' : ', ''),
    value,
    fc.constantFrom('', '\r\n ', '\n\t'),
  )
  .map(([name, colon, text, fold]) => `${name}${colon}${text}${fold}${fold ? text : ''}`);

const content = fc.oneof(
  word,
  fc.array(word, { maxLength: 30 }).map(words => words.join('\r\n')),
  fc
    .array(
      fc.constantFrom('<div>', '</p>', '<a href="javascript:x">', 'è', '<table', '&#0;', '<!--', '"', '>'),
      { maxLength: 60 },
    )
    .map(tags => tags.join('')),
  fc.uint8Array({ maxLength: 300 }).map(bytes => Buffer.from(bytes).toString('base64')),
  fc.constantFrom(
    'BEGIN:VEVENT\nSUMMARY:x\n',
    '-----BEGIN PGP SIGNED MESSAGE-----\n\nx\n-----BEGIN PGP SIGNATURE-----\n',
  ),
);

const { part } = fc.letrec<{ part: string; leaf: string; multi: string }>(tie => ({
  part: fc.oneof({ maxDepth: 6, withCrossShrink: true }, tie('leaf'), tie('multi')),
  leaf: fc
    .tuple(
      fc.array(header, { maxLength: 8 }),
      fc.constantFrom(
        'text/plain',
        'text/html',
        'text/calendar',
        'application/ms-tnef',
        'application/pkcs7-mime',
        'message/rfc822',
        'message/delivery-status',
        'image/png',
        'x',
        '',
      ),
      charset,
      encoding,
      content,
    )
    .map(([headers, type, set, transfer, text]) =>
      [
        ...headers,
        `Content-Type: ${type}; charset=${set}; format=flowed`,
        `Content-Transfer-Encoding: ${transfer}`,
        '',
        text,
      ].join('\r\n'),
    ),
  multi: fc
    .tuple(
      fc.array(header, { maxLength: 8 }),
      fc.constantFrom('mixed', 'alternative', 'related', 'signed', 'report', 'digest', ''),
      boundary,
      boundary,
      fc.array(tie('part'), { maxLength: 4 }),
      fc.boolean(),
    )
    .map(([headers, type, declared, used, parts, isClosed]) =>
      [
        ...headers,
        `Content-Type: multipart/${type}; boundary="${declared}"`,
        '',
        ...parts.map(piece => `--${used}\r\n${piece}`),
        isClosed ? `--${used}--` : '',
      ].join('\r\n'),
    ),
}));

const start = fc.constantFrom(
  '',
  '\ufeff',
  '\r\n',
  'From x Tue Nov 24 10:00:00 2026\r\n',
  'From: a@b.example\r\n',
);

export const anyMail: fc.Arbitrary<Uint8Array> = fc
  .tuple(start, part, fc.constantFrom('\r\n', '\n', '\r'), fc.constantFrom<BufferEncoding>('utf8', 'latin1'))
  .map(([above, mail, lineEnd, bytes]) => Buffer.from((above + mail).replaceAll('\r\n', lineEnd), bytes));
