import type { Activity } from 'botbuilder';
import { z } from 'zod';
import type { Whereabouts } from '../../desk-door.ts';
import type { TeamsReferences } from '../references.ts';
import { type TeamsSettings, whereInstalled } from '../settings.ts';

const targeted = z.object({ isTargeted: z.literal(true) });

/** What somebody wrote to the app alone, in a channel (msteams-docs, agents-in-teams/targeted-messages.md). */
export function isTargeted(recipient: unknown): boolean {
  return targeted.safeParse(recipient).success;
}

/**
 * Where an activity comes from: a channel as desk.yaml names it, one that it does not, or the chat with one person. What is
 * answered to a press only whoever pressed sees; and what two people write to each other the app does not hear.
 */
export async function whereaboutsOf(
  { conversation, replyToId, recipient }: Activity,
  settings: Pick<TeamsSettings, 'channel' | 'adminChannel'>,
  references: Pick<TeamsReferences, 'first'>,
): Promise<Whereabouts> {
  if (conversation.conversationType === 'personal' && !isAmongPeople(conversation.id))
    return { kind: 'alone' };
  const [channel = '', root] = conversation.id.split(';messageid=');
  const isNamed = channel === settings.channel || channel === settings.adminChannel;
  const isHome =
    !isNamed &&
    [settings.channel, settings.adminChannel].includes(whereInstalled) &&
    (await references.first())?.channelId === channel;
  return {
    kind: 'channel',
    channel,
    destination: isHome ? whereInstalled : channel,
    message: replyToId ?? null,
    // A post that stands by itself: a card, or a call, a list, a notice; what was pressed says which (see askAbout).
    isCard: replyToId !== undefined && replyToId === root,
    isPrivate: isTargeted(recipient),
  };
}

/** Names of conversations among people begin so; one of the app with a person never does (msteams-docs, conversation basics). */
export function isAmongPeople(conversation = ''): boolean {
  return conversation.startsWith('19:');
}
