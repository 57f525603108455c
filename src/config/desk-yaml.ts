import { z } from 'zod';
import { parseWorkingLength, type WorkingLength } from '../sla/working-length.ts';
import { canonicalAddress } from '../ticket/address.ts';
import { type LadderStep, tells } from '../ticket/policy.ts';
import { categories, languages, roles } from '../ticket/words.ts';
import { calendarShape } from './calendar.ts';
import { writtenAs } from './faults.ts';
import { lettersShape } from './letters.ts';
import { probeShape } from './probe.ts';
import { secretsShape, strayUses } from './secrets.ts';

/** `10d`, `8h`, `30m`: how desk.yaml writes lengths of working time. */
const lengthForm = 'write hours as 8h, minutes as 30m, or working days as 10d';
const workingLength = z.string(writtenAs(lengthForm)).transform((text, context): WorkingLength => {
  const length = parseWorkingLength(text);
  if (length) return length;
  context.addIssue({ code: 'custom', message: lengthForm });
  return z.NEVER;
});

const address = z.email('write an email address such as support@example.com').transform(canonicalAddress);
const serverName = z
  .string()
  .regex(/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?\.[a-z0-9-]+$/i, 'write a server’s name such as mx.example.com')
  .transform(text => text.toLowerCase());
const port = z
  .int('write a port number')
  .min(1, 'a port is between 1 and 65535')
  .max(65_535, 'a port is between 1 and 65535');

const imap = z.strictObject({
  host: z.string().min(1),
  port: port.default(993),
  user: z.string().optional(),
  auth: z
    .enum(['password', 'microsoft', 'google'], 'write password, microsoft or google')
    .default('password'),
  folder: z.string().default('INBOX'),
  after: z.string().default('flag'),
  since: z.iso.date('write a date such as 2026-01-01').optional(),
  pollSeconds: z.int().min(5).max(3600).default(60),
});

const priority = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)], 'write 1, 2, 3 or 4');

/** `75%`, `breach`, or a working time before the end: `2h before`. */
const ladderPlace = z.string().transform((text, context): LadderStep['at'] => {
  if (text.trim() === 'breach') return { share: 1 };
  const percent = /^(\d{1,2}(?:\.\d+)?)\s*%$/.exec(text.trim())?.[1];
  if (percent && Number(percent) > 0) return { share: Number(percent) / 100 };
  const before = parseWorkingLength(text.replace(/\s+before\s*$/, ''));
  if (before && /\sbefore\s*$/.test(text)) return { before };
  context.addIssue({ code: 'custom', message: 'write 75%, breach, or a working time such as 2h before' });
  return z.NEVER;
});

const ladderStep = z
  .strictObject({
    at: ladderPlace,
    tell: z.enum(tells, `write ${tells.join(', ')}`),
    repeatEvery: workingLength.optional(),
    repeatAtMost: z.int().min(1).max(100).default(8),
  })
  .transform(
    ({ at, tell, repeatEvery, repeatAtMost }): LadderStep => ({
      at,
      tell,
      repeat: repeatEvery ? { every: repeatEvery, atMost: repeatAtMost } : null,
    }),
  );

const escalation = z.strictObject({
  ladder: z
    .array(ladderStep)
    .refine(
      steps => steps.some(({ at }) => 'share' in at && at.share === 1),
      'the ladder needs a step at: breach',
    ),
  acknowledgedFor: workingLength,
  extendAtMost: workingLength.prefault('20d'),
  onCallPriorities: z.array(priority).default([1]),
});

const duty = z.strictObject({
  rota: z.array(address).default([]),
  turn: z.enum(['day', 'week'], 'write day or week').default('week'),
  from: z.iso.date('write the first day of the first turn, such as 2026-01-05').default('2026-01-05'),
});

const silentCustomers = z
  .strictObject({
    remind: z.boolean().default(false),
    remindAfter: workingLength,
    close: z.boolean().default(false),
    closeAfter: workingLength,
  })
  .refine(
    ({ remind, close }) => remind || !close,
    'a closing is announced by the reminder: set remind: true too',
  )
  .transform(({ remind, remindAfter, close, closeAfter }) => ({
    remindAfter: remind ? remindAfter : null,
    closeAfter: close ? closeAfter : null,
  }));

const promise = z.strictObject({ claim: workingLength, resolve: workingLength });

const suggestion = z
  .strictObject({
    words: z.array(z.string().min(1)).optional(),
    sender: z.string().optional(),
    important: z.boolean().optional(),
    category: z.enum(categories, `write one of ${categories.join(', ')}`).optional(),
    priority: priority.optional(),
  })
  .refine(rule => rule.words || rule.sender || rule.important, 'say when it fits: words, sender or important')
  .refine(rule => rule.category || rule.priority, 'say what it proposes: category or priority');

