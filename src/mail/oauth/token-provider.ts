import { importPKCS8, SignJWT } from 'jose';
import { z } from 'zod';
import type { OAuthSettings } from '../settings.ts';

export type TokenProvider = {
  /** A token that is good for some minutes at least. @throws Error that says what to look at, without secrets */
  accessToken(): Promise<string>;
  /** The mail server refuses the token that was given out, whatever its end: the next one is asked for anew. */
  forget(): void;
};

/** A session may be opened with the token just before its end; this much life it must have left. */
const marginMs = 5 * 60_000;

const answer = z.object({ access_token: z.string(), expires_in: z.coerce.number().default(3600) });
const refusal = z.object({ error: z.string(), error_description: z.string().default('') });

/** Gets tokens for a mailbox, and keeps each until shortly before its end. Those who ask at the same time share one. */
export function tokenProvider(settings: OAuthSettings, now: () => number = Date.now): TokenProvider {
  let kept: { token: string; until: number } | null = null;
  let asking: Promise<string> | null = null;

  async function ask(): Promise<string> {
    const { access_token, expires_in } = await request(settings);
    kept = { token: access_token, until: now() + expires_in * 1000 };
    return access_token;
  }

  return {
    accessToken: async () => {
      if (kept && kept.until - now() > marginMs) return kept.token;
      asking ??= ask().finally(() => {
        asking = null;
      });
      return await asking;
    },
    forget: () => {
      kept = null;
    },
  };
}

async function request(settings: OAuthSettings): Promise<z.infer<typeof answer>> {
  const { url, form } = await grant(settings);
  const response = await fetch(url, {
    method: 'POST',
    body: new URLSearchParams(form),
    signal: AbortSignal.timeout(15_000),
  });
  const body: unknown = await response.json().catch(() => null);
  const token = answer.safeParse(body);
  if (response.ok && token.success) return token.data;
  const refused = refusal.safeParse(body);
  const why = refused.success
    ? `${refused.data.error} ${refused.data.error_description}`.trim()
    : `HTTP ${response.status}`;
  throw new Error(`${new URL(url).host} gives no token for mail: ${why}. ${hint[settings.kind]}`);
}

const hint: Record<OAuthSettings['kind'], string> = {
  microsoft:
    'Look at MICROSOFT_CLIENT_ID, MICROSOFT_CLIENT_SECRET (it expires) and the app’s permission IMAP.AccessAsApp.',
  'google-refresh-token':
    'Look at GOOGLE_CLIENT_ID and GOOGLE_CLIENT_SECRET, and make a new GOOGLE_REFRESH_TOKEN.',
  'google-service-account':
    'Look at GOOGLE_SERVICE_ACCOUNT_KEY and at the domain-wide delegation of https://mail.google.com/ in the admin console.',
};

const google = 'https://oauth2.googleapis.com/token';

async function grant(settings: OAuthSettings): Promise<{ url: string; form: Record<string, string> }> {
  switch (settings.kind) {
    case 'microsoft':
      return {
        url:
          settings.tokenUrl ??
          `https://login.microsoftonline.com/${encodeURIComponent(settings.tenantId)}/oauth2/v2.0/token`,
        form: {
          grant_type: 'client_credentials',
          client_id: settings.clientId,
          client_secret: settings.clientSecret,
          scope: 'https://outlook.office365.com/.default',
        },
      };
    case 'google-refresh-token':
      return {
        url: settings.tokenUrl ?? google,
        form: {
          grant_type: 'refresh_token',
          client_id: settings.clientId,
          client_secret: settings.clientSecret,
          refresh_token: settings.refreshToken,
        },
      };
    case 'google-service-account': {
      const key = await importPKCS8(settings.privateKey, 'RS256');
      const assertion = await new SignJWT({ scope: 'https://mail.google.com/' })
        .setProtectedHeader({ alg: 'RS256', typ: 'JWT' })
        .setIssuer(settings.clientEmail)
        .setSubject(settings.subject)
        .setAudience(google)
        .setIssuedAt()
        .setExpirationTime('1h')
        .sign(key);
      return {
        url: settings.tokenUrl ?? google,
        form: { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion },
      };
    }
    default:
      return settings satisfies never;
  }
}
