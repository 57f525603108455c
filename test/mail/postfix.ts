import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../free-port.ts';
import { untilOpen } from './ports.ts';

/** A real Postfix on loopback, with queue and configuration in a folder of its own: the system's stays untouched. */
export type Postfix = {
  /** Takes mail from everybody on this machine, for every domain that it knows. */
  port: number;
  /** What it has said and done, line by line. */
  log(): string;
  stop(): Promise<void>;
};

/** The services that a Postfix without TLS, aliases and a sendmail command is made of. */
const services = `pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 1 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
smtp unix - - n - - smtp
relay unix - - n - - smtp
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
local unix - n n - - local
lmtp unix - - n - - lmtp
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
`;

/** Folders of a queue, and whose they are. */
const postfixFolders = ['active', 'bounce', 'corrupt', 'defer', 'deferred', 'flush', 'hold', 'incoming'];
const alsoPostfixFolders = ['private', 'saved', 'trace', 'maildrop', 'public'];

/**
 * @param mail.lmtp where the mail for a domain is delivered, by LMTP
 * @param mail.local domains of which Postfix itself knows every address, and there is none
 */
export async function startPostfix(mail: {
  lmtp: Record<string, number>;
  local: string[];
}): Promise<Postfix> {
  const folder = mkdtempSync(join(tmpdir(), 'sportello-postfix-'));
  chmodSync(folder, 0o755);
  const port = await freePort();
  const [uid, gid] = ['-u', '-g'].map(which =>
    Number(execFileSync('id', [which, 'postfix'], { encoding: 'utf8' })),
  );
  for (const name of ['etc', 'queue', 'queue/pid']) mkdirSync(join(folder, name));
  for (const name of ['data', ...[...postfixFolders, ...alsoPostfixFolders].map(name => `queue/${name}`)]) {
    mkdirSync(join(folder, name), { mode: name.endsWith('public') ? 0o755 : 0o700 });
    chownSync(join(folder, name), uid ?? 0, gid ?? 0);
  }

  const routes = Object.entries(mail.lmtp);
  writeFileSync(
    join(folder, 'etc/transport'),
    routes.map(([domain, to]) => `${domain} lmtp:inet:127.0.0.1:${to}\n`).join(''),
  );
  writeFileSync(
    join(folder, 'etc/main.cf'),
    `compatibility_level = 3.6
queue_directory = ${folder}/queue
data_directory = ${folder}/data
maillog_file = ${folder}/log
maillog_file_prefixes = ${folder}
myhostname = mx.posta.example
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
mydestination = ${mail.local.join(', ')}
relay_domains = ${routes.map(([domain]) => domain).join(', ')}
transport_maps = texthash:${folder}/etc/transport
alias_maps =
alias_database =
local_recipient_maps =
smtpd_recipient_restrictions = permit_mynetworks, reject
smtpd_peername_lookup = no
smtp_dns_support_level = disabled
message_size_limit = 50000000
mailbox_size_limit = 0
# What is refused for now is tried again at once: a test does not wait for five minutes.
queue_run_delay = 1s
minimal_backoff_time = 1s
maximal_backoff_time = 2s
lmtp_destination_concurrency_failed_cohort_limit = 0
# So that the desk is asked for its word on a mail that is too large: else Postfix decides by its LHLO.
lmtp_discard_lhlo_keywords = size
`,
  );
  writeFileSync(join(folder, 'etc/master.cf'), `127.0.0.1:${port} inet n - n - - smtpd\n${services}`);

  const server: ChildProcess = spawn('/usr/lib/postfix/sbin/master', ['-c', join(folder, 'etc'), '-d'], {
    stdio: 'ignore',
    detached: true,
    // Its queue lives by the times of files, which are real whatever day the tests have (dates.ts).
    env: { ...process.env, LD_PRELOAD: undefined },
  });
  await untilOpen('Postfix', port);

  const log = () => (existsSync(join(folder, 'log')) ? readFileSync(join(folder, 'log'), 'utf8') : '');
  return {
    port,
    log,
    stop: async () => {
      if (server.exitCode === null && server.signalCode === null) {
        const gone = new Promise(done => server.once('exit', done));
        // The master ends its own.
        server.kill('SIGTERM');
        await gone;
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
