import { ImapFlow } from 'imapflow';
import type { Finding } from '../finding.ts';
import { tokenProvider } from './oauth/token-provider.ts';
import { clamd } from './scan/clamd.ts';
import type { ClamdSettings, ImapSettings, SmtpSenderSettings } from './settings.ts';
import { smtpSender } from './smtp-sender.ts';

/** Logs in to a mailbox and opens its folder. */
export async function checkImap(mailbox: string, settings: ImapSettings): Promise<Finding> {
  const part = `IMAP ${mailbox}`;
  const { auth } = settings;
  let client: ImapFlow | null = null;
  try {
    client = new ImapFlow({
      host: settings.host,
      port: settings.port,
      secure: settings.tls === 'implicit',
      // Where STARTTLS is not offered, or was taken away on the wire, the log-in is not tried.
      doSTARTTLS: settings.tls === 'starttls',
      auth: {
        user: settings.user,
        ...(auth.kind === 'oauth'
          ? { accessToken: await tokenProvider(auth.provider).accessToken() }
          : { pass: auth.password }),
      },
      logger: false,
      connectionTimeout: 10_000,
    });
    client.on('error', () => {});
    await client.connect();
    const { exists } = await client.mailboxOpen(settings.folder, { readOnly: true });
    return { part, ok: true, says: `${settings.folder} on ${settings.host}, ${exists} mails` };
  } catch (error) {
    const { message, responseText } = error as Error & { responseText?: string };
    return {
      part,
      ok: false,
      says: responseText || message,
      fix: `check host, port, folder and the log-in of ${mailbox}`,
    };
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
    return { part, ok: true, says: `${settings.host}:${settings.port}` };
  } catch (error) {
    return {
      part,
      ok: false,
      says: error instanceof Error ? error.message : String(error),
      fix: 'check desk.yaml: smtpOut, and SMTP_PASSWORD or the OAuth2 variables',
    };
  } finally {
    sender.close();
  }
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
      says: error instanceof Error ? error.message : String(error),
      fix: 'check CLAMD_URL, and that clamd runs: until it does, attachments stay held',
    };
  }
}
