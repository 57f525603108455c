import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { explainMail } from '../../../../src/mail/explain.ts';
import { readSource } from '../../../../src/mail/reading/read-email.ts';
import { mailPage } from '../../../../src/web/mail-page.ts';
import { speechIn } from '../../../chat/a-moment.ts';
import { wholePart } from '../../../chat/seen-whole.ts';

const context = { ownAddresses: ['support@interzen.example'], isOwnMessageId: () => false };
const head = 'From: Anna Sala <anna@cliente.example>\nSubject: Domanda\nMIME-Version: 1.0\n';
const pixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

type PartOf = { type: string; body: string | Buffer; more?: string };
const partOf = ({ type, body, more = '' }: PartOf): Buffer =>
  Buffer.concat([Buffer.from(`Content-Type: ${type}\n${more}\n`), Buffer.from(body)]);
const multipart = (kind: string, ...parts: (PartOf | Buffer)[]): Buffer =>
  Buffer.concat([
    Buffer.from(`Content-Type: multipart/${kind}; boundary=b${kind}\n\n`),
    ...parts.flatMap(part => [
      Buffer.from(`--b${kind}\n`),
      Buffer.isBuffer(part) ? part : partOf(part),
      Buffer.from('\n'),
    ]),
    Buffer.from(`--b${kind}--\n`),
  ]);
const plain = (body: string | Buffer, more = ''): PartOf => ({
  type: 'text/plain; charset=utf-8',
  body,
  more,
});
const html = (body: string): PartOf => ({ type: 'text/html; charset=utf-8', body });

const mailOf = (body: Buffer) => Buffer.concat([Buffer.from(head), body]);
const explain = async (body: Buffer) => await explainMail('x.eml', mailOf(body), context);
async function pageOf(body: Buffer): Promise<{ files: string; pictures: number }> {
  const mail = await readSource(mailOf(body), context);
  if (!mail) throw new Error('unreadable');
  const page = mailPage(wholePart(mail), new Map(), { url: '/x' }, speechIn('it'));
  return {
    files: /<dt>Allegati<\/dt><dd[^>]*>([^<]*)/.exec(page)?.[1] ?? '',
    pictures: page.match(/src=&quot;data:image/g)?.length ?? 0,
  };
}

const said = 'Buongiorno, mi serve un accesso per il nuovo collega del magazzino.';

describe('a plain text that only stands in for the HTML', () => {
  test.each([
    'This message requires an HTML-capable mail reader. Please view it in HTML.',
    'Your email client does not support HTML.',
    'Il tuo programma di posta non supporta il formato HTML.',
    'Per visualizzare correttamente questo messaggio utilizzare un client di posta che supporti HTML.',
    'Questa e-mail è in formato HTML. Se non la visualizzi correttamente clicca qui: https://x.example/1',
    'This is a multi-part message in MIME format.',
    'To view this email as a web page, go here: https://x.example/view',
    'View this message in your browser: https://x.example',
    'Diese Nachricht kann nur in HTML angezeigt werden.',
    'Ihr E-Mail-Programm kann keine HTML-Mails darstellen.',
    'Ce message est au format HTML, votre logiciel de messagerie ne permet pas de l’afficher.',
    'Este mensaje está en formato HTML. Su cliente de correo no puede visualizar su contenido.',
    'No text version available.',
    'Plain text version of this message is not available',
    'Versione testuale non disponibile',
    '[image: logo.png]',
    '[cid:image001.png@01DC5B]',
    'null',
    '.',
    '-',
    '*',
    '&nbsp;'.replace('&nbsp;', '\u00a0'),
    'If you can read this, your mail client cannot display HTML email.',
  ])('%s', async text => {
    const { text: shown, language } = await explain(
      multipart('alternative', plain(text), html(`<p>${said}</p>`)),
    );
    expect(shown).toBe(said);
    expect(language).toBe('it');
  });

  test.each([
    'La newsletter in HTML non si vede, compare solo il testo.',
    'Please send the HTML version again.',
    'Il browser non apre la pagina.',
    'Ok',
    '1',
    'Sì, procedete.',
    'Outlook is not able to display the message as HTML since Monday.',
  ])('but what a person wrote is what counts: %s', async text => {
    const words = text.replace(/&/g, '&amp;');
    expect((await explain(multipart('alternative', plain(text), html(`<p>${words}</p><hr>`)))).text).toBe(
      text,
    );
    expect((await explain(multipart('alternative', plain(text)))).text).toBe(text);
    expect(
      (await explain(multipart('alternative', plain(text), html('<img src="https://x.example/a.gif">'))))
        .text,
    ).toBe(text);
  });
});

