import { PassThrough } from 'node:stream';
import nodemailer, { type Transporter } from 'nodemailer';
import { Permanent, Transient, Unsure } from '../../outbox/failure.ts';
import type { Language, Person } from '../../ticket/words.ts';
import { certificateWatch, type SeenCertificate } from '../certificates.ts';
import { tokenProvider } from '../oauth/token-provider.ts';
import { loopHeader } from '../reading/guard/guard.ts';
import type { SmtpSenderSettings } from '../settings.ts';

/** A letter with everything that must stand in its head. */
type OutgoingLetter = {
  messageId: string;
  from: Person;
  to: Person;
  /** Where an answer goes, if not to `from`. */
  replyTo?: string | null;
  subject: string;
  text: string;
  html: string;
  inReplyTo: string | null;
  references: string[];
  language: Language;
  /** The value of Auto-Submitted (RFC 3834); null for what a person wrote. */
  automatic: 'auto-replied' | 'auto-generated' | null;
  loopMark: string;
  files: { name: string; type: string; content: Uint8Array }[];
};

export type SmtpSender = {
  /**
   * @returns the server's answer
   * @throws Transient when the server cannot be reached or says to come again, Unsure where the wire broke before it said
   *   anything: it may have the letter; Permanent when it refuses the letter
   */
  send(letter: OutgoingLetter): Promise<{ response: string }>;
  /** Connects and logs in, nothing more. */
  verify(): Promise<void>;
  /** The server's certificate; null before the first connection, and where there is no TLS. */
  certificate?(): SeenCertificate | null;
  close(): void;
};

/** Hands letters to a mail server, over a few connections that are kept open. */
export function smtpSender(settings: SmtpSenderSettings): SmtpSender {
  const tokens = settings.auth?.kind === 'oauth' ? tokenProvider(settings.auth.provider) : null;
  const certificates = certificateWatch(settings.host);
  const transport = nodemailer.createTransport({
    pool: true,
    maxConnections: 3,
    host: settings.host,
    port: settings.port,
    secure: settings.tls === 'implicit',
    requireTLS: settings.tls === 'starttls',
    ignoreTLS: settings.tls === 'none',
    tls: certificates.tls,
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 60_000,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(settings.auth?.kind === 'password'
      ? { auth: { user: settings.user, pass: settings.auth.password } }
      : {}),
    ...(tokens ? { auth: { type: 'OAuth2' as const, user: settings.user } } : {}),
  });
  // nodemailer asks for a token whenever a connection logs in; ours are cached until shortly before their end.
  if (tokens)
    transport.set(
      'oauth2_provision_cb',
      (_user: string, renew: boolean, done: (error: Error | null, token?: string) => void) => {
        if (renew) tokens.forget();
        tokens.accessToken().then(
          token => done(null, token),
          (error: Error) => done(error),
        );
      },
    );

  const begun = lettersBegun(transport);

  return {
    send: async letter => {
      try {
        const { response } = await transport.sendMail(mimeOf(letter));
        return { response };
      } catch (error) {
        throw sorted(error, begun.has(letter.messageId));
      } finally {
        begun.delete(letter.messageId);
      }
    },
    verify: async () => {
      await transport.verify();
    },
    certificate: certificates.seen,
    close: () => transport.close(),
  };
}

/** By their Message-IDs, the letters that a server was handed: a connection stands, and is logged in, when nodemailer asks for one. */
function lettersBegun(transport: Transporter): Set<string> {
  const begun = new Set<string>();
  transport.use('stream', (mail, done) => {
    mail.message.transform(() => {
      begun.add(String(mail.data.messageId));
      return new PassThrough();
    });
    done();
  });
  return begun;
}

function mimeOf(letter: OutgoingLetter) {
  return {
    messageId: letter.messageId,
    from: letter.from,
    to: letter.to,
    ...(letter.replyTo ? { replyTo: { name: letter.from.name, address: letter.replyTo } } : {}),
    subject: letter.subject,
    text: letter.text,
    html: letter.html,
    ...(letter.inReplyTo ? { inReplyTo: letter.inReplyTo } : {}),
    ...(letter.references.length > 0 ? { references: letter.references } : {}),
    attachments: letter.files.map(({ name, type, content }) => ({
      filename: name,
      contentType: type,
      content: Buffer.from(content),
      // A text must not get other line ends on its way: it arrives byte for byte.
      contentTransferEncoding: 'base64' as const,
      contentDisposition: 'attachment' as const,
    })),
    envelope: { from: letter.from.address, to: letter.to.address },
    dsn: reportsOn(letter),
    headers: {
      'Content-Language': letter.language,
      [loopHeader]: letter.loopMark,
      ...(letter.automatic ? { 'Auto-Submitted': letter.automatic, 'X-Auto-Response-Suppress': 'All' } : {}),
    },
  };
}

/** RFC 3461 gives an envelope's id so many characters. */
const envelopeIdLength = 100;

/**
 * What mail systems are asked to report (RFC 3461): that the letter is late, or came back, with its head alone and under
 * our id, so that the report names the letter even where it does not bring it back. nodemailer says it only to a server
 * that offers DSN, and writes it as xtext. Successes are not asked for: many, and nobody reads them.
 */
function reportsOn({ messageId, to }: OutgoingLetter) {
  const id = messageId.replace(/^<|>$/g, '');
  return {
    return: 'headers',
    notify: ['failure', 'delay'],
    ...(id.length <= envelopeIdLength ? { id } : {}),
    // Beyond ASCII an address is of another type (RFC 6533), which servers without SMTPUTF8 refuse.
    ...(/^[\x21-\x7e]+$/.test(to.address) ? { recipient: to.address } : {}),
  };
}

/** Codes of nodemailer's errors that no waiting mends: what we ask for is wrong. */
const hopeless = ['EENVELOPE', 'EMESSAGE', 'ESTREAM'];

function sorted(error: unknown, isBegun: boolean): Error {
  const { code, responseCode, message } = error as { code?: string; responseCode?: number; message: string };
  // A refused log-in (535) is mended in the settings, and the letters must leave afterwards: they wait.
  const isRefused = responseCode !== undefined && responseCode >= 500 && code !== 'EAUTH';
  if (isRefused || (hopeless.includes(code ?? '') && responseCode === undefined))
    return new Permanent(message);
  if (isBegun && responseCode === undefined) return new Unsure(message, { cause: error });
  return new Transient(message, { cause: error });
}
