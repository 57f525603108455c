import { z } from 'zod';
import { noteLooks } from '../../../desk/availability/note-looks.ts';
import { judgedUntil, minuteOf } from '../../../ticket/availability/minutes.ts';
import { invalid, problem } from '../problem.ts';
import type { Call } from './call.ts';

/** One a minute, and as many again after an answer that was lost. */
const aDay = 2 * 24 * 60;
const service = z
  .string('write a service’s key')
  .min(1, 'write a service’s key')
  .max(100, 'write a service’s key');

/** What a second place is told to look at. */
export const probesShape = z
  .object({
    now: z.iso
      .datetime()
      .meta({ description: 'By the desk’s clock: what is seen now is told as of this minute.' }),
    probes: z.array(
      z.object({
        service,
        probe: z.union([
          z.object({ kind: z.literal('http'), url: z.url(), says: z.string().nullable() }),
          z.object({ kind: z.literal('tcp'), host: z.string(), port: z.int() }),
        ]),
      }),
    ),
  })
  .meta({ description: 'The services that are looked at, and how.' });

/** What a second place saw. */
export const looksShape = z
  .strictObject(
    {
      minute: z.iso.datetime('write the minute as 2026-11-29T10:15:00Z').meta({
        description: 'In which it was seen, by the desk’s clock (now): this minute or the one before.',
      }),
      looked: z
        .array(
          z.strictObject(
            {
              service,
              isUp: z.boolean('write true or false'),
              why: z
                .string('write why it was not reached')
                .max(500, 'write at most 500 characters')
                .default('')
                .meta({ description: 'Why it was not reached.' }),
            },
            'write an object with service and isUp',
          ),
          'write a list of what was seen',
        )
        .max(50, 'send at most 50'),
    },
    'write an object with minute and looked',
  )
  .meta({ description: 'What was seen of services in a minute, from where the token’s name says.' });

export const looksKeptShape = z
  .object({ kept: z.int().meta({ description: 'Of services that desk.yaml says are looked at.' }) })
  .meta({ description: 'How much of it is kept.' });

/** `GET /api/probes` */
export const listProbes: Call = {
  right: 'probe',
  acts: null,
  async carry({ services, clock }) {
    const probes = services.flatMap(({ key, probe }) => (probe ? [{ service: key, probe }] : []));
    return { status: 200, body: { now: clock().toISOString(), probes } };
  },
};

/** `POST /api/probes` */
export const noteProbes: Call = {
  right: 'probe',
  acts: {
    deed: 'probe',
    atMost: () => aDay,
    says: atMost => `This token tells of ${atMost} minutes a day (UTC).`,
  },
  async carry(desk, tx, { name }, { body }) {
    const read = looksShape.safeParse(body);
    if (!read.success) return invalid(read.error);
    const keys = read.data.looked.map(({ service: key }) => key);
    if (new Set(keys).size < keys.length) return problem(422, 'Tell of each service once.');
    const minute = minuteOf(new Date(read.data.minute));
    const now = desk.clock();
    // What was judged, and told in chat, is not said otherwise afterwards.
    if (minute > now || minute < judgedUntil(now))
      return problem(422, 'Tell at once, by the desk’s clock: GET /api/probes says what it shows (now).');
    const known = read.data.looked.filter(({ service: key }) =>
      desk.services.some(each => each.key === key && each.probe),
    );
    await noteLooks({ db: tx }, { place: `token ${name}`, minute }, known);
    return { status: 200, body: { kept: known.length } };
  },
};
