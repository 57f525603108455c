import { z } from 'zod';
import { wellFormed } from '../../desk/well-formed.ts';
import { asAddress } from '../../ticket/people/as-address.ts';
import { languages, statuses } from '../../ticket/words.ts';
import { written as textOf } from '../../written.ts';

export const limits = {
  subjectLength: 500,
  text: 100_000,
  name: 200,
  files: 5,
  fileName: 200,
  /** All files of a call together, decoded. */
  fileBytes: 5 * 1024 * 1024,
  /** A whole body: base64 makes files a third larger. */
  bodyBytes: 8 * 1024 * 1024,
  key: 255,
  /** Calls of one token at the same moment: the desk has ten hands for all that it does. */
  inFlight: 4,
} as const;

/** With something in it but blanks: what is left of them is asked for (JSON Schema says it by a pattern). */
function filledIn(most: number, says: string) {
  return typed(most, says).min(1, says).meta({ pattern: '\\S' });
}

/** As people type: what PostgreSQL takes in no text is left out, and blanks around it. */
function typed(most: number, says: string) {
  return z
    .string(says)
    .max(most, `write at most ${most} characters`)
    .overwrite(text => textOf(wellFormed(text)));
}

const files = z
  .array(
    z.strictObject(
      {
        name: filledIn(limits.fileName, 'write the file’s name'),
        type: z
          .string('write a media type such as image/png')
          .max(100, 'write a media type such as image/png')
          .optional()
          .meta({ description: 'Its media type; without it, by its name.' }),
        content: z
          .string('write the file’s content in base64')
          .max(limits.bodyBytes, 'the file is too large')
          .meta({ description: 'What is in it, in base64.', contentEncoding: 'base64' }),
      },
      'write an object with name and content',
    ),
    'write a list of files',
  )
  .max(limits.files, `send at most ${limits.files} files`)
  .optional()
  .meta({ description: `At most ${limits.files}, of ${limits.fileBytes / 1024 / 1024} MB together.` });

const address = z
  .string('write an email address')
  .max(254, 'write an email address')
  .refine(text => asAddress(text) !== null, 'write an email address')
  .meta({ format: 'idn-email' });

const text = filledIn(limits.text, 'write the text');

export const newTicketShape = z
  .strictObject(
    {
      from: z
        .strictObject(
          {
            address,
            name: typed(limits.name, 'write a name').optional(),
          },
          'write an object with address, and name',
        )
        .meta({ description: 'Who asks. Nobody confirms it: the request bears a mark, and joins no other.' }),
      subject: filledIn(limits.subjectLength, 'write the subject'),
      text,
      language: z
        .enum(languages, 'write it or en')
        .optional()
        .meta({ description: 'In which language the customer is written to; without it, that of the text.' }),
      mailbox: z
        .string('write one of the desk’s addresses')
        .max(254, 'write one of the desk’s addresses')
        .optional()
        .meta({
          description:
            'From which of the desk’s addresses the customer is written to; without it, the first.',
        }),
      files,
    },
    'write an object with from, subject and text',
  )
  .meta({ description: 'A request of a customer.' });

export const newCommentShape = z.strictObject({ text, files }, 'write an object with text').meta({
  description: 'What the customer adds to their request, by the form that opened it.',
});

const instant = z.iso.datetime();

const promise = z
  .object({
    due: instant.nullable().meta({ description: 'Null while its clock stands still.' }),
    state: z.enum(['on-track', 'soon', 'overdue', 'paused', 'kept', 'missed']),
  })
  .nullable();

/** What was just done, and of what few may see all there is. */
export const briefShape = z
  .object({ number: z.int(), status: z.enum(statuses) })
  .meta({ description: 'A request’s number and state.' });

/** As `outsideView` has it. */
export const ticketShape = briefShape
  .extend({
    version: z.int().meta({ description: 'Counts what happened to it.' }),
    category: z.string().nullable(),
    priority: z.int().nullable(),
    isAssigned: z.boolean(),
    isMerged: z.boolean().meta({ description: 'It goes on in another request.' }),
    openedAt: instant,
    claimedAt: instant.nullable(),
    waitingSince: instant.nullable().meta({ description: 'Since when it waits for the customer.' }),
    closedAt: instant.nullable(),
    promises: z.object({ claim: promise, resolve: promise }),
  })
  .partial({
    version: true,
    category: true,
    priority: true,
    isAssigned: true,
    isMerged: true,
    openedAt: true,
    claimedAt: true,
    waitingSince: true,
    closedAt: true,
    promises: true,
  })
  .meta({
    description: 'States and times, and nobody’s words. Of some requests number and status alone are told.',
  });
