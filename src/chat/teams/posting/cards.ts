import type { CardPlace, ChatGateway } from '../../gateway.ts';
import { likenessOf, onceForEach } from '../../templates/likeness.ts';
import type { AdaptiveCard } from '../cards/expand.ts';
import { incidentAdaptiveCard } from '../cards/incidents/incident.ts';
import { listAdaptiveCard } from '../cards/list.ts';
import { noticeAdaptiveCard } from '../cards/notice.ts';
import { ticketAdaptiveCard } from '../cards/ticket.ts';
import { withMentions } from './mentions.ts';
import { idOf, message } from './message.ts';
import type { Posting } from './posting.ts';

const drawn = onceForEach(ticketAdaptiveCard);

/** What stands in a channel by itself: tickets' cards, lists, the admins' notices. */
export function cardPosts({
  referenceOf,
  turn,
  conversations,
}: Posting): Pick<
  ChatGateway,
  | 'postCard'
  | 'likenessOf'
  | 'updateCard'
  | 'postList'
  | 'postNotice'
  | 'updateNotice'
  | 'postIncident'
  | 'updateIncident'
> {
  async function post(channel: string, card: AdaptiveCard, summary: string): Promise<CardPlace> {
    const reference = await referenceOf(channel);
    await turn(reference.channelId);
    const id = await conversations.begin(reference, message(card, summary));
    return { channel: reference.channelId, message: id };
  }

  async function update(place: CardPlace, card: AdaptiveCard, summary: string): Promise<boolean> {
    const reference = await referenceOf(place.channel);
    await turn(`${place.channel} updates`);
    const updated = await conversations.inThread(reference, place, context =>
      context.updateActivity({ ...message(card, summary), id: place.message }),
    );
    return updated !== null;
  }

  return {
    postCard: (channel, card) => post(channel, drawn(card), card.summary),
    likenessOf: card => likenessOf([drawn(card), card.summary]),
    updateCard: (place, card) => update(place, drawn(card), card.summary),

    postIncident: (channel, card) => post(channel, incidentAdaptiveCard(card), card.summary),

    updateIncident: (place, card) => update(place, incidentAdaptiveCard(card), card.summary),

    postList: async (channel, thread, list) =>
      await withMentions(list.mentions, async (called, names) => {
        const intro = [names, list.intro].filter(Boolean).join(' ');
        const card = listAdaptiveCard({ ...list, mentions: called, intro });
        if (!thread) return (await post(channel, card, list.title)).message;
        const reference = await referenceOf(channel);
        await turn(thread.channel);
        const sent = await conversations.inThread(reference, thread, context =>
          context.sendActivity(message(card, list.summary)),
        );
        return sent && idOf(sent.value);
      }),

    postNotice: async (channel, notice) =>
      (await post(channel, noticeAdaptiveCard(notice), notice.title)).message,

    updateNotice: (place, notice) => update(place, noticeAdaptiveCard(notice), notice.title),
  };
}
