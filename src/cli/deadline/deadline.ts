import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { DateTime } from 'luxon';
import { parse } from 'yaml';
import { z } from 'zod';
import { deadlineInWords, promisedFrom } from '../../chat/in-words/deadline-in-words.ts';
import { deskParts } from '../../config/desk-file.ts';
import { alternatives, faultsOf } from '../../config/faults.ts';
import { calendarShape } from '../../config/keys/calendar.ts';
import { policyOf } from '../../house/desk/policy.ts';
import type { Calendar } from '../../sla/calendar.ts';
import { explain } from '../../sla/explain.ts';
import { offeredPriorities, priorityName } from '../../ticket/catalogue/catalogue.ts';
import type { Deadline } from '../../ticket/clock/deadlines.ts';
import type { Terms } from '../../ticket/clock/terms.ts';
import { languages, type Priority } from '../../ticket/words.ts';
import { answerBatch } from './deadline-batch.ts';
import { receivedAt } from './received-at.ts';

const options = z.object({
  received: z.string({ error: 'say when it was received: --received 2026-12-04T18:00' }),
  priority: z.string().transform(Number).optional(),
  language: z.enum(languages, '--language is it or en').default('en'),
});

const usage = `Write: npm run -s sportello -- deadline --received 2026-12-04T18:00 --priority 1
  --received    2026-12-04T18:00, with an offset or without, or as in chat: "yesterday 18:00", "4/12/2026 18:00"
  --priority    its number, 1 being the most urgent; without it the one to which an unclassified request is held
  --language    it or en
  --calendar    a file, YAML or JSON, in place of the calendar in desk.yaml
  --json        as a line of JSON
  --batch       in place of all but --calendar: answers JSON lines from standard input`;

/** `deadline`: what is promised to a request, and why; or, with --batch, answers to many questions. */
export async function deadline(args: string[]): Promise<number> {
  const values = optionsIn(args);
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const calendar =
    values.calendar === undefined ? deskParts('calendar').calendar : calendarIn(values.calendar);
  if (values.batch) {
    await answerBatch(process.stdin, process.stdout, calendar);
    return 0;
  }
  const policy = deskParts('categories', 'priorities', 'fields', 'promises', 'escalation', 'silentCustomers');
  const parsed = options.safeParse(values);
  if (!parsed.success) throw new Error(parsed.error.issues.map(({ message }) => message).join('\n'));
  const { received, language } = parsed.data;
  const terms: Terms = { policy: policyOf({ policy }), calendar };
  const priority = priorityIn(parsed.data.priority, terms);
  const start = receivedAt(received, calendar, new Date());
  if (!start)
    throw new Error(
      `--received ${received} is not a time: write 2026-12-04T18:00 (${calendar.zone}), or with an offset; or as in chat: "yesterday 18:00", "4/12/2026 18:00"`,
    );
  const promised = promisedFrom(terms, start.toJSDate(), priority);
  if (values.json) console.log(JSON.stringify(asJson(promised, terms, start, priority, language)));
  else
    for (const each of [promised.claim, promised.resolve])
      console.log(`${deadlineInWords(each, language, start.toJSDate()).join('\n')}\n`);
  return 0;
}

/** One that the desk has; by default the one to which an unclassified request is held. */
function priorityIn(said: number | undefined, { policy }: Terms): Priority {
  const known = offeredPriorities(policy.catalogue).map(({ number }) => number);
  const meant = known.find(number => number === (said ?? policy.defaultPriority));
  if (!meant) throw new Error(`--priority is ${alternatives(known)}`);
  return meant;
}

function optionsIn(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        received: { type: 'string' },
        priority: { type: 'string' },
        language: { type: 'string' },
        calendar: { type: 'string' },
        json: { type: 'boolean', default: false },
        batch: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
}

/** A file of YAML or JSON: a whole desk.yaml, or its `calendar` alone. */
function calendarIn(file: string): Calendar {
  const content = contentOf(file);
  const inner = z.object({ calendar: z.unknown() }).safeParse(content);
  const parsed = calendarShape.safeParse(inner.success ? inner.data.calendar : content);
  if (parsed.success) return parsed.data;
  throw new Error(
    faultsOf(parsed.error, 'calendar', inner.success ? inner.data.calendar : content)
      .map(({ key, says }) => `--calendar ${file}: ${key}: ${says}`)
      .join('\n'),
  );
}

function contentOf(file: string): unknown {
  try {
    return parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`--calendar ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function asJson(
  { claim, resolve }: { claim: Deadline; resolve: Deadline },
  terms: Terms,
  received: DateTime,
  priority: Priority,
  language: 'it' | 'en',
) {
  const one = (deadline: Deadline) => ({
    due: deadline.due?.toISOString(),
    dueLocal: DateTime.fromJSDate(deadline.due ?? new Date(0), { zone: terms.calendar.zone }).toISO(),
    workingSeconds: deadline.seconds,
    segments: explain(terms.calendar, deadline.start, deadline.due ?? deadline.start),
    explanation: deadlineInWords(deadline, language, received.toJSDate()).join(' '),
  });
  return {
    received: received.toUTC().toISO(),
    zone: terms.calendar.zone,
    priority,
    severity: priorityName(terms.policy.catalogue, priority, language),
    claim: one(claim),
    resolve: one(resolve),
  };
}
