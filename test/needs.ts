import { appendFileSync, existsSync } from 'node:fs';
import { describe, inject } from 'vitest';

/** Servers that tests need and a machine may lack: where they are, and the Debian package that brings them. */
const servers = {
  dovecot: { path: '/usr/sbin/dovecot', package: 'dovecot-imapd' },
  'dovecot-lmtp': { path: '/usr/lib/dovecot/lmtp', package: 'dovecot-lmtpd' },
  postfix: { path: '/usr/lib/postfix/sbin/master', package: 'postfix' },
  clamd: { path: '/usr/sbin/clamd', package: 'clamav-daemon' },
  chromium: { path: '/usr/bin/chromium', package: 'chromium' },
} as const;

declare module 'vitest' {
  interface ProvidedContext {
    missingServers: string;
  }
}

type ServerName = keyof typeof servers;

/**
 * A suite that needs a server, or several. Where one is lacking the suite is left out and named at the end of the run,
 * with the command that installs what lacks; with CI=true it is a failure.
 */
export function needs(needed: ServerName | ServerName[], suite: string, tests: () => void): void {
  const lacking = [needed].flat().filter(server => !existsSync(servers[server].path));
  if (lacking.length === 0) {
    describe(suite, tests);
    return;
  }
  const packages = lacking.map(server => servers[server].package).join(' ');
  if (process.env.CI === 'true') throw new Error(`${suite} needs more: apt-get install ${packages}`);
  for (const server of lacking)
    appendFileSync(inject('missingServers'), `${servers[server].package}\t${suite}\n`);
  describe.skip(`${suite} (needs ${packages})`, tests);
}
