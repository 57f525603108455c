import { written } from '../../written.ts';
import type { Commands, Events } from '../grammar/chapter.ts';
import { type CommonRefusal, happen, refuse } from '../grammar/decision.ts';
import { remark } from '../grammar/traits.ts';
import type { Called } from './called.ts';
import { valueIn, type WhyUnfit } from './own-field.ts';

/** What operators write in the fields that desk.yaml adds to requests. */

/** `fields` by key; what is not named stays as it is, '' empties it. */
export type FillingCommand = { type: 'set-fields'; fields: Record<string, string> };

/** Those that changed; '' where it was emptied. */
export type FillingEvent = { type: 'fields-set'; fields: { key: string; value: string }[] };

export type FillingRefusal = { reason: 'field-unfit'; field: Called; why: WhyUnfit };

export const fillingCommands: Commands<FillingCommand, FillingEvent, FillingRefusal | CommonRefusal> = {
  'set-fields': {
    staleBy: [],
    clashes: ({ fields }, event) =>
      event.type === 'fields-set' &&
      event.fields.some(({ key, value }) => written(fields[key] ?? value) !== value),
    decide(ticket, { fields: typed }, _, catalogue) {
      const changed: FillingEvent['fields'] = [];
      for (const field of catalogue.fields) {
        const written = typed[field.key];
        const has = ticket.fields[field.key] ?? '';
        if (field.isFormer || written === undefined || written === has) continue;
        const read = valueIn(field, written);
        if ('unfit' in read) return refuse({ reason: 'field-unfit', field: field.name, why: read.unfit });
        if (read.value !== has) changed.push({ key: field.key, value: read.value });
      }
      return changed.length > 0
        ? happen({ type: 'fields-set', fields: changed })
        : refuse({ reason: 'nothing-changed' });
    },
  },
};

export const fillingEvents: Events<FillingEvent> = {
  'fields-set': {
    ...remark,
    strings: { 'fields.*.key': 'ours', 'fields.*.value': 'theirs' },
    evolve: ({ fields }, event) => ({
      fields: Object.fromEntries(
        Object.entries({
          ...fields,
          ...Object.fromEntries(event.fields.map(({ key, value }) => [key, value])),
        }).filter(([, value]) => value !== ''),
      ),
    }),
  },
};
