import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import mustache from 'mustache';
import { momentOf } from '../../chat/in-words/moment.ts';
import { instantInWords, type Speech } from '../../chat/say.ts';
import { reportForm } from '../../chat/words/chapters/duties/report.ts';
import { eachLanguage } from '../../chat/words/in-both.ts';
import type { Config } from '../../config/config.ts';
import type { Desk } from '../../desk/desk.ts';
import { recordReading } from '../../desk/record-reading.ts';
import { seenLog } from '../../desk/relations/unseen-others.ts';
import { findOperatorByEmail } from '../../store/people/operators.ts';
import { eventsAfter } from '../../store/tickets/events.ts';
import { findTicket } from '../../store/tickets/tickets.ts';
import { hasDuties } from '../../ticket/duties/standing.ts';
import { hasWords, seen } from '../../ticket/sight/seen.ts';
import { eyesOf } from '../../ticket/sight/sight.ts';
import { asJson, type DutyReport, dutyReport } from './report.ts';

const template = readFileSync(new URL('form.mustache', import.meta.url), 'utf8');
const words = eachLanguage(reportForm);

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
  const eyes = eyesOf(desk, { kind: 'operator', operator }, 'export');
  const shown = seen(ticket, eyes);
  if (!hasWords(shown)) throw new Error(`${values.as} may not read ticket ${number}.`);
  if (!hasDuties(shown.reporting)) throw new Error(`Nothing has to be reported of ticket ${number}.`);
  const read = await recordReading(
    desk,
    ticket.number,
    operator,
    { what: 'conversation' },
    { origin: 'cli', key: `cli:${randomUUID()}` },
  );
  if (!read.ok) throw new Error(`${values.as} may not read ticket ${number}.`);
  const speech: Speech = {
    language:
      values.language === 'it' || values.language === 'en' ? values.language : config.policy.desk.language,
    zone: config.policy.calendar.zone,
    catalogue: desk.policy.catalogue,
    clock: desk.clock,
  };
  const log = await seenLog(desk.db, ticket, await eventsAfter(desk.db, ticket.number, 0), eyes);
  const { desk: house, security } = config.policy;
  const reporter = {
    name: house.controller || house.name,
    contact: [...(security?.contact ?? []), house.phone].filter(Boolean).join(', '),
    product: desk.companies.now().byKey.get(shown.company ?? '')?.product ?? '',
  };
  const report = dutyReport(shown, log, reporter, momentOf(desk, speech));
  const name = join(folder, `duties-${ticket.number}`);
  // For nobody else on this machine to read.
  writeFileSync(`${name}.json`, asJson(report), { mode: 0o600 });
  writeFileSync(`${name}.html`, dutyForm(report, speech), { mode: 0o600 });
  console.log(`Written: ${name}.json, ${name}.html`);
  return 0;
}

/** The form, to be printed and filled in by hand where nothing is known. */
export function dutyForm(report: DutyReport, speech: Speech): string {
  const said = words[report.language];
  const at = (iso: string) => instantInWords(speech, new Date(iso));
  return mustache.render(template, {
    ...report,
    words: said,
    title: said.title(`#${report.request}`),
    arrived: at(report.arrivedAt),
    made: said.made(at(report.madeAt)),
    happenings: report.log.map(({ at: when, line }) => ({ when: at(when), line })),
  });
}
