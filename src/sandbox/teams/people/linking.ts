import { z } from 'zod';
import { adaptiveCard } from '../adaptive-card/card.ts';
import type { TeamsTenant, TeamsUser } from '../tenant.ts';
import { asHtml, type FoundCard } from './searching.ts';
import type { Telling } from './telling.ts';

/** Below links Teams draws Adaptive Cards up to 1.3 (msteams-docs, link-unfurling). */
const linkCard = adaptiveCard.refine(({ version }) => ['1.2', '1.3'].includes(version), 'version');

const answerShape = z.object({
  composeExtension: z.strictObject({
    type: z.literal('result'),
    attachmentLayout: z.enum(['list', 'grid']),
    // Of several the first alone is shown.
    attachments: z
      .array(
        z.strictObject({
          contentType: z.literal('application/vnd.microsoft.card.adaptive'),
          content: linkCard,
          preview: z.strictObject({
            contentType: z.literal('application/vnd.microsoft.card.thumbnail'),
            content: z.object({ title: z.string().min(1), text: z.string().optional() }),
          }),
        }),
      )
      .max(1),
    suggestedActions: z
      .strictObject({
        actions: z.array(
          z.strictObject({
            type: z.literal('setCachePolicy'),
            title: z.string(),
            value: z.literal('{"type":"no-cache"}'),
          }),
        ),
      })
      .optional(),
  }),
});

/** A client keeps for half an hour what it was told of a link, wherever that is pasted next, unless it is told not to. */
const keptMs = 30 * 60_000;

/** Where somebody writes: a channel of the team; or another conversation, by its kind. */
export type WritingIn = { id: string; kind: 'channel' | 'groupChat' | 'personal' };

/** What stands behind links that people paste into what they write. */
export function linkingIn(tenant: TeamsTenant, bot: Telling) {
  /** @returns the card that is sent with the message, as the writer sees it before; null: the link stands alone */
  return async (user: TeamsUser, where: WritingIn, link: string): Promise<FoundCard | null> => {
    const host = URL.canParse(link) ? new URL(link).hostname : '';
    if (!tenant.linkDomains.includes(host)) return null;
    const key = `${user.aadObjectId} ${link}`;
    const known = tenant.linksKept.get(key);
    if (known && known.until > Date.now()) return known.card && { title: '', text: '', card: known.card };
    const begun = performance.now();
    const answer = await bot.post(user, where.id, {
      type: 'invoke',
      name: 'composeExtension/queryLink',
      value: { url: link },
      ...conversationOf(tenant, where),
    });
    // Waited for as a search is. Of one that does not answer, or answers what no client understands, nothing is shown.
    if (answer.status !== 200 || performance.now() - begun > tenant.waitsMs.search) return null;
    const said = answerShape.safeParse(answer.body);
    if (!said.success) throw new Error(`Teams would not understand: ${said.error.message}`);
    const { attachments, suggestedActions } = said.data.composeExtension;
    const [first] = attachments;
    const found = first
      ? {
          title: asHtml(first.preview.content.title),
          text: asHtml(first.preview.content.text ?? ''),
          card: first.content,
        }
      : null;
    if (!suggestedActions)
      tenant.linksKept.set(key, { until: Date.now() + keptMs, card: found?.card ?? null });
    return found;
  };
}

/** A chat among people is of no team; of a channel all is said already. */
export function conversationOf({ tenantId }: TeamsTenant, { id, kind }: WritingIn) {
  if (kind === 'channel') return {};
  return {
    conversation: { id, isGroup: kind === 'groupChat', conversationType: kind, tenantId },
    channelData: { tenant: { id: tenantId } },
  };
}
