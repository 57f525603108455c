import { z } from 'zod';
import { craDuties, gdprDuties, type Lawful, nis2Duties } from '../../../ticket/duties/laws.ts';
import {
  type Duty,
  type DutyCall,
  type DutyTerm,
  dutyKey,
  dutyKinds,
  dutyStarts,
  dutySteps,
} from '../../../ticket/duties/regime.ts';
import { writtenAs } from '../../faults.ts';
import { about, address } from '../values/fields.ts';

const termForm = 'write hours as 24h, days as 14d, or months as 1 month';

/** Hours elapse; days and months are the calendar's. */
function termIn(text: string): DutyTerm | null {
  const [, amount = '', unit = ''] = /^(\d{1,4})\s*(h|d|months?)$/.exec(text.trim()) ?? [];
  if (!(Number(amount) > 0)) return null;
  return { amount: Number(amount), unit: unit === 'h' ? 'hour' : unit === 'd' ? 'day' : 'month' };
}

const within = z
  .string(writtenAs(`${termForm}; asap where the law names no term`))
  .transform((text, context): DutyTerm | null => {
    if (text.trim() === 'asap') return null;
    const term = termIn(text);
    if (term) return term;
    context.addIssue({ code: 'custom', message: `${termForm}; asap where the law names no term` });
    return z.NEVER;
  })
  .meta({ writtenAs: 'elapsed time: 24h, 14d, 1 month; or asap' });

const callForm = 'write 50%, 2h before, 24h after, or missed';
const call = z
  .string(writtenAs(callForm))
  .transform((text, context): DutyCall => {
    const said = text.trim();
    const percent = /^(\d{1,2})\s*%$/.exec(said)?.[1];
    const [, length = '', side = ''] = /^(.+?)\s+(before|after)$/.exec(said) ?? [];
    const term = termIn(length);
    if (said === 'missed') return { share: 1 };
    if (percent && Number(percent) > 0) return { share: Number(percent) / 100 };
    if (term) return side === 'before' ? { before: term } : { after: term };
    context.addIssue({ code: 'custom', message: callForm });
    return z.NEVER;
  })
  .meta({ writtenAs: 'share, time before or after, or missed' });

const tell = z.array(address);
const inBoth = z.union([
  z.string().transform(text => ({ it: text, en: text })),
  z.strictObject({ it: z.string(), en: z.string() }),
]);

/** One duty, of which the desk may know already what the law says. */
const duty = z.strictObject({
  when: about(
    z.enum(dutyKinds, `write ${dutyKinds.join(', ')}`),
    'What has happened: a vulnerability is actively exploited, a severe (significant) incident, or a personal data breach.',
    'exploited',
  ),
  step: about(z.enum(dutySteps, `write ${dutySteps.join(', ')}`), 'What has to be done.', 'early-warning'),
  within: about(
    within.optional(),
    'The term: hours elapse, day and night; days and months end at the same time of day; asap where the law names none.',
    '24h',
  ),
  from: about(
    z.enum(dutyStarts, `write ${dutyStarts.join(', ')}`).optional(),
    'From when the term runs: that it became known, that the notification of the same law was made, or that a corrective or mitigating measure is available.',
    'awareness',
  ),
  source: about(
    inBoth.meta({ writtenAs: 'text, or it and en' }).optional(),
    'Law and article, as they stand beside the term.',
    'Regulation (EU) 2022/2554, Art. 19(4)(a)',
  ),
  to: about(
    inBoth.meta({ writtenAs: 'text, or it and en' }).optional(),
    'Whom it goes to.',
    'the competent authority',
  ),
  tell: about(
    tell.optional(),
    'Who is called about this one, in place of tell above.',
    '[giulia.verdi@example.com]',
  ),
  callAt: about(
    z.array(call).optional(),
    'When they are called about this one, in place of callAt above.',
    '[50%, 2h before, missed]',
  ),
});

const law = z.strictObject({
  as: about(
    z.array(z.enum(['controller', 'processor'], 'write controller, processor, or both')).optional(),
    'Of gdpr: whether the house decides on the data (controller), handles them for others (processor), or both. Without it: controller.',
    '[controller, processor]',
  ),
  duties: about(
    z.array(duty).default([]),
    'What is otherwise than the law as the desk knows it, or is added to it. Of a law that the desk does not know: all of it.',
  ),
});