describe('a plain text that shows nothing', () => {
  test.each([
    ['a no-break blank', '\u00a0'],
    ['a BOM', '\ufeff'],
    ['blanks of no width', '\u200b\u200c\u200d\u2060'],
    ['soft hyphens', '\u00ad\u00ad\n\u00ad'],
    ['figure blanks and thin ones', '\u2007\u2009\u202f\u200a'],
    ['ideographic blanks', '\u3000\u3000'],
    ['combining joiners, as preheaders have', '\u034f \u034f \u034f'],
    ['a Hangul filler', '\u3164'],
    ['a braille blank', '\u2800'],
    ['marks of direction', '\u200e\u200f\u202a\u202c'],
    ['a variation selector', '\ufe0f'],
    ['a Mongolian separator', '\u180e'],
    ['tabs and page ends', '\t\f\v\n'],
    ['an Arabic letter mark', '\u061c'],
    ['all of it', ' \u00a0\u200b\ufeff\r\n\u00ad\u2063\n'],
  ])('%s', async (_what, text) =>
    expect((await explain(multipart('alternative', plain(text), html(`<p>${said}</p>`)))).text).toBe(said),
  );
});

describe('several plain texts in one alternative: nothing is lost', () => {
  test.each([
    [
      'two that differ',
      ['Prima parte.', 'Seconda parte, altre parole.'],
      'Prima parte.\n\nSeconda parte, altre parole.',
    ],
    ['the same twice', ['Le stesse parole.', 'Le stesse parole.'], 'Le stesse parole.'],
    [
      'the same, wrapped anew',
      ['Le stesse\nparole qui.', 'Le stesse parole\nqui.'],
      'Le stesse\nparole qui.',
    ],
    ['an empty first', [' ', 'Le parole.'], 'Le parole.'],
    ['an empty second', ['Le parole.', '\u00a0'], 'Le parole.'],
    ['three', ['Uno.', 'Due.', 'Tre.'], 'Uno.\n\nDue.\n\nTre.'],
  ])('%s', async (_what, texts, shown) => {
    const parts = texts.map(text => plain(text));
    expect((await explain(multipart('alternative', ...parts))).text).toBe(shown);
    expect((await explain(multipart('alternative', ...parts, html('<p>x</p>')))).text).toBe(shown);
  });
});

