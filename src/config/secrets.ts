import { z } from 'zod';

/** What a secret of desk.yaml may be for, besides the address of a mailbox. */
const secretUses = ['slack', 'teams', 'smtp'] as const;

const secret = z.strictObject({
  name: z.string().trim().min(1, 'write what you call it, such as Microsoft 365 app'),
  expires: z.iso.date('write the day on which it expires, such as 2027-03-01'),
  for: z
    .array(z.string().transform(text => text.toLowerCase()))
    .min(1, 'write what needs it: the address of a mailbox, smtp, slack or teams'),
});

/** The secrets whose end the desk looks out for. */
export const secretsShape = z
  .array(secret)
  .default([])
  .refine(
    secrets => new Set(secrets.map(({ name }) => name)).size === secrets.length,
    'two secrets have the same name: tell them apart',
  );

/** Faults of secrets that are for something which this desk.yaml does not have. */
export function strayUses(desk: {
  secrets: z.infer<typeof secretsShape>;
  mailboxes: { address: string }[];
}): { path: (string | number)[]; says: string }[] {
  const known = [...secretUses, ...desk.mailboxes.map(({ address }) => address)];
  return desk.secrets.flatMap(({ for: uses }, index) =>
    uses.flatMap((use, at) =>
      known.includes(use)
        ? []
        : [
            {
              path: ['secrets', index, 'for', at],
              says: `${use} is not known; write one of ${known.join(', ')}`,
            },
          ],
    ),
  );
}
