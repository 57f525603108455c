import { ImapFlow } from 'imapflow';
import { type Finding, fixOfWire, toldBy, wordsOf } from '../finding.ts';
import { certificateWatch, type SeenCertificate } from './certificates.ts';
import { mailFix } from './letters/mail-fix.ts';
import { smtpSender } from './letters/smtp-sender.ts';
import { tokenProvider } from './oauth/token-provider.ts';
import { clamd } from './scan/clamd.ts';
import {
  type ClamdSettings,
  type ImapSettings,
  imapPasswordVariable,
  type SmtpSenderSettings,
} from './settings.ts';

/** Logs in to a mailbox and opens its folder. */
export async function checkImap(mailbox: string, settings: ImapSettings): Promise<Finding> {
  const part = `IMAP ${mailbox}`;
  const { auth, host, port, folder } = settings;
  const certificates = certificateWatch(host);
  let client: ImapFlow | null = null;
  try {
    client = new ImapFlow({
      host,
      port,
      secure: settings.tls === 'implicit',
      doSTARTTLS: settings.tls === 'starttls',
      tls: certificates.tls,
      auth: {
        user: settings.user,
        ...(auth.kind === 'oauth'
          ? { accessToken: await tokenProvider(auth.provider).accessToken() }
          : { pass: auth.password }),
      },
      logger: false,
      connectionTimeout: 10_000,
      greetingTimeout: 10_000,
    });
    client.on('error', () => {});
    await client.connect();
    const { exists } = await client.mailboxOpen(folder, { readOnly: true });
    return { part, ok: true, says: `${folder} on ${host}, ${exists} mails${goodUntil(certificates.seen())}` };
  } catch (error) {
    const responseText = error instanceof Error && 'responseText' in error ? String(error.responseText) : '';
    const fix = mailFix(error, {
      ...settings,
      key: `desk.yaml: mailboxes (${mailbox}), imap`,
      secret: auth.kind === 'oauth' ? null : imapPasswordVariable(mailbox),
      otherTls: 'port: 993',
    });
    return { part, ok: false, says: responseText || wordsOf(error), fix };
  } finally {
    client?.close();
  }
}

/** Connects to the server that takes the letters and logs in. */
export async function checkSmtp(settings: SmtpSenderSettings): Promise<Finding> {
  const part = 'SMTP out';
  const sender = smtpSender(settings);
  try {
    await sender.verify();
    return {
      part,
      ok: true,
      says: `${settings.host}:${settings.port}${goodUntil(sender.certificate?.() ?? null)}`,
    };
  } catch (error) {
    const fix = mailFix(error, {
      ...settings,
      key: 'desk.yaml: smtpOut',
      secret: settings.auth?.kind === 'oauth' ? null : 'SMTP_PASSWORD',
      otherTls: 'port: 465',
    });
    return { part, ok: false, says: wordsOf(error), fix };
  } finally {
    sender.close();
  }
}

function goodUntil(certificate: SeenCertificate | null): string {
  return certificate ? `; its certificate is good until ${certificate.to.toISOString().slice(0, 10)}` : '';
}

/** Asks the virus scanner whether it is there, and how old its signatures are. */
export async function checkClamd(settings: ClamdSettings): Promise<Finding> {
  const part = 'ClamAV';
  try {
    return { part, ok: true, says: await clamd(settings).version() };
  } catch (error) {
    return {
      part,
      ok: false,
      says: wordsOf(error),
      fix: `${fixOfClamd(error, settings)}; until then attachments stay held`,
    };
  }
}

function fixOfClamd(error: unknown, settings: ClamdSettings): string {
  if (settings.kind === 'tcp')
    return (
      fixOfWire(error, { ...settings, key: 'CLAMD_URL' }) ??
      'see that it is clamd that listens at CLAMD_URL, and what its log says'
    );
  if (/ENOENT/.test(toldBy(error)))
    return `there is no ${settings.path}: start clamd, or write the LocalSocket of its clamd.conf into CLAMD_URL`;
  if (/EACCES|EPERM/.test(toldBy(error)))
    return `this user may not use ${settings.path}: add it to clamd’s group, or set LocalSocketMode 666`;
  return `start clamd: nobody answers at ${settings.path}`;
}
