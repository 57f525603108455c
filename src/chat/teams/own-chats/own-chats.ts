import type { Activity } from 'botbuilder';
import type { Log } from '../../../log.ts';
import { isAmongPeople } from '../heard/whereabouts.ts';
import type { TeamsReference } from '../references.ts';

/** Knows the chats between one person and the app from those between two people. */
export type OwnChats = {
  /** Whether an activity comes out of the chat between whoever did it and the app. What cannot be learnt is not so. */
  isOwn(activity: Activity): Promise<boolean>;
};

const rememberedAtMost = 10_000;

/**
 * Teams calls both `personal`, and the names that it gives them tell nothing for certain: out of a chat between two people a
 * message extension hears a name that Graph does not know (microsoft/botbuilder-dotnet#3019), as those of the app's own chats
 * are (`a:…`). So Teams is asked which chat the app has with that person: it names the same one each time.
 *
 * @param chatWith the chat between the app and somebody, by the id by which this bot knows them; begun where there is none
 */
export function ownChats(
  home: () => Promise<TeamsReference>,
  chatWith: (reference: TeamsReference, member: string) => Promise<string>,
  log: Log,
): OwnChats {
  const known = new Map<string, string>();

  async function ask(member: string): Promise<string> {
    const chat = await chatWith(await home(), member);
    if (known.size >= rememberedAtMost) known.clear();
    known.set(member, chat);
    return chat;
  }

  return {
    isOwn: async ({ conversation, from }) => {
      if (conversation?.conversationType !== 'personal' || !from?.id || isAmongPeople(conversation.id))
        return false;
      try {
        return (known.get(from.id) ?? (await ask(from.id))) === conversation.id;
      } catch (error) {
        log.warn({ room: 'teams', err: error }, 'cannot learn which chat somebody has with the app');
        return false;
      }
    },
  };
}