describe('a picture that the HTML shows, however it names it', () => {
  const picture = (id: string, more = ''): PartOf => ({
    type: 'image/png; name="schermata.png"',
    body: pixel,
    more: `Content-Transfer-Encoding: base64\nContent-ID: <${id}>\n${more}`,
  });
  test.each([
    ['cid:a@b', 'a@b'],
    ['CID:a@b', 'a@b'],
    ['cid:A@B', 'a@b'],
    ['Cid:image001.png%4001DC5B.A1B2', 'image001.png@01DC5B.A1B2'],
    ['cid:foto%201@b', 'foto 1@b'],
    ['cid:a&amp;b@c', 'a&b@c'],
    ['cid:a&#64;b', 'a@b'],
    ['cid:%7Ba1%7D@b', '{a1}@b'],
    ['cid:a+b@c', 'a+b@c'],
    [' cid:a@b ', 'a@b'],
    ['image001.png', 'image001.png'],
    ['./image001.png', 'image001.png'],
    ['schermata.png', 'x@y'],
    ['Schermata.PNG', 'x@y'],
    ['cid:schermata.png', 'x@y'],
  ])('src="%s" for <%s>', async (src, id) => {
    for (const shown of [`src="${src}"`, `src='${src}'`, `alt="x" width=10 src="${src}"`]) {
      const mail = multipart('related', html(`<p>Ecco</p><img ${shown}>`), picture(id));
      expect(await pageOf(mail)).toEqual({ files: '', pictures: 1 });
    }
  });

  test('by its Content-Location', async () => {
    const located = {
      ...picture('x'),
      more: 'Content-Transfer-Encoding: base64\nContent-Location: logo.png\n',
    };
    expect((await pageOf(multipart('related', html('<img src="logo.png">'), located))).pictures).toBe(1);
  });

  test.each([
    ['another id', '<img src="cid:other@b">'],
    ['no picture at all', '<p>Ecco</p>'],
    ['Apple’s tag for a file', '<attachment src="cid:a@b" type="image/png"></attachment>'],
    ['a link to it', '<a href="cid:a@b">x</a>'],
    ['from elsewhere, of the same name', '<img src="https://x.example/schermata.png">'],
    ['a background, which the page does not show', '<table background="cid:a@b"><tr><td>x</td></tr></table>'],
  ])('one that it does not show is a file like others: %s', async (_what, markup) => {
    for (const more of ['Content-Disposition: inline; filename="schermata.png"\n', ''])
      expect(await pageOf(multipart('related', html(markup), picture('a@b', more)))).toEqual({
        files: 'schermata.png',
        pictures: 0,
      });
  });

  test('one that no page may show is named', async () => {
    const svg = { ...picture('a@b'), type: 'image/tiff; name="fax.tiff"' };
    expect(await pageOf(multipart('related', html('<img src="cid:a@b">'), svg))).toEqual({
      files: 'fax.tiff',
      pictures: 0,
    });
  });
});

describe('a picture that was pasted as data:', () => {
  const gif = 'R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';
  test.each([
    ['PNG', `<img src="data:image/png;base64,${pixel}">`, 'picture-1.png'],
    ['GIF, in single quotes', `<img src='data:image/gif;base64,${gif}'>`, 'picture-1.gif'],
    ['without quotes', `<img src=data:image/png;base64,${pixel}>`, 'picture-1.png'],
    ['in capitals', `<IMG SRC="data:image/PNG;BASE64,${pixel}">`, 'picture-1.png'],
    [
      'in lines',
      `<img alt="x"\nsrc="data:image/png;base64,${pixel.replace(/.{20}/g, '$&\r\n')}">`,
      'picture-1.png',
    ],
    ['with a parameter', `<img src="data:image/png;name=x.png;base64,${pixel}">`, 'picture-1.png'],
    ['with its end cut off', `<img src="data:image/png;base64,${pixel}`, 'picture-1.png'],
  ])('%s', async (_what, markup, name) => {
    const mail = multipart('alternative', plain('Ecco:'), html(`<p>Ecco:</p>${markup}`));
    const { attachments, text } = await explain(mail);
    expect(attachments.map(file => file.name)).toEqual([name]);
    expect(text).toBe('Ecco:');
    if (!markup.endsWith('>')) return;
    expect(await pageOf(mail)).toEqual({ files: '', pictures: 1 });
  });

  test('the same twice is one file, a large one pushes no words out', async () => {
    const large = Buffer.concat([Buffer.from(pixel, 'base64'), Buffer.alloc(2_500_000, 7)]).toString(
      'base64',
    );
    const shown = `<img src="data:image/png;base64,${large}">`;
    const { attachments, text } = await explain(partOf(html(`${shown}${shown}<p>${said}</p>`)));
    expect(attachments).toHaveLength(1);
    expect(text).toBe(said);
  });

  test.each([
    ['no picture', '<img src="data:text/html;base64,PHNjcmlwdD4=">'],
    ['a drawing that may run something', '<img src="data:image/svg+xml;base64,PHN2Zz4=">'],
    ['something else under its name', '<img src="data:image/png;base64,PHNjcmlwdD4=">'],
    ['a text that speaks of it', '<p>src="data:image/png;base64 non va</p>'],
  ])('but not %s', async (_what, markup) =>
    expect((await explain(partOf(html(`<p>Ecco</p>${markup}`)))).attachments).toEqual([]),
  );

  test('is called no remote picture', async () => {
    const mail = await readSource(
      mailOf(partOf(html('<img src="data:image/svg+xml;base64,PHN2Zz4=">'))),
      context,
    );
    expect(mail?.html).not.toContain('remote');
  });
});

