import { encode } from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { sparingLongLines } from '../../../../src/mail/reading/long-lines.ts';
import { parseDate } from '../../../../src/mail/reading/mime/date.ts';
import { decodeText } from '../../../../src/mail/reading/mime/decoding/charset.ts';
import { decodeWords } from '../../../../src/mail/reading/mime/decoding/words.ts';
import { parseStructured } from '../../../../src/mail/reading/mime/parameters.ts';
import { textOfCompressedRtf } from '../../../../src/mail/reading/mime/wrapped/rtf.ts';
import { withinDepth } from '../../../../src/mail/reading/within-depth.ts';

describe('a Date header is an instant, or nothing', () => {
  test.each([
    ['Tue, 24 Nov 2026 10:00:00 +0100', '2026-11-24T09:00:00.000Z'],
    ['24 Nov 2026 10:00:00 -0330', '2026-11-24T13:30:00.000Z'],
    ['Tue, 24 Nov 2026 10:00 PDT', '2026-11-24T17:00:00.000Z'],
    ['Tue, 24 Nov 2026 10:00:00 GMT+0100', '2026-11-24T09:00:00.000Z'],
    ['Tue, 24 Nov 2026 10:00:00 +01:00', '2026-11-24T09:00:00.000Z'],
    ['Tue, 24 Nov 2026 10:00:00', '2026-11-24T10:00:00.000Z'],
    ['Tue, 24 Nov 2026 10:00:00 -0000', '2026-11-24T10:00:00.000Z'],
    ['Tue, 24 Nov 2026 10.00.00 K', '2026-11-24T10:00:00.000Z'],
    ['Tue, 24-Nov-26 10:00:00 CEST', '2026-11-24T08:00:00.000Z'],
    ['24 Nov 126 10:00:00 +0000', '2026-11-24T10:00:00.000Z'],
    ['Tue Nov 24 10:00:00 2026 +0100', '2026-11-24T09:00:00.000Z'],
    ['Tue Nov 24 10:00:00 2026', '2026-11-24T10:00:00.000Z'],
    ['2026-11-24T10:00:00+01:00', '2026-11-24T09:00:00.000Z'],
    ['2026-11-24 10:00:00', '2026-11-24T10:00:00.000Z'],
    ['Thu, 31 Dec 2026 23:59:60 +0000', '2026-12-31T23:59:59.000Z'],
    ['Tue, 24 Nov 2026 10:00:00 PM', '2026-11-24T22:00:00.000Z'],
    ['Tue, 24 Nov 2026 10:00:00 AEDT', '2026-11-23T23:00:00.000Z'],
    ['Tuesday, November 24, 2026 10:00 PM', '2026-11-24T22:00:00.000Z'],
    ['Nov 24, 2026 10:00:00 AM +0100', '2026-11-24T09:00:00.000Z'],
    ['24.11.2026 10:00', '2026-11-24T10:00:00.000Z'],
    ['2026/11/24 10:00:00 +0100', '2026-11-24T09:00:00.000Z'],
    ['Tue Nov 24 10:00:00 CET 2026', '2026-11-24T09:00:00.000Z'],
    ['Wed, 29 Feb 2028 10:00:00 +0000', '2028-02-29T10:00:00.000Z'],
  ])('%s', (header, iso) => expect(parseDate(header)?.toISOString()).toBe(iso));

  test.each([
    '',
    'garbage 1',
    '1',
    'Tue, 24 Foo 2026 10:00:00',
    '30 Feb 2026 10:00 GMT',
    'Tue, 24 Nov 2026 25:00',
    '%d',
    '03/04/2026 10:00',
    '24.13.2026 10:00',
  ])('nothing: %s', header => expect(parseDate(header)).toBeNull());
});

describe('encoded words', () => {
  test.each([
    ['a =?utf-8?Q?b?= =?utf-8?Q?c?= d', 'a bc d'],
    ['=?utf-8?Q?a?= x =?utf-8?Q?b?=', 'a x b'],
    ['no words =? here ?=', 'no words =? here ?='],
    ['=?utf-8?x?a?=', '=?utf-8?x?a?='],
    ['=?utf-8?B?w6g', 'è'],
    ['=?utf-8?B?w6g=?==?utf-8?B?w6A=?=', 'èà'],
    ['=?iso-2022-jp?B?GyRCMHUbKEI=?= =?iso-2022-jp?B?GyRCOn4bKEI=?=', '印刷'],
    ['=?cp850?Q?=8A?=', 'è'],
    ['=?utf-7?Q?+AOg-?=', 'è'],
    ['=?utf-8?Q??=', ''],
  ])('%s', (header, text) => expect(decodeWords(header)).toBe(text));
});

