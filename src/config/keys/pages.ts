import { z } from 'zod';
import { about } from './values/fields.ts';

const text = z.strictObject({
  it: z.string().min(1, 'write it in Italian, too'),
  en: z.string().min(1, 'write it in English, too'),
});

/** How the pages look that customers see in a browser. */
export const pagesShape = z
  .strictObject({
    accent: about(
      z
        .string()
        .regex(/^#[0-9a-fA-F]{6}$/, 'write a colour such as "#1f6f5c", in quotes')
        .transform(colour => colour.toLowerCase())
        .default('#1f6f5c'),
      'The house’s colour. Where text would be hard to read in it, the pages use a darker or a lighter one.',
      '"#1f6f5c"',
    ),
    logo: about(
      z.string().min(1, 'write the name of a file, such as logo.svg').optional(),
      'A picture (SVG or PNG, 100 KB at most) that stands beside the name.',
      'logo.svg',
    ),
  })
  .prefault({})
  .describe('How the pages look that customers see in a browser.');

/** The pages on which customers follow their own requests. */
export const portalShape = z
  .strictObject({
    namesOperators: about(
      z.boolean().default(false),
      'Whether customers read which operator answered them, and read their data; otherwise “an operator”.',
    ),
    privacy: about(
      text.optional(),
      'What stands on /portal/privacy, in it and en, beside what the desk says of itself. An empty line begins a paragraph.',
    ),
    terms: about(
      text.optional(),
      'What stands on /portal/terms, in it and en, beside the promises. An empty line begins a paragraph.',
    ),
    accessibilityContact: about(
      z.email('write an email address').optional(),
      'To whom somebody writes who cannot use a page; without it, the first mailbox.',
      'accessibilita@example.com',
    ),
  })
  .optional()
  .describe(
    'Pages on which customers follow their requests (docs/set-up/portal.md): those who asked, and whom an operator let in. Off without it.',
  );
