import { z } from 'zod';
import type { CategoryKind } from '../../../ticket/catalogue/catalogue.ts';
import type { Category } from '../../../ticket/words.ts';
import { writtenAs } from '../../faults.ts';
import { about } from '../values/fields.ts';
import { key, namesLike } from './names.ts';

/** Slack takes a hundred choices; nobody finds one among fifty. */
const atMost = 50;

const categoryShape = z.strictObject({
  ...namesLike('Consulenza', 'Consulting'),
  promised: about(
    z.boolean('write true or false').default(false),
    'Whether its requests have deadlines: they need a priority, and are held to its promises.',
  ),
  restricted: about(
    z.boolean('write true or false').default(false),
    'Whether few may see its requests, from the moment in which a rule proposes it or anybody chooses it: see restricted.',
  ),
  billable: about(
    z.boolean('write true or false').default(false),
    'Whether what is done is paid for apart; emails can say so, with {{#ticket.billable}}.',
  ),
});

/** As the published service terms have them: what a desk has that lists none. */
const seven = z.record(key, categoryShape).parse({
  bug: { it: 'Bug o malfunzionamento', en: 'Bug or malfunction', promised: true },
  'change-request': { it: 'Modifica evolutiva', en: 'Change request' },
  'help-desk': { it: 'Help desk', en: 'Help desk' },
  billable: { it: 'Intervento da fatturare', en: 'Billable work', billable: true },
  'rejected-by-customer': {
    it: 'Intervento non accettato dal cliente',
    en: 'Work not accepted by the customer',
  },
  'out-of-scope': { it: 'Non di nostra competenza', en: 'Out of scope' },
  vulnerability: {
    it: 'Vulnerabilità rilevata',
    en: 'Security vulnerability',
    promised: true,
    restricted: true,
  },
});

const form = 'write categories with their names, such as help-desk: { it: Help desk, en: Help desk }';

/** By their keys, in the order in which they are offered. */
export const categories = about(
  z
    .record(key, categoryShape, writtenAs(form))
    .refine(written => Object.keys(written).length > 0, form)
    .refine(written => Object.keys(written).length <= atMost, `write at most ${atMost}`)
    .optional()
    .transform(written =>
      Object.entries(written ?? seven).map(
        ([each, { it, en, ...traits }]): CategoryKind => ({
          // Here keys become categories.
          key: each as Category,
          name: { it, en },
          ...traits,
          isFormer: false,
        }),
      ),
    ),
  'What requests can be classified as, by a key that names it for ever, in the order in which they are offered: docs/set-up/classifying.md. Without it: the seven of the service terms.',
);

/** The key of one of them, where another part of desk.yaml names it; whether there is such a one, `crosswise` asks. */
export const category = key.transform(each => each as Category).meta({ writtenAs: 'category' });
