import { z } from 'zod';
import { adaptiveCard } from '../adaptive-card/card.ts';
import type { TeamsMessage, TeamsTenant } from '../tenant.ts';
import { Refused } from './refused.ts';

/** Teams refuses larger messages (in UTF-16, as it counts them). */
const messageBytes = 80_000;

const mention = z.object({
  type: z.literal('mention'),
  text: z.string(),
  mentioned: z.object({ id: z.string(), name: z.string() }),
});
type Mention = z.infer<typeof mention>;

const activityShape = z.object({
  type: z.literal('message'),
  text: z.string().optional(),
  textFormat: z.enum(['plain', 'markdown', 'xml']).optional(),
  summary: z.string().optional(),
  attachments: z
    .array(
      z.strictObject({
        contentType: z.literal('application/vnd.microsoft.card.adaptive'),
        content: z.unknown(),
      }),
    )
    .max(1)
    .optional(),
  entities: z.array(z.unknown()).optional(),
});

/** An activity of the bot's as a message, as strict as Teams is with it: size, card, mentions. */
export function toMessage(tenant: TeamsTenant, body: unknown): TeamsMessage {
  if (Buffer.byteLength(JSON.stringify(body), 'utf16le') > messageBytes)
    throw new Refused(413, 'MessageSizeTooBig');
  const activity = activityShape.safeParse(body);
  if (!activity.success) throw new Refused(400, 'BadSyntax', activity.error.message);
  const { text = '', summary, attachments = [], entities = [] } = activity.data;
  if (text === '' && attachments.length === 0)
    throw new Refused(400, 'BadSyntax', 'a message needs a text or a card');
  const [attachment] = attachments;
  const card = attachment ? adaptiveCard.safeParse(attachment.content) : null;
  if (card && !card.success) throw new Refused(400, 'BadSyntax', card.error.message);
  const mentions = [...mentionsIn(text, entities), ...(card?.data.msteams?.entities ?? [])];
  for (const { mentioned } of mentions)
    if (!tenant.user(mentioned.id)) throw new Refused(400, 'BadSyntax', `nobody is ${mentioned.id}`);
  return {
    id: tenant.nextId(),
    from: tenant.botId,
    text,
    at: tenant.clock().toISOString(),
    ...(card ? { card: card.data } : {}),
    ...(summary ? { summary } : {}),
    ...(mentions.length > 0 ? { mentions } : {}),
  };
}

function mentionsIn(text: string, entities: unknown[]): Mention[] {
  const mentions = entities.flatMap(entity => mention.safeParse(entity).data ?? []);
  for (const { text: tag } of mentions)
    if (!text.includes(tag)) throw new Refused(400, 'BadSyntax', `the mention ${tag} is not in the text`);
  return mentions;
}
