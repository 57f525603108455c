import { createServer, type Socket } from 'node:net';

/** A mail of the scripted server. What is `null` the server refuses to hand out, `''` it hands out empty. */
export type ScriptedMail = {
  uid: number;
  source: string | null;
  head?: string | null;
  internalDate?: string;
  /** Is found, and left out of what is fetched. */
  isLeftOut?: boolean;
};

/** What the server does in place of answering: '' for hanging up, else the answer, whose tag is `TAG`. */
type Quirk = (command: string) => string | null;

/**
 * An IMAP server that speaks as it is told to, for the behaviour that Dovecot cannot show: it knows one mailbox, and
 * as much of RFC 3501 as imapflow says to it. `mails` and `quirk` may be changed while it runs.
 */
export async function startImapServer({ capabilities = 'IMAP4rev1' } = {}) {
  const server = {
    port: 0,
    mails: [] as ScriptedMail[],
    quirk: ((_command: string) => null) as Quirk,
    heard: [] as string[],
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise(done => listener.close(done));
    },
  };
  const sockets = new Set<Socket>();

  function answer(line: string): string | null {
    const [tag = '', verb = '', ...words] = line.split(' ');
    const command = [verb, ...words].join(' ');
    server.heard.push(command);
    const quirk = server.quirk(command);
    if (quirk !== null) return quirk === '' ? null : quirk.replaceAll('TAG', tag);
    const ok = (said = '') => `${said}${tag} OK done\r\n`;
    switch (verb.toUpperCase()) {
      case 'CAPABILITY':
        return ok(`* CAPABILITY ${capabilities}\r\n`);
      case 'SELECT':
      case 'EXAMINE':
        return ok(
          `* ${server.mails.length} EXISTS\r\n* FLAGS (\\Seen)\r\n* OK [PERMANENTFLAGS (\\Seen \\*)] ok\r\n* OK [UIDVALIDITY 7] ok\r\n* OK [UIDNEXT 9999] ok\r\n`,
        );
      case 'LIST':
        return ok('* LIST () "." INBOX\r\n');
      case 'UID':
        return uidCommand(words, ok, tag);
      default:
        return ok();
    }
  }

  function uidCommand(words: string[], ok: (said?: string) => string, tag: string): string {
    const [verb = '', set = '', ...rest] = words;
    if (verb === 'SEARCH') {
      const range = /UID (\S+)/.exec(words.join(' '))?.[1] ?? '1:*';
      return ok(
        `* SEARCH ${server.mails
          .filter(({ uid }) => within(range, uid))
          .map(({ uid }) => uid)
          .join(' ')}\r\n`,
      );
    }
    if (verb !== 'FETCH') return ok();
    const what = rest.join(' ');
    const part = what.includes('HEADER') ? 'head' : what.includes('BODY.PEEK[]') ? 'source' : null;
    const wanted = server.mails.filter(({ uid, isLeftOut }) => within(set, uid) && !isLeftOut);
    if (part && wanted.some(mail => partOf(mail, part) === null))
      return `${tag} NO [SERVERBUG] FETCH failed\r\n`;
    return ok(wanted.map((mail, n) => `* ${n + 1} FETCH (${fetched(mail, part, what)})\r\n`).join(''));
  }

  function fetched(mail: ScriptedMail, part: 'head' | 'source' | null, what: string): string {
    const date =
      what.includes('INTERNALDATE') && mail.internalDate !== ''
        ? ` INTERNALDATE "${mail.internalDate ?? '25-Nov-2026 10:00:00 +0000'}"`
        : '';
    if (!part) return `UID ${mail.uid} RFC822.SIZE ${mail.source?.length ?? 10}${date}`;
    const bytes = partOf(mail, part) ?? '';
    return `UID ${mail.uid}${date} BODY[${part === 'head' ? 'HEADER' : ''}] {${Buffer.byteLength(bytes)}}\r\n${bytes}`;
  }

  const listener = createServer(socket => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.write(`* OK [CAPABILITY ${capabilities}] ready\r\n`);
    let rest = '';
    socket.on('data', data => {
      const lines = (rest + data).split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        const said = answer(line);
        if (said === null) return socket.end('* BYE so long\r\n');
        socket.write(said);
      }
    });
  });
  await new Promise<void>(done => listener.listen(0, '127.0.0.1', done));
  const address = listener.address();
  server.port = typeof address === 'object' && address ? address.port : 0;
  return server;
}

function partOf(mail: ScriptedMail, part: 'head' | 'source'): string | null {
  if (part === 'source' || mail.head === undefined)
    return part === 'head' ? (mail.source?.split('\r\n\r\n')[0] ?? null) : mail.source;
  return mail.head;
}

function within(set: string, uid: number): boolean {
  return set.split(',').some(part => {
    const [from = '', to = from] = part.split(':');
    return uid >= Number(from) && (to === '*' || uid <= Number(to));
  });
}
