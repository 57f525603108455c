import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { drawnUp } from '../chat/duty-report/drawn-up.ts';
import { dutyForm } from '../chat/duty-report/form.ts';
import { asJson } from '../chat/duty-report/report.ts';
import type { Speech } from '../chat/say.ts';
import type { Config } from '../config/config.ts';
import type { Desk } from '../desk/desk.ts';
import { recordReading } from '../desk/record-reading.ts';
import { reporterOf } from '../house/desk/reporter.ts';
import { findOperatorByEmail } from '../store/people/operators.ts';
import { findTicket } from '../store/tickets/tickets.ts';
import { actorOf } from '../ticket/words.ts';

/**
 * What has to be reported of a request, with what the authorities ask for: as JSON, and as a form to print. Into files: whoever
 * looks at the console reads no word of it. In the name of somebody who may see it, and recorded as their reading.
 */
export async function exportDuties(desk: Desk, config: Config, args: string[]): Promise<number> {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: { as: { type: 'string' }, to: { type: 'string' }, language: { type: 'string' } },
  });
  const [number = ''] = positionals;
  if (!values.as) throw new Error('Say as whom: --as anna@example.com');
  const folder = values.to;
  if (!folder) throw new Error('Say into which folder the files go: --to FOLDER');
  const operator = await findOperatorByEmail(desk.db, values.as);
  const ticket = await findTicket(desk.db, Number(/^#?(\d{1,9})$/.exec(number)?.[1] ?? 0));
  if (!ticket) throw new Error(`There is no ticket ${number}.`);
  if (!operator) throw new Error(`${values.as} is not an operator.`);
  const speech = speechOf(desk, config, values.language);
  const drawn = await drawnUp(desk, ticket, operator, reporterOf(config), speech);
  if (!drawn.ok && drawn.why === 'nothing')
    throw new Error(`Nothing has to be reported of ticket ${number}.`);
  if (!drawn.ok) throw new Error(`${values.as} may not read ticket ${number}.`);
  const read = await recordReading(
    desk,
    ticket.number,
    actorOf(operator),
    { what: 'conversation' },
    { origin: 'cli', key: `cli:${randomUUID()}` },
  );
  if (!read.ok) throw new Error(`${values.as} may not read ticket ${number}.`);
  const name = join(folder, `duties-${ticket.number}`);
  // For nobody else on this machine to read.
  writeFileSync(`${name}.json`, asJson(drawn.report), { mode: 0o600 });
  writeFileSync(`${name}.html`, dutyForm(drawn.report, speech), { mode: 0o600 });
  console.log(`Written: ${name}.json, ${name}.html`);
  return 0;
}

function speechOf(desk: Desk, { policy }: Config, language: string | undefined): Speech {
  return {
    language: language === 'it' || language === 'en' ? language : policy.desk.language,
    zone: policy.calendar.zone,
    catalogue: desk.policy.catalogue,
    clock: desk.clock,
  };
}
