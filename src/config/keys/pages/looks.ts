import { z } from 'zod';
import { about, network } from '../values/fields.ts';

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
    proxies: about(
      z.array(network).default([]),
      'Networks of the proxies in front of this server, where they are not on this machine: they are believed about who asks. Without it, all who come through one share its limits.',
      '[172.16.0.0/12]',
    ),
  })
  .prefault({})
  .describe('How the pages look that customers see in a browser.');
