import { at } from '../common/el.js';
import { drawChannel } from './channel.js';
import { drawChannels } from './channels.js';
import { drawHome } from './home.js';
import { drawModal } from './modal.js';
import { placeOpen } from './place.js';

/** Slack's window: where one can go, what is open there, the modal above it. */
export function drawSlack({ slack }, context) {
  const list = at('slack-messages');
  drawChannels(slack, context);
  if (placeOpen().isHome) {
    list.classList.remove('quiet');
    drawHome(list, slack, context);
  } else drawChannel(list, slack, context);
  at('slack-write').elements.text.placeholder = context.t.composerSlack;
  at('slack-write').elements.files.ariaLabel = context.t.addFiles;
  drawModal(slack, context);
}