describe('a file without a name gets one that opens it', () => {
  const pdf = Buffer.from('%PDF-1.4').toString('base64');
  test.each([
    ['application/vnd.ms-outlook', '', '.msg'],
    ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', '', '.docx'],
    ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', '', '.xlsx'],
    ['application/vnd.openxmlformats-officedocument.presentationml.presentation', '', '.pptx'],
    ['application/msword', '', '.doc'],
    ['application/vnd.ms-excel', '', '.xls'],
    ['application/vnd.ms-powerpoint', '', '.ppt'],
    ['application/vnd.oasis.opendocument.text', '', '.odt'],
    ['application/pdf', pdf, '.pdf'],
    ['application/x-pdf', pdf, '.pdf'],
    ['application/octet-stream', pdf, '.pdf'],
    ['application/x-strange-thing-of-ours', pdf, '.pdf'],
    ['image/heic', '', '.heic'],
    ['image/jpg', '', '.jpg'],
    ['image/tiff', '', '.tiff'],
    ['audio/amr', '', '.amr'],
    ['audio/mp4', '', '.m4a'],
    ['video/quicktime', '', '.mov'],
    ['text/csv', '', '.csv'],
    ['application/json', '', '.json'],
    ['application/gzip', '', '.gz'],
    ['application/vnd.rar', '', '.rar'],
    ['application/vnd.apple.pkpass', '', '.pkpass'],
    ['text/vcard', '', '.vcf'],
    ['application/rtf', '', '.rtf'],
    ['application/xml', '', '.xml'],
    ['application/octet-stream', 'AAAA', '.bin'],
  ])('%s', async (type, content, ending) => {
    const file = {
      type,
      body: content || 'YQ==',
      more: 'Content-Disposition: attachment\nContent-Transfer-Encoding: base64\n',
    };
    const { attachments } = await explain(multipart('mixed', plain('Ecco.'), file));
    expect(attachments[0]?.name).toBe(`2${ending}`.replace('2', '1'));
  });
});

describe('UTF-8 is read as such, whatever was declared', () => {
  const words = 'La fattura è già partita, però non arriva: perché?';
  test.each([
    'big5',
    'gb2312',
    'gbk',
    'gb18030',
    'shift_jis',
    'euc-jp',
    'euc-kr',
    'iso-2022-jp',
    'iso-8859-1',
    'windows-1252',
    'us-ascii',
    'koi8-r',
    'utf-16',
    'iso-2022-kr',
    'hz-gb-2312',
    'utf-7',
    'nonsense',
  ])('under %s', async charset =>
    expect((await explain(partOf({ type: `text/plain; charset=${charset}`, body: words }))).text).toBe(words),
  );
  test.each(['è', 'perché', 'Zoë', '10 €', '“sì”'])('a short one under big5: %s', async text =>
    expect((await explain(partOf({ type: 'text/plain; charset=big5', body: text }))).text).toBe(text),
  );
  test.each([
    ['big5', '您好，我們的發票有問題'],
    ['gb18030', '您好，我们的发票有问题'],
    ['shift_jis', 'お世話になっております。請求書が届きません。'],
    ['euc-kr', '안녕하세요, 송장에 문제가 있습니다'],
    ['gb18030', '联通'],
  ])('and what is %s stays so', async (charset, text) => {
    const body = iconv.encode(text, charset);
    expect((await explain(partOf({ type: `text/plain; charset=${charset}`, body }))).text).toBe(text);
  });
});