const wholeDesk = z.strictObject({
  desk: z.strictObject({
    name: z.string().min(1, 'the desk needs a name: it signs the letters'),
    phone: z.string().default(''),
    language: z.enum(languages, 'write it or en'),
  }),
  mailboxes: z
    .array(
      z.strictObject({
        address,
        imap: imap.optional(),
        trusts: serverName
          .optional()
          .describe(
            'The mail server that receives for this mailbox, as its Authentication-Results name it (mx.example.com): what it says of a sender is believed.',
          ),
      }),
    )
    .min(1, 'the desk needs at least one mailbox'),
  groups: z
    .array(address)
    .default([])
    .describe(
      'Mailing lists that lead to a mailbox and write in their own name for others: whom they name is believed where a trusted server confirms the list, and no letter goes to them.',
    ),
  smtpDoor: z
    .strictObject({
      port: port.default(2525),
      lmtpPort: port.optional(),
      maxMegabytes: z.number().min(1).max(150).default(25),
      allowedNetworks: z.array(z.string()).default(['127.0.0.1/8', '::1']),
      host: z.string().default('127.0.0.1'),
    })
    .prefault({}),
  smtpOut: z
    .strictObject({
      host: z.string().min(1),
      port: port.default(587),
      user: z.string().default(''),
      auth: z
        .enum(['none', 'password', 'microsoft', 'google'], 'write none, password, microsoft or google')
        .default('password'),
      requireTls: z.boolean().default(true),
    })
    .optional(),
  slack: z
    .strictObject({
      channel: z.string().regex(/^[CG][A-Z0-9]{6,}$/, 'write the channel’s id (C…), not its name'),
      adminChannel: z
        .string()
        .regex(/^[CG][A-Z0-9]{6,}$/, 'write the channel’s id (C…), not its name')
        .optional(),
      mode: z.enum(['http', 'socket'], 'write http or socket').default('http'),
      postsPerSecond: z.number().min(0.1).max(50).default(1),
    })
    .optional(),
  teams: z
    .strictObject({
      channel: z
        .union([
          z.literal('installed'),
          z.string().startsWith('19:', 'write installed, or a channel’s id (19:…)'),
        ])
        .default('installed'),
      adminChannel: z.string().startsWith('19:', 'write a channel’s id (19:…)').optional(),
      appType: z
        .enum(
          ['SingleTenant', 'MultiTenant', 'UserAssignedMsi'],
          'write SingleTenant, MultiTenant or UserAssignedMsi',
        )
        .default('SingleTenant'),
    })
    .optional(),
  probe: probeShape.optional(),
  secrets: secretsShape,
  access: z.enum(['channel', 'list'], 'write channel or list').default('channel'),
  operators: z
    .array(
      z.strictObject({
        email: address,
        name: z.string().min(1),
        role: z.enum(roles, 'write operator, manager or admin').default('operator'),
      }),
    )
    .default([]),
  calendar: calendarShape,
  promises: z.strictObject({
    1: promise,
    2: promise,
    3: promise,
    4: promise,
    default: priority.default(3),
  }),
  escalation,
  duty: duty.prefault({}),
  silentCustomers,
  reopenWithin: workingLength,
  receipts: z.boolean().default(false),
  undoSeconds: z.int().min(0).max(300, 'write at most 300 seconds').default(30),
  letterFilesMegabytes: z.number().min(1).max(100, 'write at most 100').default(15),
  automaticLettersPerHour: z.int().min(1).max(100).default(3),
  automaticLettersPerDay: z
    .strictObject({
      person: z.int().min(1).default(20).describe('To one mailbox, whatever variant of its address is used.'),
      domain: z
        .int()
        .min(1)
        .default(300)
        .describe('To all mailboxes of one domain, providers of free mail excepted.'),
      desk: z.int().min(1).default(2000).describe('Of the desk in all.'),
    })
    .prefault({})
    .describe(
      'How many automatic letters go out in 24 hours at most; those beyond are held, and the card says so.',
    ),
  suggestions: z.array(suggestion).default([]),
  letters: lettersShape,
});

/** desk.yaml, whole. Strict: a key that nobody reads is a mistake of whoever wrote it. */
export const deskShape = wholeDesk.superRefine((desk, context) => {
  for (const { path, says } of strayUses(desk)) context.addIssue({ code: 'custom', path, message: says });
});

export type DeskYaml = z.infer<typeof deskShape>;
