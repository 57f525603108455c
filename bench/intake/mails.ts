import { numbers } from '../measure.ts';

/** A mail as it goes over the wire, and its envelope's sender. */
export type BenchMail = { from: string; source: Buffer };

/** A reply comes when what it answers has long been taken in. */
const repliesAfter = 200;
/** So many customers write; each mail has one of them. */
const customers = 400;

const subjects = [
  'Stampa fatture ferma',
  'Errore al salvataggio del documento',
  'Search finds nothing',
  'Richiesta di una nuova esportazione',
  'Password reset does not arrive',
  'Il gestionale è lento da ieri',
  'How do I add a second warehouse?',
  'Totali sbagliati nel registro IVA',
];
const italian = [
  'Buongiorno, da questa mattina il programma si chiude quando apriamo il modulo delle fatture.',
  'Abbiamo provato a riavviare il server e i posti di lavoro, ma non è cambiato nulla.',
  'Vi allego quello che si vede sullo schermo; il cliente aspetta la consegna per domani.',
  'Il codice che compare nella finestra è diverso ogni volta, per esempio quello qui sotto.',
  'Ci servirebbe prima della fine del mese, perché poi c’è la liquidazione dell’IVA.',
];
const english = [
  'Since the last update the list of documents stays empty, whatever we look for.',
  'The colleague in the warehouse sees the same message on her own machine.',
  'Could you please tell us whether this is a known problem and when we may expect an answer?',
  'We would need it before the end of the month because of the VAT declaration.',
  'I attach what the screen shows; it happens with every document that has more than one page.',
];

/**
 * The n-th mail of a day at a desk, always the same one: text and HTML as Outlook writes it, a signature, 2 to 200 KB
 * (three in five below 8 KB, one in seven with a file), one in three a reply with the quoted thread below.
 */
export function benchMail(n: number, to: string): BenchMail {
  const random = numbers(n * 7919 + 1);
  const pick = <T>(list: T[]): T => list[Math.floor(random() * list.length)] as T;
  const id = (index: number) => `<bench.${index}@customers.example>`;
  const isReply = n % 3 === 2 && n >= repliesAfter;
  const first = isReply ? n - repliesAfter - ((n - repliesAfter) % 3) : n;
  const customer = first % customers;
  const from = `person${customer}@company${customer % 90}.example`;
  const share = random();
  const sentences = customer % 3 === 0 ? english : italian;
  const text = [
    ...Array.from({ length: 3 + Math.floor(random() * 6) }, () => pick(sentences)),
    `Codice ${Math.floor(random() * 1e9)}.`,
  ];
  const signature = [
    'Paolo Neri',
    'Cartiera di Pescara S.r.l.',
    'Via Tiburtina 100, Pescara',
    'Tel. 085 123456',
  ];
  const quoted = Array.from({ length: isReply ? 12 : 0 }, () => pick(sentences));
  const attribution = 'Il giorno lun 23 nov 2026 alle ore 09:12 Assistenza <support@example.com> ha scritto:';
  const plain = [
    ...text,
    '',
    '-- ',
    ...signature,
    ...(isReply ? ['', attribution, ...quoted.map(line => `> ${line}`)] : []),
  ];
  const html = htmlOf(text, signature, isReply ? attribution : '', quoted, share > 0.6 ? 30 : 4);
  const subject = `${pick(subjects)} ${first}`;
  const head = [
    `Received: from mail.customers.example (mail.customers.example [192.0.2.${n % 250}]) by mx.example.com with ESMTPS id ${n}`,
    `From: "Person ${customer}" <${from}>`,
    `To: Assistenza <${to}>`,
    `Subject: ${isReply ? 'Re: ' : ''}${subject}`,
    `Date: Wed, 25 Nov 2026 ${String(8 + (n % 10)).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}:00 +0100`,
    `Message-ID: ${id(n)}`,
    ...(isReply ? [`In-Reply-To: ${id(first)}`, `References: ${id(first)}`] : []),
    'MIME-Version: 1.0',
    'X-Mailer: Microsoft Outlook 16.0',
    'Content-Language: it',
  ];
  const alternative = [
    'Content-Type: multipart/alternative; boundary="alt"',
    '',
    '--alt',
    'Content-Type: text/plain; charset="utf-8"',
    'Content-Transfer-Encoding: base64',
    '',
    inBase64(Buffer.from(plain.join('\r\n'))),
    '--alt',
    'Content-Type: text/html; charset="utf-8"',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    inQuotedPrintable(html),
    '--alt--',
  ];
  const file = share > 0.86 ? noise(random, Math.floor(15_000 + random() ** 2 * 120_000)) : null;
  const body = file
    ? [
        'Content-Type: multipart/mixed; boundary="mix"',
        '',
        '--mix',
        ...alternative,
        '--mix',
        `Content-Type: image/png; name="schermata ${n}.png"`,
        'Content-Transfer-Encoding: base64',
        `Content-Disposition: attachment; filename="schermata ${n}.png"`,
        '',
        inBase64(file),
        '--mix--',
      ]
    : alternative;
  return { from, source: Buffer.from([...head, ...body, ''].join('\r\n')) };
}

/** Outlook's markup: a stylesheet for each mail, and classes on every paragraph. */
function htmlOf(text: string[], signature: string[], attribution: string, quoted: string[], rules: number) {
  const p = (line: string) =>
    `<p class=3D"MsoNormal"><span style=3D"font-size:11.0pt;font-family:&quot;Calibri&quot;,sans-serif">${line}<o:p></o:p></span></p>`.replaceAll(
      '=3D',
      '=',
    );
  const style = Array.from(
    { length: rules },
    (_, n) =>
      `p.Style${n}, li.Style${n}, div.Style${n} {margin:0cm; font-size:${n}.0pt; font-family:"Calibri",sans-serif; mso-style-priority:${n};}`,
  ).join('\n');
  return `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style><!--\n${style}\n--></style></head><body lang="IT"><div class="WordSection1">\n${text.map(p).join('\n')}\n${signature.map(p).join('\n')}\n${
    attribution
      ? `<div style="border:none;border-top:solid #E1E1E1 1.0pt"><p>${attribution.replace('<', '&lt;').replace('>', '&gt;')}</p></div><blockquote>${quoted.map(p).join('\n')}</blockquote>`
      : ''
  }</div></body></html>`;
}

function inBase64(content: Buffer): string {
  return (content.toString('base64').match(/.{1,76}/g) ?? []).join('\r\n');
}

/** Lines of 76 at most, with soft breaks. */
function inQuotedPrintable(text: string): string {
  const encoded = [...Buffer.from(text)].map(byte =>
    byte === 10
      ? '\n'
      : byte === 61 || byte > 126
        ? `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
        : String.fromCharCode(byte),
  );
  const lines: string[] = [''];
  for (const piece of encoded) {
    const last = lines.length - 1;
    if (piece === '\n') lines.push('');
    else if ((lines[last] ?? '').length + piece.length > 75) {
      lines[last] += '=';
      lines.push(piece);
    } else lines[last] += piece;
  }
  return lines.join('\r\n');
}

/** What no compression makes smaller, as pictures are. */
function noise(random: () => number, size: number): Buffer {
  return Buffer.from(Array.from({ length: size }, () => Math.floor(random() * 256)));
}
