import { z } from 'zod';
import { causesIn } from '../log/context.ts';
import { prettyLine } from '../log/pretty.ts';
import { linesOf } from './lines.ts';

const about = z.looseObject({
  ticket: z.number().optional(),
  press: z.string().optional(),
  mail: z.string().optional(),
  tick: z.string().optional(),
  also: z.unknown().optional(),
});

/**
 * `log`: reads the server's lines from standard input and writes them for people; with a ticket's number, or the id of a
 * press, a mail or a tick of the clock, only those that bear it: what it was, and what came of it.
 *
 * @returns the exit code: 1 where no line is about what was asked for
 */
export async function readLog([wanted = '']: string[]): Promise<number> {
  const id = wanted.replace(/^#/, '');
  process.stdout.once('error', () => process.exit(0));
  let isFound = id === '';
  for await (const lines of linesOf(process.stdin))
    for (const line of lines) {
      if (line === null || (id !== '' && !isAbout(line, id))) continue;
      isFound = true;
      process.stdout.write(`${prettyLine(line, process.stdout, { dated: true })}\n`);
    }
  if (isFound) return 0;
  console.error(
    `None of these lines is about ${wanted}: write a ticket’s number, or the id of a press, a mail or a tick of the clock.`,
  );
  return 1;
}

function isAbout(line: string, id: string): boolean {
  try {
    const { ticket, press, mail, tick, also } = about.parse(JSON.parse(line));
    const before = causesIn(also).map(cause => cause.split(':')[1]);
    return [String(ticket), press, mail, tick, ...before].includes(id);
  } catch {
    return false;
  }
}
