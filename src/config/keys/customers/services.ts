import { z } from 'zod';
import type { Service } from '../../../ticket/maintenance/service.ts';
import { writtenAs } from '../../faults.ts';
import { key, namesLike } from '../classifying/names.ts';
import { about } from '../values/fields.ts';

/** One chooses among them in a form. */
const atMost = 50;

const serviceShape = z.strictObject({
  ...namesLike('Protocollo', 'Registry'),
  products: about(
    z.array(z.string().trim().min(1, 'write the name of a product'), 'write a list of products').default([]),
    'The products, as companies have them, that need this service: their people are told of its maintenance. Without it: everybody.',
    '[Protocollo]',
  ),
});

const form = 'write services with their names, such as registry: { it: Protocollo, en: Registry }';

/** By their keys, in the order in which they are shown. */
export const services = about(
  z
    .record(key, serviceShape, writtenAs(form))
    .refine(written => Object.keys(written).length <= atMost, `write at most ${atMost}`)
    .default({})
    .transform(written =>
      Object.entries(written).map(
        ([each, { it, en, products }]): Service => ({ key: each, name: { it, en }, products }),
      ),
    ),
  'What customers use of yours, by a key that names it for ever: what maintenance is planned for, and the status page shows. Without it: neither.',
);
