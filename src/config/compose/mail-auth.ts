import type { MailAuth } from '../../mail/settings.ts';
import type { Environment } from '../keys/environment.ts';
import { type Faults, type Need, needed, needing } from './needed.ts';

/** How a mail server is logged in to. @param password where it stands, and what stands there */
export function mailAuth(
  kind: 'password' | 'microsoft' | 'google',
  user: string,
  password: { variable: string; value: string | undefined },
  env: Environment,
  faults: Faults,
): MailAuth {
  const need = needing(env, faults);
  switch (kind) {
    case 'password':
      return { kind, password: needed(password.value, password.variable, `the password of ${user}`, faults) };
    case 'microsoft':
      return {
        kind: 'oauth',
        provider: {
          kind,
          tenantId: need('MICROSOFT_TENANT_ID'),
          clientId: need('MICROSOFT_CLIENT_ID'),
          clientSecret: need('MICROSOFT_CLIENT_SECRET'),
          tokenUrl: null,
        },
      };
    case 'google':
      return { kind: 'oauth', provider: googleProvider(user, env, need) };
    default:
      return kind satisfies never;
  }
}

function googleProvider(user: string, env: Environment, need: Need) {
  if (env.GOOGLE_SERVICE_ACCOUNT_EMAIL)
    return {
      kind: 'google-service-account' as const,
      clientEmail: env.GOOGLE_SERVICE_ACCOUNT_EMAIL,
      privateKey: need('GOOGLE_SERVICE_ACCOUNT_KEY').replaceAll('\\n', '\n'),
      subject: user,
      tokenUrl: null,
    };
  return {
    kind: 'google-refresh-token' as const,
    clientId: need('GOOGLE_CLIENT_ID'),
    clientSecret: need('GOOGLE_CLIENT_SECRET'),
    refreshToken: need('GOOGLE_REFRESH_TOKEN'),
    tokenUrl: null,
  };
}