describe('base64 with blanks in it', () => {
  const words = 'Buongiorno, la stampa della città non parte più da ieri.';
  const encoded = Buffer.from(words).toString('base64');
  test.each([
    ['after each letter', encoded.replace(/./g, '$& ')],
    ['after each letter, in lines', encoded.replace(/.{10}/g, line => `${line.replace(/./g, '$& ')}\n`)],
    ['after each four', encoded.replace(/.{4}/g, '$& ')],
    ['two after each letter', encoded.replace(/./g, '$&  ')],
    ['tabs', encoded.replace(/./g, '$&\t')],
    ['blank lines between', encoded.replace(/.{20}/g, '$&\n\n')],
    ['blanks before each line', encoded.replace(/.{20}/g, '$&\n  ')],
  ])('%s', async (_how, body) =>
    expect((await explain(partOf(plain(body, 'Content-Transfer-Encoding: base64\n')))).text).toBe(words),
  );
  test.each([
    'la stampa non parte da ieri sera',
    'no no no no no no no no',
    'Non parte',
    'uno due tre quattro cinque sei sette otto',
  ])('but plain words under it stay: %s', async text =>
    expect((await explain(partOf(plain(text, 'Content-Transfer-Encoding: base64\n')))).text).toBe(text),
  );
});

describe('letters that were encoded twice', () => {
  // The platform's decoder keeps the five bytes that windows-1252 leaves out, as programs do.
  const twice = (text: string, charset = 'windows-1252') =>
    charset === 'latin1'
      ? Buffer.from(text).toString('latin1')
      : new TextDecoder(charset).decode(Buffer.from(text));
  test.each([
    'La configurazione non è più valida',
    'Perché non va?',
    'Città',
    'L’errore “E42” – di nuovo…',
    'Costa 10 €',
    'Für die Größe der Straße',
    'Déjà reçu, merci',
    '¿Cuándo estará listo?',
    'Não há ligação',
    'Dzień dobry, proszę',
    'Ελληνικά',
    'Добрый день',
    'Grazie 🙂',
    'è',
  ])('%s', async words => {
    for (const charset of ['windows-1252', 'latin1'])
      expect((await explain(partOf(plain(twice(words, charset))))).text).toBe(words);
    expect((await explain(partOf(plain(twice(twice(words, 'latin1'), 'latin1'))))).text).toBe(words);
    expect((await explain(partOf(plain(`${twice(words)} perché?`)))).text).toBe(`${words} perché?`);
  });
  test('in the subject and a name too', async () => {
    const source = `From: =?utf-8?Q?${encoded(twice('Jörg Müller'))}?= <j@cliente.example>\nSubject: =?utf-8?Q?${encoded(twice('È scaduta'))}?=\n\nx`;
    const { subject, from } = await explainMail('x', Buffer.from(source), context);
    expect(subject).toBe('È scaduta');
    expect(from?.name).toBe('Jörg Müller');
  });
  test.each([
    'Nei PDF compare Ã¨ al posto di è.',
    'Instead of è we get Ã¨ and Ã².',
    'Problema di codifica: Ã¨ Ã² Ã¹',
    'SÃO PAULO, LISBOA',
    'Il titolo è “GÃ” e basta',
    'Â«ciao»',
    'Ânia è qui',
    'Das Wort heißt „Spaß“.',
    'Ich weiß… keine Ahnung, er weiß… auch nicht',
    '« Qualité\u00a0» et « Santé\u00a0» vont à\u00a0« Paris »',
    'Il tasto “Novità”… e “perché”—',
    'È… non va. È… lento.',
    'Maße: 5ß°',
  ])('but what is meant so stays: %s', async text =>
    expect((await explain(partOf(plain(text)))).text).toBe(text),
  );
});

function encoded(text: string): string {
  return [...Buffer.from(text)].map(byte => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
}
