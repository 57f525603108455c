import { z } from 'zod';
import { isCountryKnown, regionsOf } from '../../sla/holidays.ts';
import { nullIsNothing, windows } from './windows.ts';

/** `10-10` each year, or one date. */
const yearlyOrOnce = z
  .string()
  .regex(/^(\d{4}-)?(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, {
    error: ({ input }) => `${String(input)} is not a day: write 10-10 for each year, or 2026-12-07 once`,
    abort: true,
  })
  // 29 February is a day of some years.
  .refine(day => z.iso.date().safeParse(day.length === 5 ? `2028-${day}` : day).success, {
    error: ({ input }) => `no calendar has ${String(input)}: write a day that exists`,
  });

const holidays = z.strictObject({
  country: z
    .string()
    .regex(/^([A-Z]{2}|none)$/, {
      error: 'write a country’s two letters such as IT, or none',
      abort: true,
    })
    .refine(country => country === 'none' || isCountryKnown(country), {
      error: ({ input }) => `no holidays are known of ${String(input)}; write none`,
    })
    .default('none')
    .meta({
      description: 'The country whose public holidays are days off, by its two letters; none for none.',
      example: 'IT',
    }),
  region: z
    .string('write a region’s code in quotes')
    .transform(code => code.toUpperCase())
    .optional()
    .meta({
      description:
        'A part of the country with public holidays of its own: BZ of IT has Whit Monday. Of Germany, Switzerland, Spain and others the codes are those of ISO 3166-2.',
      example: 'BZ',
    }),
  extra: z
    .preprocess(
      nullIsNothing,
      z.array(yearlyOrOnce, 'write a list of days, such as ["10-10", "2026-12-07"]').default([]),
    )
    .meta({
      description: 'More days off: month and day for each year, such as a patron saint’s, or one date.',
      example: '["10-10", "2026-12-07"]',
    }),
});

/** A region that the country does not have would be a day off that nobody keeps. */
export const holidaysShape = holidays.superRefine(({ country, region }, context) => {
  if (region === undefined) return;
  const known = country === 'none' ? [] : regionsOf(country);
  if (known.includes(region)) return;
  context.addIssue({
    code: 'custom',
    path: ['region'],
    message:
      known.length > 0
        ? `${region} has no public holidays of its own that are known: write one of ${known.join(', ')}, or its days under extra`
        : 'no regions are known of this country: write their days under extra',
  });
});

export const ownHours = z
  .record(
    yearlyOrOnce,
    windows,
    'write days with their windows, such as { "12-24": ["09:00-13:00"], 2026-12-31: [] }',
  )
  .meta({
    description:
      'Days with hours of their own in place of the week’s, each year or once; [] closes the day. A date opens a Saturday or a holiday too, a day of each year no day that its week leaves free; a closure goes before both.',
    writtenAs: 'days with their windows',
    example: '{ "12-24": ["09:00-13:00"], 2026-12-31: [] }',
  });
