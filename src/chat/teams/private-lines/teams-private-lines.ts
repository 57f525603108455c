import type { Log } from '../../../log.ts';
import { teamsAdapter } from '../adapter/adapter.ts';
import { conversationsOf } from '../posting/conversations.ts';
import { referenceOf } from '../posting/reference-of.ts';
import { targetedPosts } from '../posting/targeted.ts';
import type { TeamsReferences } from '../references.ts';
import type { TeamsSettings } from '../settings.ts';
import { type PrivateLines, privateLines } from './private-lines.ts';
import type { LineRefusals } from './refused.ts';

/** Private lines as Teams has them. In Microsoft's Playground there are none. */
export function teamsPrivateLines(
  settings: TeamsSettings,
  references: TeamsReferences,
  refusals: LineRefusals,
  log: Log,
): PrivateLines {
  if (settings.standIn?.kind === 'playground') return noPrivateLines;
  // An adapter of its own, without onTurnError: that would swallow what goes wrong.
  const conversations = conversationsOf(settings.appId, teamsAdapter(settings));
  return privateLines({
    posts: targetedPosts({ conversations }),
    referenceOf: channel => referenceOf(channel, references),
    alone: conversations.alone,
    refusals,
    log,
    clock: () => new Date(),
  });
}

const noPrivateLines: PrivateLines = {
  leave: async () => null,
  answer: async () => null,
  change: async () => {},
};
