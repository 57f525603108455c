import { appendFileSync, existsSync } from 'node:fs';
import { describe, inject } from 'vitest';

/** Servers that tests need and a machine may lack: where they are, and the Debian package that brings them. */
const servers = {
  dovecot: { path: '/usr/sbin/dovecot', package: 'dovecot-imapd' },
  clamd: { path: '/usr/sbin/clamd', package: 'clamav-daemon' },
  chromium: { path: '/usr/bin/chromium', package: 'chromium' },
} as const;

declare module 'vitest' {
  interface ProvidedContext {
    missingServers: string;
  }
}

/**
 * A suite that needs a server. Where it is lacking the suite is left out and named at the end of the run, with the
 * command that installs what lacks; with CI=true it is a failure.
 */
export function needs(server: keyof typeof servers, suite: string, tests: () => void): void {
  const { path, package: name } = servers[server];
  if (existsSync(path)) {
    describe(suite, tests);
    return;
  }
  if (process.env.CI === 'true') throw new Error(`${suite} needs ${path}: apt-get install ${name}`);
  appendFileSync(inject('missingServers'), `${name}\t${suite}\n`);
  describe.skip(`${suite} (needs ${name})`, tests);
}
