import { z } from 'zod';
import { asAddress } from '../../../ticket/people/as-address.ts';
import { languages } from '../../../ticket/words.ts';
import { about } from '../values/fields.ts';

const contactForm = 'write an email address, or an address such as https://example.com/security';
const page = z.url({ protocol: /^https$/, error: 'write an address such as https://example.com/security' });

/** An address of either kind, as RFC 9116 writes it. */
const contact = z
  .string()
  .transform((text, context): string => {
    const address = asAddress(text.replace(/^mailto:/i, ''));
    if (address) return `mailto:${address}`;
    if (URL.canParse(text) && /^(https|tel):$/.test(new URL(text).protocol)) return text;
    context.addIssue({ code: 'custom', message: contactForm });
    return z.NEVER;
  })
  .meta({ writtenAs: 'address, or https://…' });

export const securityShape = z
  .strictObject({
    contact: about(
      z.array(contact).min(1, contactForm),
      'Where vulnerabilities are reported, the preferred first.',
      '[security@example.com]',
    ),
    key: about(
      z.string().min(1).optional(),
      'A file with the PGP public key, or the S/MIME certificate, with which one writes to the house encrypted: it goes with the letter to reporters, and is served where security.txt says.',
      '/etc/sportello/security.asc',
    ),
    tellReporters: about(
      z.boolean().default(true),
      'Whether whoever reports what is of a restricted category is told, once, that it is treated confidentially.',
    ),
    securityTxt: z
      .strictObject({
        expires: about(
          z.iso.date('write the day until which it holds, such as 2027-06-30'),
          'The last day on which it holds; renew it once a year. The admins are told two weeks before, and check warns.',
          '2027-06-30',
        ),
        languages: about(
          z.array(z.enum(languages)).default([...languages]),
          'The languages in which reports are read.',
          '[it, en]',
        ),
        policy: about(
          page.optional(),
          'The page with the house’s disclosure policy.',
          'https://example.com/disclosure',
        ),
        acknowledgments: about(
          page.optional(),
          'The page that thanks those who reported something.',
          'https://example.com/thanks',
        ),
      })
      .optional()
      .describe('What /.well-known/security.txt says (RFC 9116); without it there is none.'),
  })
  .optional()
  .describe('How vulnerabilities are reported to the house, and what their reporters are told.');
