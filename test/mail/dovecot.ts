import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ImapFlow } from 'imapflow';
import { freePort } from '../free-port.ts';
import { untilOpen } from './ports.ts';

export const user = 'support';
export const password = 'geheim';

/** A real Dovecot on loopback, in a folder of its own. */
export type Dovecot = {
  port: number;
  /** Where all of it lies. */
  folder: string;
  /** Takes mail for its users, if that was asked for; 0 if not. */
  lmtpPort: number;
  kill(): Promise<void>;
  restart(): Promise<void>;
  client(as?: string): Promise<ImapFlow>;
  stop(): Promise<void>;
};

/**
 * @param about.users who has a mailbox, all with the same password
 * @param about.lmtp whether mail is delivered to them
 * @param about.tokenInfoUrl where tokens are looked at, for who logs in with one; the token is appended
 */
export async function startDovecot({
  users = [user],
  lmtp = false,
  tokenInfoUrl = '',
} = {}): Promise<Dovecot> {
  const folder = mkdtempSync(join(tmpdir(), 'sportello-dovecot-'));
  chmodSync(folder, 0o755);
  const port = await freePort();
  const lmtpPort = lmtp ? await freePort() : 0;
  const { uid, gid } = { uid: 65534, gid: 65534 };
  const accounts = users.map(name => {
    const home = join(folder, `mail-${name}`);
    mkdirSync(home);
    chownSync(home, uid, gid);
    return `${name}:{PLAIN}${password}:${uid}:${gid}::${home}\n`;
  });
  writeFileSync(join(folder, 'users'), accounts.join(''));
  writeFileSync(join(folder, 'oauth2.conf'), `tokeninfo_url = ${tokenInfoUrl}\nusername_attribute = email\n`);
  writeFileSync(
    join(folder, 'dovecot.conf'),
    `base_dir = ${folder}/run
import_environment = TZ LD_PRELOAD FAKETIME FAKETIME_DONT_FAKE_MONOTONIC NO_FAKE_STAT
state_dir = ${folder}/state
log_path = ${folder}/log
protocols = imap${lmtp ? ' lmtp' : ''}
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
first_valid_uid = 1
mail_location = sdbox:~/mail
default_internal_user = dovecot
auth_mechanisms = plain${tokenInfoUrl ? ' xoauth2' : ''}
${tokenInfoUrl ? `passdb {\n  driver = oauth2\n  mechanisms = xoauth2\n  args = ${folder}/oauth2.conf\n}` : ''}
passdb {
  driver = passwd-file
  args = ${folder}/users
}
userdb {
  driver = passwd-file
  args = ${folder}/users
}
service imap-login {
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
${lmtp ? `service lmtp {\n  inet_listener lmtp {\n    address = 127.0.0.1\n    port = ${lmtpPort}\n  }\n}` : ''}
namespace inbox {
  inbox = yes
}
`,
  );
  let server: ChildProcess | null = null;

  async function start(): Promise<void> {
    server = spawn('/usr/sbin/dovecot', ['-F', '-c', join(folder, 'dovecot.conf')], {
      stdio: 'ignore',
      detached: true,
    });
    await untilOpen('Dovecot', port);
    await untilItLetsIn();
  }

  /** Listening comes before serving: a connection of the first moments after a crash may wait for a long time. */
  async function untilItLetsIn(): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await (await client(users[0] ?? user, { socketTimeout: 5_000 })).logout();
      } catch (error) {
        if (tries === 4) throw new Error(`Dovecot lets nobody in: ${error}`);
      }
    }
  }

  async function client(as: string, patience: { socketTimeout?: number } = {}): Promise<ImapFlow> {
    const client = new ImapFlow({
      host: '127.0.0.1',
      port,
      secure: false,
      auth: { user: as, pass: password },
      logger: false,
      ...patience,
    });
    client.on('error', () => {});
    await client.connect();
    return client;
  }

  async function kill(): Promise<void> {
    const running = server;
    if (!running?.pid || running.exitCode !== null) return;
    const gone = new Promise(done => running.once('exit', done));
    // The whole group at once, as a machine that loses its power. Mail lies in sdbox: a maildir's locks would survive
    // who held them, and keep everybody out for a minute or two.
    process.kill(-running.pid, 'SIGKILL');
    await gone;
    server = null;
    rmSync(join(folder, 'run', 'master.pid'), { force: true });
  }

  await start();
  return {
    port,
    folder,
    lmtpPort,
    kill,
    restart: start,
    client: (as = users[0] ?? user) => client(as),
    stop: async () => {
      await kill();
      if (existsSync(folder)) rmSync(folder, { recursive: true, force: true });
    },
  };
}