type Law = z.infer<typeof law>;

export const reportingDutiesShape = z
  .strictObject({
    tell: about(
      tell.default([]),
      'Who is called, day and night, each an address that stands under operators; nobody: all who see what is restricted.',
      '[giulia.verdi@example.com]',
    ),
    callAt: about(
      z.array(call).prefault(['50%', '1d before', '2h before', 'missed']),
      'When they are called: at a share of the term, so long before its end, and when it is missed.',
      '[50%, 2h before, missed]',
    ),
    callWithoutTerm: about(
      z.array(call).prefault(['4h after', '24h after', '72h after']),
      'When they are called about what has to be done without undue delay, until it is done.',
      '[4h after, 24h after]',
    ),
    laws: about(
      z.record(z.string().regex(/^[a-z][a-z0-9-]{0,19}$/, 'write a short name such as cra'), law).default({}),
      'The laws that the house is subject to, by their names: cra, nis2 and gdpr are known, as they are in force; another one is written out under duties.',
    ),
  })
  .superRefine(({ laws }, context) => {
    for (const [name, { as, duties }] of Object.entries(laws)) {
      if (as && name !== 'gdpr')
        context.addIssue({
          code: 'custom',
          path: ['laws', name, 'as'],
          message: 'only gdpr asks for this',
        });
      for (const [index, written] of duties.entries()) {
        const lacks = lackingIn(knownOf(name, { as, duties }), written);
        if (lacks)
          context.addIssue({
            code: 'custom',
            path: ['laws', name, 'duties', index, lacks],
            message: `is missing: the desk does not know this duty of ${name}`,
          });
      }
    }
  })
  .optional()
  .describe(
    'What has to be reported by law of what few may see, and within which term. Each law is off until it is named here.',
  );

type Written = NonNullable<z.infer<typeof reportingDutiesShape>>;
type WrittenDuty = Law['duties'][number];

function knownOf(name: string, { as = ['controller'] }: Law): Lawful[] {
  if (name === 'cra') return craDuties;
  if (name === 'nis2') return nis2Duties;
  return name === 'gdpr' ? as.flatMap(role => gdprDuties[role]) : [];
}

const isOf =
  ({ when, step }: WrittenDuty) =>
  (known: Lawful) =>
    known.kind === when && known.step === step;

function lackingIn(known: Lawful[], written: WrittenDuty): 'within' | 'source' | null {
  if (known.some(isOf(written))) return null;
  if (written.within === undefined) return 'within';
  return written.source === undefined ? 'source' : null;
}

/** What is to be done by the laws that are switched on, as desk.yaml has it. */
export function dutiesOf(written: Written | undefined): Duty[] {
  if (!written) return [];
  return Object.entries(written.laws).flatMap(([regime, each]) => {
    const known = knownOf(regime, each);
    const added = each.duties.filter(one => !known.some(isOf(one)));
    return [
      ...known.map(lawful =>
        dutyOf(
          regime,
          lawful,
          each.duties.find(one => isOf(one)(lawful)),
          written,
        ),
      ),
      ...added.map(one =>
        dutyOf(
          regime,
          {
            kind: one.when,
            step: one.step,
            within: one.within ?? null,
            from: 'awareness',
            source: { it: '', en: '' },
            to: { it: '', en: '' },
          },
          one,
          written,
        ),
      ),
    ];
  });
}

function dutyOf(
  regime: string,
  lawful: Lawful,
  otherwise: WrittenDuty | undefined,
  { tell: all, callAt, callWithoutTerm }: Written,
): Duty {
  const { within: length = lawful.within, from = lawful.from, source = lawful.source } = otherwise ?? {};
  return {
    key: dutyKey(regime, lawful),
    regime,
    kind: lawful.kind,
    step: lawful.step,
    within: length,
    from,
    source,
    to: otherwise?.to ?? lawful.to,
    tell: otherwise?.tell ?? all,
    calls: otherwise?.callAt ?? (length === null ? callWithoutTerm : callAt),
  };
}
