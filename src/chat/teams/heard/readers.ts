import type { Activity } from 'botbuilder';
import type { Readers } from '../../desk-door.ts';
import type { TeamsReferences } from '../references.ts';
import type { TeamsSettings } from '../settings.ts';
import { whereaboutsOf } from './whereabouts.ts';

/**
 * Who reads where somebody puts in a card. Of a chat between two people Teams says `personal`, too, as of the one with the
 * app: whoever is not known to be alone is among others. What says neither (a link that is shared out of another app) may go
 * anywhere.
 *
 * @param isOwnChat it is known to be the chat between whoever did it and the app
 */
export async function readersOf(
  activity: Activity,
  settings: Pick<TeamsSettings, 'channel' | 'adminChannel' | 'allowedTenants'>,
  references: Pick<TeamsReferences, 'first'>,
  isOwnChat: boolean,
): Promise<Readers> {
  const { id = '', conversationType, tenantId = '' } = activity.conversation ?? {};
  const isOfUs = settings.allowedTenants.includes(tenantId);
  if (conversationType === 'channel')
    return { ...(await whereaboutsOf(activity, settings, references)), isAmongUs: isOfUs };
  if (isOwnChat) return { kind: 'alone', isAmongUs: true };
  const isKnown = conversationType === 'groupChat' || conversationType === 'personal';
  return {
    kind: 'channel',
    channel: id,
    destination: id,
    message: null,
    isCard: false,
    isAmongUs: isKnown && isOfUs,
  };
}
