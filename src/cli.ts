import { faultInWords } from './cli/fault-in-words.ts';
import { asksForHelp, helpFor, noSuchCommand } from './cli/help.ts';

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
  // What has many options tells of them itself.
  if (['help', '--help', '-h'].includes(command) || (command !== 'deadline' && asksForHelp(args))) {
    console.log(helpFor(command === 'help' ? args[0] : command));
    return 0;
  }
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
    case 'portal':
    case 'duties':
    case 'availability':
    case 'privacy':
    case 'work':
    case 'audit':
    case 'report':
    case 'what-if':
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
    case 'probe':
      return await (await import('./cli/availability/probe.ts')).probe(args);
    case 'log':
      return await (await import('./cli/log.ts')).readLog(args);
    case 'reference':
      return (await import('./cli/reference.ts')).reference();
    case 'openapi':
      return (await import('./cli/outwards/openapi.ts')).printOpenApi();
    default:
      console.error(noSuchCommand(command));
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
