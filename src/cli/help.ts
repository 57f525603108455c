import { nearest } from '../config/faults.ts';

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
  npm run -s sportello -- duties 1042 --as anna@example.com --to FOLDER
                                                 what has to be reported of it by law, as JSON and as a form to print:
                                                 --language it
  npm run -s sportello -- deadline --received 2026-12-04T18:00 --priority 1
                                                 what is promised, and how it is counted: --json, --language it,
                                                 --calendar FILE; --batch answers JSON lines from standard input
  npm run sportello -- companies import FILE.csv  whom the desk serves, with contracts and promises: --dry-run says what
                                                 would change, --remove takes out those that are not in the file
  npm run -s sportello -- work --month 2026-11    the time worked in a month, by company; --csv: every entry, for invoicing
                                                 (--language it or en: for which Excel; else desk.language)
  npm run -s sportello -- report --month 2026-11  the desk's figures: --from 2026-11-01 --to 2026-11-30, --step day, --by
                                                 category,company, --only mailbox=…, --language it; --json or --csv: all
  npm run -s sportello -- what-if --month 2026-11 --with other.yaml
                                                 how that would have been by another calendar, promises, escalation or
                                                 reporting duties: --calendar FILE, --promises FILE,
                                                 --reporting-duties FILE; whom by another duty plan:
                                                 --duty-plan FILE; --json, --language it
  npm run -s sportello -- availability --month 2026-11
                                                 how available services were, minute by minute: --json, --csv,
                                                 --language it
  npm run -s sportello -- probe --to https://desk.example.com
                                                 a second place that looks at a desk's services, with a token in
                                                 PROBE_TOKEN; --once looks once
  npm run -s sportello -- tokens add --name "Web form" --rights create,read,comment
                                                 a token for the API, shown once: --per-minute 60, --per-day 500
  npm run sportello -- tokens list               who may use the API; tokens revoke HANDLE
  npm run -s sportello -- privacy export ADDRESS all that is held of a person, in a folder (--to DIR): pages, JSON, files,
                                                 emails, who read it
  npm run -s sportello -- privacy erase ADDRESS  what is held of a person goes, but for what the law keeps: says what
                                                 (--dry-run), asks, does it (--close closes what is open)
  npm run -s sportello -- privacy ledger         who read customers' data, what, for which request, from where: --of
                                                 ADDRESS, --by OPERATOR, --from 2026-11-01, --to 2026-11-30, --json, --csv,
                                                 --language it
  npm run -s sportello -- privacy retention --dry-run
                                                 what was kept for long enough, and would go at night, by its class
  npm run -s sportello -- privacy again          after a restore: who was erased since is erased once more
  npm run sportello -- portal list               who may sign in to the customers' portal; portal end ADDRESS
  npm run -s sportello -- audit verify           were records changed? the first thing that does not fit, or --all;
                                                 --since 2026-11-01, --json; audit seal: seals now; audit key: by which key;
                                                 audit export --to FOLDER: for another program to verify;
                                                 --language it
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

const line = /^ {2}npm run (?:-s )?sportello -- (\S+)/;

/** What there is: by the first word of each command. */
function commands(): string[] {
  return [...new Set(help.split('\n').flatMap(row => line.exec(row)?.[1] ?? []))];
}

/** @param command whose lines alone are wanted; all, where it is none */
export function helpFor(command: string | undefined): string {
  if (command === undefined || !commands().includes(command)) return help;
  let isMeant = false;
  const rows = help.split('\n').filter(row => {
    const [, begun] = line.exec(row) ?? [];
    if (begun) isMeant = begun === command;
    return isMeant && row !== '';
  });
  return `${rows.join('\n')}\n`;
}

/** For a command that is not there: the one that was probably meant, and all. */
export function noSuchCommand(command: string): string {
  const meant = nearest(command, commands());
  return `There is no command ${command}${meant ? `: did you mean ${meant}?` : '.'}\n\n${help}`;
}

/** Whether words on the command line ask what a command does: a value that is given to an option asks nothing. */
export function asksForHelp(args: string[]): boolean {
  return args.some(
    (word, index) => word === '-h' || (word === '--help' && !args[index - 1]?.startsWith('--')),
  );
}
