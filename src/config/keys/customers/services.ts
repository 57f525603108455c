import { z } from 'zod';
import type { Probe } from '../../../ticket/availability/probe.ts';
import type { Service } from '../../../ticket/maintenance/service.ts';
import { writtenAs } from '../../faults.ts';
import { key, namesLike } from '../classifying/names.ts';
import { about } from '../values/fields.ts';

/** One chooses among them in a form. */
const atMost = 50;

/** What is looked at each minute to see whether a service answers. */
const probe = z
  .strictObject({
    url: about(
      z
        .string()
        .refine(
          text => URL.canParse(text) && /^https?:\/\//i.test(text),
          'write an address such as https://app.example.com/health',
        )
        .optional(),
      'A page that answers with a good status (200 to 399) while the service works; of https its certificate is watched too.',
      'https://app.example.com/health',
    ),
    says: about(
      z.string().trim().min(1, 'write words that stand in the page').optional(),
      'Words that stand in its first 64 KB then.',
      'ok',
    ),
    tcp: about(
      z
        .string()
        .regex(
          /^(\[[0-9a-f:.]+\]|[^\s:/]+):\d{1,5}$/i,
          'write a server and its port, such as app.example.com:5432',
        )
        .refine(text => Number(text.slice(text.lastIndexOf(':') + 1)) <= 65_535, 'write a port up to 65535')
        .optional(),
      'In place of a page: a server and port that takes connections.',
      'app.example.com:5432',
    ),
  })
  .refine(({ url, tcp }) => (url === undefined) !== (tcp === undefined), 'write url, or tcp')
  .refine(({ says, tcp }) => says === undefined || tcp === undefined, {
    path: ['says'],
    message: 'goes with url alone',
  })
  .transform(({ url, says, tcp = '' }): Probe => {
    if (url !== undefined) return { kind: 'http', url, says: says ?? null };
    const colon = tcp.lastIndexOf(':');
    return {
      kind: 'tcp',
      host: tcp.slice(0, colon).replace(/^\[|\]$/g, ''),
      port: Number(tcp.slice(colon + 1)),
    };
  });

const serviceShape = z.strictObject({
  ...namesLike('Protocollo', 'Registry'),
  products: about(
    z.array(z.string().trim().min(1, 'write the name of a product'), 'write a list of products').default([]),
    'The products, as companies have them, that need this service: their people are told of its maintenance. Without it: everybody.',
    '[Protocollo]',
  ),
  probe: about(
    probe.optional(),
    'How it is found out each minute whether it answers (docs/set-up/availability.md); without it nobody looks.',
  ),
});

const form = 'write services with their names, such as registry: { it: Protocollo, en: Registry }';

/** What is promised of them all. */
export const availabilityShape = z.strictObject({
  promised: about(
    z.number('write a percentage').gt(0, 'write more than 0').max(100, 'write at most 100').default(99.95),
    'So much of a month services are to be available, in percent; planned maintenance is told apart.',
  ),
  tellAfter: about(
    z.int('write a number of minutes').min(1, 'write at least 1').max(60, 'write at most 60').default(3),
    'The operators are told of a service that was not reached in so many minutes in a row.',
  ),
});

/** By their keys, in the order in which they are shown. */
export const services = about(
  z
    .record(key, serviceShape, writtenAs(form))
    .refine(written => Object.keys(written).length <= atMost, `write at most ${atMost}`)
    .default({})
    .transform(written =>
      Object.entries(written).map(
        ([each, { it, en, products, probe: looked }]): Service => ({
          key: each,
          name: { it, en },
          products,
          ...(looked ? { probe: looked } : {}),
        }),
      ),
    ),
  'What customers use of yours, by a key that names it for ever: what maintenance is planned for, and the status page shows. Without it: neither.',
);
