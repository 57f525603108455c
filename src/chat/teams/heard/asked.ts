import { type Activity, TurnContext } from 'botbuilder';
import { heardAtMost } from '../../button-press.ts';

/** What somebody asks, without the mention of the app and without formatting. */
export function askedIn(activity: Activity): string {
  const typed = TurnContext.removeRecipientMention(activity) ?? activity.text ?? '';
  return (
    typed
      .slice(0, heardAtMost)
      .replace(/<[^>]*>/g, '')
      .replaceAll('&nbsp;', ' ')
      .trim()
      // How a message to the app alone begins, where a client leaves it in; and what somebody has copied from our help.
      .replace(/^[/@]sportello\b\s*/i, '')
  );
}
