import { z } from 'zod';
import { parseWorkingLength } from '../../sla/working-length.ts';
import { type LadderStep, tells } from '../../ticket/clock/policy.ts';
import { category } from './classifying/categories.ts';
import { eachPriority, priority } from './classifying/priorities.ts';
import { about, address, workingLength } from './values/fields.ts';

/** `75%`, `breach`, or a working time before the end: `2h before`. */
const ladderPlace = z
  .string()
  .transform((text, context): LadderStep['at'] => {
    if (text.trim() === 'breach') return { share: 1 };
    const percent = /^(\d{1,2}(?:\.\d+)?)\s*%$/.exec(text.trim())?.[1];
    if (percent && Number(percent) > 0) return { share: Number(percent) / 100 };
    const before = parseWorkingLength(text.replace(/\s+before\s*$/, ''));
    if (before && /\sbefore\s*$/.test(text)) return { before };
    context.addIssue({ code: 'custom', message: 'write 75%, breach, or a working time such as 2h before' });
    return z.NEVER;
  })
  .meta({ writtenAs: 'share, breach, or time before' });

const ladderStep = z
  .strictObject({
    at: about(
      ladderPlace,
      'When somebody is notified: at a share of the promised working time, at a working time before its end, or at the breach.',
      '75%',
    ),
    tell: about(
      z.enum(tells, `write ${tells.join(', ')}`),
      'Who is notified; assignee is everybody in the channel while the ticket is unassigned.',
    ),
    repeatEvery: about(
      workingLength.optional(),
      'The telling is repeated after so much working time, until somebody acts.',
      '1h',
    ),
    repeatAtMost: about(z.int().min(1).max(100).default(8), 'How often it is repeated at most.'),
  })
  .transform(
    ({ at, tell, repeatEvery, repeatAtMost }): LadderStep => ({
      at,
      tell,
      repeat: repeatEvery ? { every: repeatEvery, atMost: repeatAtMost } : null,
    }),
  );

export const escalation = z.strictObject({
  ladder: about(
    z
      .array(ladderStep)
      .refine(
        steps => steps.some(({ at }) => 'share' in at && at.share === 1),
        'the ladder needs a step at: breach',
      ),
    'Who is notified that a deadline is near, or missed; one step is at: breach.',
  ),
  acknowledgedFor: about(
    workingLength,
    'For so much working time “I’m on it” keeps the repetitions silent.',
    '2h',
  ),
  extendAtMost: about(
    workingLength.prefault('20d'),
    'Managers add no more than this to one promise, in all.',
    '20d',
  ),
  onCallPriorities: about(
    z.array(priority).default([1]),
    'The person on call is notified at once of requests of these priorities that come in a closure.',
  ),
});

export const duty = z.strictObject({
  rota: about(
    z.array(address).default([]),
    'The managers on duty, in turn, each an address that stands under operators; nobody: all managers are.',
    '[giulia.verdi@example.com]',
  ),
  turn: about(z.enum(['day', 'week'], 'write day or week').default('week'), 'How long a turn lasts.'),
  from: about(
    z.iso.date('write the first day of the first turn, such as 2026-01-05').default('2026-01-05'),
    'The first day of the first one’s turn.',
  ),
});

export const silentCustomers = z
  .strictObject({
    remind: about(
      z.boolean().default(false),
      'Whether customers who do not answer a clarification are reminded once.',
    ),
    remindAfter: about(workingLength, 'The working time between the question and the reminder.', '3d'),
    close: about(
      z.boolean().default(false),
      'Whether a request is closed whose customer does not answer the reminder either.',
    ),
    closeAfter: about(workingLength, 'The working time between the question and the closing.', '10d'),
  })
  .refine(({ remind, close }) => remind || !close, {
    path: ['close'],
    message: 'a closing is announced by the reminder: set remind: true too',
  })
  .transform(({ remind, remindAfter, close, closeAfter }) => ({
    remindAfter: remind ? remindAfter : null,
    closeAfter: close ? closeAfter : null,
  }));

const promise = z.strictObject({
  claim: about(workingLength, 'An operator takes charge of the request within this working time.', '4h'),
  resolve: about(workingLength, 'It is resolved within this working time; not before it is claimed.', '2d'),
});

/** Of each priority that the desk has, and of no other: `crosswise` asks. */
export const promises = z.strictObject({
  ...eachPriority(promise.optional()),
  default: about(priority.default(3), 'The priority by which an unclassified request is counted.'),
});

export const suggestion = z
  .strictObject({
    words: about(
      z.array(z.string().min(1)).optional(),
      'The rule fits when one of these words or phrases stands, whole, in the subject or in what was newly written.',
      '[down, "cannot work"]',
    ),
    sender: about(
      z.string().optional(),
      'The rule fits mail from this address, or from this @domain.',
      '"@example.com"',
    ),
    important: about(z.boolean().optional(), 'The rule fits mail that its sender marked as important.', true),
    category: about(category.optional(), 'The category that the card proposes.'),
    priority: about(priority.optional(), 'The priority that the card proposes.', 2),
  })
  .refine(rule => rule.words || rule.sender || rule.important, 'say when it fits: words, sender or important')
  .refine(rule => rule.category || rule.priority, 'say what it proposes: category or priority');
