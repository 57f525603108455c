import { faultInWords } from './cli/fault-in-words.ts';

const help = `Sportello, for admins

  npm run sportello -- check                     is everything set up? database, mail, Slack, Teams
  npm run sportello -- tickets                   the latest tickets
  npm run sportello -- ticket 1042               a ticket, and everything that happened to it
  npm run sportello -- ticket 1042 claim --as anna@example.com
                                                 works a ticket as an operator: claim, release, accept-suggestion,
                                                 classify --category bug --priority 2, reassign --to marco@example.com,
                                                 reopen, note, reply, ask-clarification, close --text "…",
                                                 language --language en, take-over, acknowledge,
                                                 extend --by 4h --text "…", set-fields --field issue=DEV-12
  npm run sportello -- ticket 1042 why           how its deadlines are counted
  npm run -s sportello -- deadline --received 2026-12-04T18:00 --priority 1
                                                 what is promised, and how it is counted: --json, --language it,
                                                 --calendar FILE; --batch answers JSON lines from standard input
  npm run sportello -- companies import FILE.csv  whom the desk serves, with contracts and promises: --dry-run says what
                                                 would change, --remove takes out those that are not in the file
  npm run -s sportello -- tokens add --name "Web form" --rights create,read,comment
                                                 a token for the API, shown once: --per-minute 60, --per-day 500
  npm run sportello -- tokens list               who may use the API; tokens revoke HANDLE
  npm run -s sportello -- openapi                the API as OpenAPI 3.1 describes it, as in docs/openapi.json
  npm run sportello -- webhooks                  what programs outside were told, and what became of it
  npm run sportello -- webhooks retry NAME       what was given up goes again
  npm run -s sportello -- webhooks secret        a secret for a webhook, to be put into .env
  npm run -s sportello -- mail explain FILE...   what the desk makes of a mail (eml or mbox entry), as a line of JSON
  npm run -s sportello -- backup FILE            everything in the database, while the desk works
  npm run -s sportello -- restore FILE           into an empty database, embedded or your own
  npm run -s sportello -- move-database --to postgres://…
                                                 from the embedded PostgreSQL to your own, or to another
  npm run -s sportello -- log [1042] < FILE      reads log lines for people: all, or those of a ticket; or, with the id
                                                 of a press, a mail or a tick of the clock, what came of it
  npm run -s sportello -- reference              all keys of desk.yaml and the environment, as in docs/reference.md
  npm run -s sportello -- restored               after an older state of the database was put back: numbers jump (by
                                                 --margin 1000), cards are drawn anew; says what it did
  npm run sportello -- teams-package desk.example.com
                                                 makes the zip to upload in Teams
`;

/** The admin's commands. Exits non-zero on a fault. */
export async function cli(args: string[]): Promise<void> {
  const [command = 'help', ...rest] = args;
  // What a command writes (backups, the sandbox's store) is for nobody else on this machine to read.
  process.umask(0o077);
  try {
    process.exitCode = await run(command, rest);
  } catch (error) {
    console.error(faultInWords(error));
    process.exitCode = 1;
  }
}

/** Each command loads what it needs: an answer about time need not wait for two chats' SDKs. */
async function run(command: string, args: string[]): Promise<number> {
  if (command === 'webhooks' && args[0] === 'secret')
    return (await import('./cli/outwards/webhooks.ts')).newWebhookSecret();
  switch (command) {
    case 'check':
      return await (await import('./cli/check.ts')).check();
    case 'tickets':
    case 'ticket':
    case 'restored':
    case 'companies':
    case 'webhooks':
    case 'tokens':
      return await (await import('./cli/on-the-desk.ts')).onTheDesk(command, args);
    case 'deadline':
      return await (await import('./cli/deadline/deadline.ts')).deadline(args);
    case 'mail':
      if (args[0] !== 'explain') throw new Error('Write: npm run -s sportello -- mail explain FILE...');
      return await explain(args.slice(1));
    case 'backup':
      return await (await import('./cli/database/backup.ts')).backup(args);
    case 'restore':
      return await (await import('./cli/database/backup.ts')).restore(args);
    case 'move-database':
      return await (await import('./cli/database/move-database.ts')).moveDatabase(args);
    case 'teams-package':
      return (await import('./cli/teams-package.ts')).teamsPackage(args);
    case 'log':
      return await (await import('./cli/log.ts')).readLog(args);
    case 'reference':
      return (await import('./cli/reference.ts')).reference();
    case 'openapi':
      return (await import('./cli/outwards/openapi.ts')).printOpenApi();
    case 'help':
      console.log(help);
      return 0;
    default:
      console.error(`There is no command ${command}.\n\n${help}`);
      return 1;
  }
}

async function explain(files: string[]): Promise<number> {
  const [{ mailExplain }, { ownAddresses }] = await Promise.all([
    import('./cli/mail-explain.ts'),
    import('./cli/own-addresses.ts'),
  ]);
  return await mailExplain(files, ownAddresses());
}
