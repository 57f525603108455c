import { z } from 'zod';
import { languages } from '../../ticket/words.ts';
import { calendarShape } from './calendar.ts';
import { slack, teams } from './chats.ts';
import { categories } from './classifying/categories.ts';
import { fields } from './classifying/own-fields.ts';
import { priorities } from './classifying/priorities.ts';
import { companies } from './customers/companies.ts';
import { quotes } from './customers/quotes.ts';
import { availabilityShape, services } from './customers/services.ts';
import { groups, mailboxes } from './mailboxes.ts';
import { pagesShape } from './pages/looks.ts';
import { portalShape } from './pages/portal.ts';
import { reportsShape } from './pages/reports.ts';
import { access, assignment, operators } from './people.ts';
import { restrictedShape, routesShape } from './places.ts';
import { probeShape } from './probe.ts';
import { duty, escalation, promises, silentCustomers, suggestion } from './promises.ts';
import { privacyShape } from './safety/privacy.ts';
import { recordsShape } from './safety/records.ts';
import { reportingDutiesShape } from './safety/reporting-duties.ts';
import { securityShape } from './safety/security.ts';
import { secretsShape } from './secrets.ts';
import { smtpDoor, smtpOut } from './smtp.ts';
import { about, workingLength } from './values/fields.ts';
import { webhooksShape } from './webhooks.ts';
import { lettersShape } from './written/letters.ts';
import { savedReplies } from './written/saved-replies.ts';

/** What stands in desk.yaml, by its first level: each part is looked at by itself, so that all faults are named at once. */
export const deskSections = {
  desk: z.strictObject({
    name: about(
      z.string().min(1, 'the desk needs a name: it signs the emails'),
      'The desk’s name; it signs what customers receive.',
      'Assistenza Example',
    ),
    phone: about(
      z.string().default(''),
      'A telephone number, told to customers at the claim.',
      '"+39 085 0000000"',
    ),
    language: about(
      z.enum(languages, 'write it or en'),
      'The language of cards, forms and notices in Slack and Teams.',
    ),
    controller: about(
      z.string().default(''),
      'Who is responsible for the data, as the page /privacy names them.',
      'Example S.p.A., via Roma 1, 65100 Pescara',
    ),
    privacyNotice: about(
      z
        .url({ protocol: /^https?$/, error: 'write an address such as https://example.com/privacy' })
        .optional(),
      'The house’s own privacy notice; the page /privacy names it.',
      'https://example.com/privacy',
    ),
  }),
  mailboxes,
  groups,
  smtpDoor,
  smtpOut,
  tls: z
    .strictObject({
      ca: about(
        z.string().min(1, 'write the name of a file with certificates (PEM)'),
        'A file with the certificates (PEM) of a private authority, trusted beside the public ones by every connection. The admins are told before one expires.',
        '/etc/sportello/ca.pem',
      ),
    })
    .optional(),
  slack,
  teams,
  restricted: restrictedShape,
  routes: routesShape,
  probe: probeShape.optional(),
  records: recordsShape.prefault({}),
  secrets: secretsShape,
  access,
  assignment,
  operators,
  categories,
  priorities,
  fields,
  calendar: calendarShape,
  promises,
  companies,
  services,
  availability: availabilityShape.prefault({}),
  status: about(
    z.boolean('write true or false').default(false),
    'Whether the page /status is there, for whoever has its address: services, maintenance, what was said to all of an incident, closures.',
  ),
  escalation,
  duty: duty.prefault({}),
  silentCustomers,
  quotes: quotes.optional(),
  reportingDuties: reportingDutiesShape,
  security: securityShape,
  reopenWithin: about(
    workingLength,
    'For so much working time after the closing an answer reopens a ticket; later it opens a new one.',
    '10d',
  ),
  receipts: about(
    z.boolean().default(false),
    'Whether each request is answered by an automatic receipt; it stops no clock.',
  ),
  undoSeconds: about(
    z.int().min(0).max(300, 'write at most 300 seconds').default(30),
    'For so many seconds operators can take back an email that they sent.',
  ),
  letterFilesMegabytes: about(
    z.number().min(1).max(100, 'write at most 100').default(15),
    'The files of one email; mail makes them a third larger.',
  ),
  automaticLettersPerHour: about(
    z.int().min(1).max(100).default(3),
    'No more automatic emails go to one address in an hour.',
  ),
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
      'How many automatic emails go out in 24 hours at most; those beyond are held, and the card says so.',
    ),
  suggestions: about(
    z.array(suggestion).default([]),
    'Rules for what the card proposes; the first that fits wins.',
  ),
  pages: pagesShape,
  portal: portalShape,
  privacy: privacyShape,
  reports: reportsShape,
  webhooks: webhooksShape,
  letters: lettersShape,
  savedReplies,
};

/** desk.yaml, whole. Strict: a key that nobody reads is a mistake of whoever wrote it. */
export const deskShape = z.strictObject(deskSections);

export type DeskYaml = z.infer<typeof deskShape>;
