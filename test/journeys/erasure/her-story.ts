import nodemailer from 'nodemailer';
import type { Dovecot } from '../../mail/dovecot.ts';
import { support } from '../a-house.ts';

/** Who is erased: with letters in her name that each program writes in its own way. */
export const she = { name: 'Ludovìca Zanfrognini', address: 'ludovica.zanfrognini@zetacliente.example' };
/** Of her company, in her threads, in the same incident, merged into a request of hers. */
export const dino = { name: 'Dino Bassi', address: 'dino.bassi@zetacliente.example' };
/** Of another company: linked to her, and she was in copy there. */
export const emma = { name: 'Emma Vitali', address: 'emma.vitali@northwind.example' };

/** Nobody else says these; each in what a desk makes of mail, pages and presses. */
export const hers = {
  subject: 'zirconiò',
  body: 'ametistàviola',
  html: 'berilloùverde',
  latin: 'ambraòcalda',
  wide: 'corallòrosso',
  noId: 'opalèsenza',
  sameId: 'perlìnauguale',
  file: 'topaziòfile',
  content: 'granatòcontenuto',
  note: 'onicènota',
  letter: 'agatàlettera',
  resolution: 'giadàfine',
  rating: 'lapislàvoto',
  storm: 'quarzòtempesta',
  portal: 'turchesèportale',
  inAnothers: 'rodonìtealtrui',
} as const;
export const words = [she.name, she.address, 'zanfrognini', ...Object.values(hers)];
/** What she accepted, and the law keeps. */
export const kept = 'diamantèpreventivo';
/** What others say. */
export const theirs = {
  inHers: 'smeraldòcollega',
  merged: 'olivinàunita',
  own: 'crisolìtosuo',
  storm: 'labradòritesuo',
  emma: 'rubinòaltrui',
  sameId: 'spinèllouguale',
};

type Sent = Parameters<ReturnType<typeof nodemailer.createTransport>['sendMail']>[0] & { from: typeof she };

/** Their mail server puts mails into the folder which the desk reads. */
export function mailServer(dovecot: () => Dovecot) {
  async function append(source: string | Buffer): Promise<void> {
    const client = await dovecot().client();
    await client.append('INBOX', Buffer.from(source), []);
    await client.logout();
  }
  return {
    append,
    write: async (mail: Sent): Promise<void> => {
      const transport = nodemailer.createTransport({
        streamTransport: true,
        buffer: true,
        newline: 'windows',
      });
      const { message } = await transport.sendMail({ to: support, ...mail });
      await append(message as Buffer);
    },
    /** As it stands in the folders now, by what it is about. */
    inFolders: async (): Promise<{ folder: string; source: string }[]> => {
      const client = await dovecot().client();
      const all: { folder: string; source: string }[] = [];
      for (const { path } of await client.list()) {
        const { exists } = await client.mailboxOpen(path);
        const mails = exists > 0 ? await client.fetchAll('1:*', { source: true }) : [];
        all.push(...mails.map(({ source }) => ({ folder: path, source: source?.toString('latin1') ?? '' })));
      }
      await client.logout();
      return all;
    },
  };
}

const head = (from: typeof she, subject: string, more: string[]) =>
  [`From: "${from.address}" <${from.address}>`, `To: ${support}`, `Subject: ${subject}`, ...more].join(
    '\r\n',
  );

/** Of a program that writes ISO-8859-1, quoted-printable. */
export function inLatin1(from: typeof she, word: string): Buffer {
  const quoted = [...Buffer.from(word, 'latin1')]
    .map(byte => (byte < 128 ? String.fromCharCode(byte) : `=${byte.toString(16).toUpperCase()}`))
    .join('');
  const headers = [
    'Message-ID: <latin.1@zetacliente.example>',
    'Content-Type: text/plain; charset=iso-8859-1',
  ];
  const encoded = 'Content-Transfer-Encoding: quoted-printable';
  return Buffer.from(
    `${head(from, 'Una domanda', [...headers, encoded])}\r\n\r\nVorrei sapere di =\r\n${quoted}.\r\n`,
  );
}

/** Of one that writes UTF-16, in base64. */
export function inUtf16(from: typeof she, word: string): Buffer {
  const base64 = Buffer.from(`\ufeffMi serve ${word} entro oggi.`, 'utf16le').toString('base64');
  const headers = ['Message-ID: <wide.1@zetacliente.example>', 'Content-Type: text/plain; charset=utf-16le'];
  const encoded = 'Content-Transfer-Encoding: base64';
  return Buffer.from(`${head(from, 'Altra domanda', [...headers, encoded])}\r\n\r\n${base64}\r\n`);
}

/** Of one that gives no Message-ID, or that of another. */
export function bare(from: typeof she, subject: string, word: string, id: string | null): Buffer {
  const headers = [...(id ? [`Message-ID: ${id}`] : []), 'Content-Type: text/plain; charset=utf-8'];
  return Buffer.from(
    `${head(from, subject, [...headers, 'Date: Mon, 02 Nov 2026 09:00:00 +0100'])}\r\n\r\nBuongiorno, ${word}.\r\n`,
  );
}
