import type { Log } from '../../../log.ts';
import { teamsAdapter } from '../adapter/adapter.ts';
import { conversationsOf } from '../posting/conversations.ts';
import { referenceOf } from '../posting/reference-of.ts';
import type { TeamsReferences } from '../references.ts';
import type { TeamsSettings } from '../settings.ts';
import { type OwnChats, ownChats } from './own-chats.ts';

/** The app's own chats, as Teams names them. */
export function teamsOwnChats(settings: TeamsSettings, references: TeamsReferences, log: Log): OwnChats {
  const conversations = conversationsOf(settings.appId, teamsAdapter(settings));
  return ownChats(() => referenceOf(settings.channel, references), conversations.chatWith, log);
}
