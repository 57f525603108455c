import { z } from 'zod';

const spacing = z.enum(['None', 'Small', 'Default', 'Medium', 'Large', 'ExtraLarge', 'Padding']).optional();
export const color = z
  .enum(['Default', 'Dark', 'Light', 'Accent', 'Good', 'Warning', 'Attention'])
  .optional();
export const containerStyle = z
  .enum(['default', 'emphasis', 'good', 'attention', 'warning', 'accent'])
  .optional();
/** What every element may have. */
export const base = { id: z.string().optional(), spacing, separator: z.boolean().optional() };