describe('a charset that nobody declared, or another than was meant', () => {
  const russian = 'Здравствуйте! Со вчерашнего дня не работает печать этикеток на складе.';
  const italian = 'Perché la stampa è ferma? Così è già più città: ÀÈÌÒÙ àèìòù àèìòù àèìòù';
  test.each([
    ['koi8-r', russian],
    ['windows-1251', russian],
    ['iso-8859-5', russian],
    ['koi8-u', 'Добрий день! Не працює друк етикеток на складі, допоможіть будь ласка.'],
    ['windows-1253', 'Καλημέρα, από χθες δεν λειτουργεί η εκτύπωση ετικετών στην αποθήκη μας.'],
    ['euc-jp', 'お世話になっております。昨日から印刷ができません。'],
    ['shift_jis', 'お世話になっております。昨日から印刷ができません。'],
    ['euc-kr', '안녕하세요. 어제부터 라벨 인쇄가 되지 않습니다.'],
    ['gb18030', '您好，我们公司的打印机从昨天开始不能用了，请帮忙看一下。'],
    ['big5', '您好，我們公司的印表機從昨天開始不能用了，請幫忙看一下。'],
    ['windows-1252', italian],
    ['windows-1252', 'àèìòùàèìòùàèìòùàèìòùàèìòùàèìòù'],
  ])('%s: %s', (charset, text) => {
    const bytes = encode(text, charset);
    expect([decodeText(bytes), decodeText(bytes, 'iso-8859-1'), decodeText(bytes, 'utf-8')]).toEqual([
      text,
      text,
      text,
    ]);
  });
});

describe('parameters', () => {
  test.each([
    ['text/plain; charset="utf-8" ; x=1', 'charset', 'utf-8'],
    ['text/plain (comment); charset=utf-8 (comment)', 'charset', 'utf-8'],
    ['multipart/mixed; boundary="a;b=\\"c"', 'boundary', 'a;b="c'],
    ['multipart/mixed; boundary="one"; boundary="two"', 'boundary', 'one'],
    ['multipart/mixed; charset="open; boundary=b', 'boundary', 'b'],
    ['a; name*1=b; name*0=a; name*2*=%C3%A8', 'name', 'abè'],
    ["a; name*=''plain", 'name', 'plain'],
    ['a; name="C:\\Temp\\x.pdf"', 'name', 'C:\\Temp\\x.pdf'],
    ['a; name=Invoice(1).pdf', 'name', 'Invoice(1).pdf'],
  ])('%s', (header, name, text) => expect(parseStructured(header).parameters.get(name)).toBe(text));
});

test('a two-byte charset keeps what happens to be UTF-8 in it', () => {
  expect(decodeText(Buffer.from([0xc4, 0xe3]), 'gbk')).toBe('你');
});
test('a text in UTF-8 that was cut off keeps what was good', () => {
  expect(decodeText(Buffer.from('èèèè').subarray(0, 7), 'utf-8')).toBe('èèè\ufffd');
});
test('elements too deep lose their tags and keep their words', () => {
  expect(
    withinDepth(`${'<div>'.repeat(200)}in fondo${'</div>'.repeat(200)}`).match(/div|in fondo/g)?.length,
  ).toBe(301);
  expect(withinDepth('<p>a<p>b'.repeat(500))).toBe('<p>a<p>b'.repeat(500));
});
test('endless lines are seen short and given back whole', () => {
  const endless = 'x'.repeat(50_000);
  let longest = 0;
  const seen = sparingLongLines(`ciao\n${endless}\nfine`, text => {
    longest = Math.max(...text.split('\n').map(line => line.length));
    return { reply: text };
  });
  expect(longest).toBe(2000);
  expect(seen.reply).toBe(`ciao\n${endless}\nfine`);
});

test('compressed rich text: the example of MS-OXRTFCP', () => {
  const bytes =
    '2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0';
  expect(textOfCompressedRtf(Buffer.from(bytes, 'hex'))).toBe('hello world');
});
test('compressed rich text with a forged length takes no more than it brings', () => {
  const bytes = Buffer.from('ffffffffffffffff4c5a4675f1c5c7a7ff00', 'hex');
  expect(textOfCompressedRtf(bytes)).toBe('');
});

describe('bytes of the West that happen to be UTF-8', () => {
  test.each(['iso-8859-1', 'windows-1252'])('are what %s says', charset => {
    for (const [written, meant] of [
      ['ich wei\xdf\x85 nicht', 'ich weiß… nicht'],
      ['\x84Spa\xdf\x93', '„Spaß“'],
      ['LUNED\xcc\x94', 'LUNEDÌ”'],
      ['Qualit\xe9\xa0\xbb', 'Qualité\u00a0»'],
    ] as const)
      expect(decodeText(Buffer.from(written, 'latin1'), charset)).toBe(meant);
  });
  test.each([
    'Да',
    '你好',
    'Привет мир',
    'Ω 5',
    'già ✓ fatto → ok',
    'e\u0300 ok',
    'ok 👍🏽',
    'ștampila',
    'perché – “x”…',
  ])('and what is meant as UTF-8 stays so, whatever was declared: %s', text => {
    for (const charset of ['iso-8859-1', 'windows-1252'])
      expect(decodeText(Buffer.from(text), charset)).toBe(text);
  });
});
