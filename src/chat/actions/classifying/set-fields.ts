import { z } from 'zod';
import { ownFields, ownFieldsIn } from '../../own-fields/form-fields.ts';
import { filledIn } from '../filled-in.ts';
import { isAlive, offered } from '../offer.ts';

/** What stands in the fields that desk.yaml adds to requests. */
export const setFields = filledIn({
  verb: 'set-fields',
  label: words => words.actions.setFields.label,
  offered: where =>
    where.on === 'card' && isAlive(where.state) && where.catalogue.fields.some(({ isFormer }) => !isFormer)
      ? offered
      : null,
  form: {
    words: words => words.actions.setFields.form,
    fields: ({ ticket, speech }) => ownFields(ticket, speech),
    trial: null,
    saysPromise: false,
    isReading: false,
    within: {},
  },
  input: z.record(z.string(), z.string()),
  order: inputs => ({ type: 'set-fields', fields: ownFieldsIn(inputs) }),
  done: ({ words }) => words.actions.setFields.done,
  adds: false,
});
