import { openChannel as openInSlack } from '../slack/place.js';
import { openChannel as openInTeams } from '../teams/place.js';
import { at } from './el.js';
import { goOn, scrollTo, standStill } from './list.js';

const markedMs = 2500;

/**
 * Where an address of Slack's or Teams' own leads in this page.
 *
 * @returns null for an address of anybody else's
 */
function placeAt(url) {
  const [, slackChannel, ts] = /^https:\/\/sandbox\.slack\.com\/archives\/([^/]+)\/p(\d+)$/.exec(url) ?? [];
  if (slackChannel)
    return {
      list: 'slack-messages',
      open: () => openInSlack(slackChannel),
      message: `[data-ts="${ts.slice(0, -6)}.${ts.slice(-6)}"]`,
    };
  const [, teamsChannel, post] =
    /^https:\/\/teams\.microsoft\.com\/l\/message\/([^/]+)\/(\d+)\?/.exec(url) ?? [];
  if (!teamsChannel) return null;
  return {
    list: 'teams-threads',
    open: () => openInTeams(decodeURIComponent(teamsChannel)),
    message: `[data-post="${post}"]`,
  };
}

/** Goes where a message's own address leads, and marks the message. @returns false for an address of anybody else's */
export function followLink(url, redraw) {
  const place = placeAt(url);
  if (!place) return false;
  goOn();
  place.open();
  redraw();
  const list = at(place.list);
  const message = list.querySelector(place.message);
  if (!message) return true;
  scrollTo(list, message, 'top');
  standStill(list, message, 'top');
  message.classList.add('marked');
  setTimeout(() => message.classList.remove('marked'), markedMs);
  return true;
}

/** Links to messages stay in this page, as they stay in the chats' own windows. */
export function listenToLinks(redraw) {
  document.addEventListener('click', event => {
    const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
    if (link && followLink(link.href, redraw)) event.preventDefault();
  });
}
