import type { WebClient } from '@slack/web-api';
import type { Log } from '../../../log.ts';
import type { CommandAnswer } from '../../card.ts';
import { optionsView } from '../views/form-fields.ts';
import { strangersHome } from '../views/home.ts';
import { besideForm } from './beside.ts';
import { commandAnswers } from './commands.ts';
import { fileScope } from './file-scope.ts';
import type { HomeShown } from './home-shown.ts';
import { lateAnswers } from './late.ts';
import { lateView } from './late-view.ts';
import { listAnswers } from './lists.ts';
import { modals } from './modals.ts';
import { ownUser } from './own-user.ts';
import { respondingAt } from './respond.ts';
import { shows } from './show.ts';
import { whispers } from './whispers.ts';
import type { WordsFor } from './words-for.ts';

/** Shows answers to the one who asked, in Slack's ways. Listeners answer through this alone. */
export type Answers = ReturnType<typeof answersAt>;

export function answersAt(
  client: WebClient,
  wordsFor: WordsFor,
  homeShown: HomeShown,
  log: Log,
  apiUrl: string | null = null,
) {
  const drawn = modals(fileScope(client, log));
  const respond = respondingAt(apiUrl, log);
  const said = whispers(client, respond);
  const lists = listAnswers(client, respond, homeShown);
  const show = shows(client, drawn, said, lists, wordsFor);
  return {
    ...said,
    ...commandAnswers(wordsFor, log, respond, lists),
    show,
    ...besideForm(client, drawn, wordsFor),
    sayWorking: lateAnswers(client, show, drawn, said, lists, wordsFor, log),
    redrawList: lists.redrawList,
    tell: lists.tell,
    offering: optionsView,
    viewOf: drawn.viewOf,
    workingView: drawn.workingView,
    lateView: () => lateView(client),
    ...messages(client),

    /** Who the app is among those who write. */
    ownUser: ownUser(client, log),

    /** @param home null for a stranger */
    showHome: async (user_id: string, home: CommandAnswer | null): Promise<void> => {
      if (home) return await lists.publish(user_id, home);
      const { home: said, stranger } = wordsFor(user_id);
      await client.views.publish({ user_id, view: strangersHome(said.title, stranger) });
    },
  };
}

/** Messages that stand in a channel already. */
function messages(client: WebClient) {
  return {
    /** Leads to a message; '' where Slack does not say. */
    linkTo: async (channel: string, message_ts: string): Promise<string> => {
      const answer = await client.chat.getPermalink({ channel, message_ts }).catch(() => null);
      return answer?.permalink ?? '';
    },

    /** A message as it stands there; null where it does not any more. */
    messageAt: (channel: string, ts: string) => messageAt(client, channel, ts),
  };
}

async function messageAt(client: WebClient, channel: string, ts: string) {
  const { messages = [] } = await client.conversations.replies({
    channel,
    ts,
    latest: ts,
    oldest: ts,
    inclusive: true,
    limit: 1,
  });
  const found = messages.find(message => message.ts === ts);
  return found ? { ...found, ts } : null;
}
