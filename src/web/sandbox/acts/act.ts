import { z } from 'zod';
import { colleagues } from '../../../sandbox/cast.ts';
import type { Sandbox } from '../../../sandbox/sandbox.ts';

/** Who acts, where, and by which door a mail goes. */
export type Stage = { sandbox: Sandbox; smtpPort: number; deskAddress: string };

/** What a person is told of what they did; '' where all went well. */
export type Told = { error: string };

/** Something that one can do on the page: the body that the page sends, read and done; null where it is not understood. */
export type Act = (body: unknown) => ((stage: Stage) => Told | Promise<Told>) | null;

/** An act of whoever, at a mailbox. @param shape of what the page sends, besides what it is */
export function anAct<Shape extends z.ZodRawShape>(
  shape: Shape,
  perform: (stage: Stage, order: z.output<z.ZodObject<Shape>>) => Told | Promise<Told>,
): Act {
  const form = z.object(shape);
  return body => {
    const order = form.safeParse(body);
    return order.success ? stage => perform(stage, order.data) : null;
  };
}

/** Who of the cast acts in a chat. */
export const as = z.enum(colleagues.map(({ key }) => key) as [string, ...string[]]);

/** What was typed into fields, by their names. */
export const inputs = z.record(z.string(), z.string());

/** A file that somebody chose. */
export const file = z.strictObject({
  name: z.string().min(1),
  type: z.string(),
  content: z.base64().transform(text => Buffer.from(text, 'base64')),
});
