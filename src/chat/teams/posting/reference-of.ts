import { Transient } from '../../../outbox/failure.ts';
import type { TeamsReference, TeamsReferences } from '../references.ts';
import { whereInstalled } from '../settings.ts';

const askAgainInSeconds = 15;

/** The reference of a channel: one that is named, or the one in which the app was installed. */
export async function referenceOf(channel: string, references: TeamsReferences): Promise<TeamsReference> {
  const found = channel === whereInstalled ? await references.first() : await references.find(channel);
  // A named channel of a team where the app is installed elsewhere: the same service, another channel.
  const reference = found ?? (await references.first());
  if (!reference)
    throw new Transient('Teams: the app is not installed in any team yet', {
      retryAfterSeconds: askAgainInSeconds,
    });
  if (reference.serviceUrl === '' || reference.botId === '')
    throw new Transient('Teams: where its service is, is known again when somebody writes to the app', {
      retryAfterSeconds: askAgainInSeconds,
    });
  return channel === whereInstalled || reference.channelId === channel
    ? reference
    : { ...reference, channelId: channel };
}
