import { z } from 'zod';
import type { OwnField } from '../../../ticket/catalogue/own-field.ts';
import { writtenAs } from '../../faults.ts';
import { about } from '../values/fields.ts';
import { key, namesLike } from './names.ts';

/** More than these are a form of its own, which nobody fills in. */
const atMost = 5;
/** Slack takes a hundred choices, and that nothing is chosen is one of them. */
const optionsAtMost = 99;

const addressForm =
  'write an address with {} where the value goes, such as https://dev.example.com/issues/{}';

const fieldShape = z
  .strictObject({
    ...namesLike('Issue sviluppatori', 'Developer issue'),
    kind: about(
      z.enum(['text', 'choice', 'link'], 'write text, choice or link'),
      'What is written in it: a line of text, one of its options, or what leads to an address.',
      'link',
    ),
    options: about(
      z
        .record(key, z.strictObject(namesLike('Produzione', 'Production')), 'write options with their names')
        .refine(options => Object.keys(options).length > 0, 'write at least one option')
        .refine(options => Object.keys(options).length <= optionsAtMost, `write at most ${optionsAtMost}`)
        .optional(),
      'Of a choice: what one can choose, by a key that names it for ever.',
    ),
    address: about(
      z
        .string(writtenAs(addressForm))
        .refine(
          text => /^https?:\/\/[^{}]*\{\}[^{}]*$/.test(text) && URL.canParse(text.replace('{}', '1')),
          addressForm,
        )
        .optional(),
      'Of a link: the address, with {} where the value goes; without it the value is the address itself.',
      '"https://dev.example.com/issues/{}"',
    ),
  })
  .superRefine(({ kind, options, address }, context) => {
    const says = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (kind === 'choice' && !options) says('options', 'is missing: write what one can choose');
    if (kind !== 'choice' && options)
      says('options', 'only a choice has options: write kind: choice, or remove them');
    if (kind !== 'link' && address)
      says('address', 'only a link has an address: write kind: link, or remove it');
  });

const form = 'write fields with their names, such as issue: { it: Issue, en: Issue, kind: link }';

/** By their keys, in the order in which they stand. */
export const fields = about(
  z
    .record(key, fieldShape, writtenAs(form))
    .refine(
      written => Object.keys(written).length <= atMost,
      `a desk has at most ${atMost} fields of its own: remove those that nobody fills in`,
    )
    .optional()
    .transform(written =>
      Object.entries(written ?? {}).map(([each, { it, en, kind, options = {}, address }]): OwnField => {
        const shared = { key: each, name: { it, en }, isFormer: false };
        switch (kind) {
          case 'choice':
            return {
              ...shared,
              kind,
              options: Object.entries(options).map(([option, name]) => ({ key: option, name })),
            };
          case 'link':
            return { ...shared, kind, address: address ?? null };
          case 'text':
            return { ...shared, kind };
          default:
            return kind satisfies never;
        }
      }),
    ),
  'Up to five fields of the desk’s own, by a key that names each for ever: on the card, in the forms, in what is found: see docs/set-up/classifying.md.',
);
