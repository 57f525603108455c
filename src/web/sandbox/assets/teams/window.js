import { at } from '../common/el.js';
import { drawList } from '../common/list.js';
import { drawChannels } from './channels.js';
import { drawDialog } from './dialog.js';
import { drawMessage } from './message.js';
import { channelIn, placeOpen } from './place.js';
import { drawPost } from './post.js';

/** Teams' window: where one can go, and what is open there: a channel with its posts, or the chat with the app. */
export function drawTeams({ teams }, context) {
  const list = at('teams-threads');
  const { t } = context;
  drawDialog(teams, context);
  drawChannels(teams, context);
  const { isChat } = placeOpen();
  const { threads, id: channel } = channelIn(teams);
  const inside = { ...context, teams, channel };
  if (isChat)
    drawList(
      list,
      teams.chat.map(message => ({ ...message, kind: 'chat' })),
      ({ id }) => `chat ${id}`,
      part => drawMessage(part, inside),
    );
  else
    drawList(
      list,
      // What this person alone was told is drawn with the post, so it is drawn anew for it.
      threads.map(thread => ({
        ...thread,
        whispers: teams.whispers.filter(({ message }) => message === thread.root.id),
      })),
      ({ root }) => root.id,
      (thread, known) => drawPost(thread, known, inside),
    );
  list.classList.toggle('quiet', (isChat ? teams.chat : threads).length === 0);
  list.dataset.quiet = isChat ? t.chatEmpty : channel === teams.mainChannel ? t.quiet : t.quietPrivate;
  const write = at('teams-write');
  write.elements.text.placeholder = isChat ? t.composerChat : t.composerTeams;
  write.elements.files.ariaLabel = t.addFiles;
}
