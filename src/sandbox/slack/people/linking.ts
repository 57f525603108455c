import { linksInText } from '../links.ts';
import type { SlackMessage, SlackWorkspace } from '../workspace.ts';
import type { Telling } from './telling.ts';

/** Of the links in a text, those of which the app is told: of its domains and what lies below them. */
export function linksOfDomains({ app }: SlackWorkspace, text: string): string[] {
  if (!app.scopes.includes('links:read')) return [];
  return linksInText(text).filter(link => {
    const host = URL.canParse(link) ? new URL(link).hostname : '';
    return app.unfurlDomains.some(domain => host === domain || host.endsWith(`.${domain}`));
  });
}

/** While somebody still writes: of the conversation Slack says nothing (docs.slack.dev, link_shared). */
export async function tellOfComposing(
  workspace: SlackWorkspace,
  app: Telling,
  user: string,
  links: string[],
): Promise<void> {
  if (links.length === 0) return;
  const id = `${user}-${workspace.nextId('composer-')}`;
  await app.event({
    ...shared(workspace, user, links),
    channel: 'COMPOSER',
    is_bot_user_member: true,
    message_ts: id,
    unfurl_id: id,
    source: 'composer',
  });
}

/** Once it is sent, in whatever conversation; whether the app is in there it says beside. */
export async function tellOfLinks(
  workspace: SlackWorkspace,
  app: Telling,
  channel: string,
  { user, ts, thread_ts, linksTold = [] }: SlackMessage,
): Promise<void> {
  if (linksTold.length === 0) return;
  const members = workspace.channel(channel)?.members ?? [];
  await app.event({
    ...shared(workspace, user, linksTold),
    channel,
    is_bot_user_member: members.includes(workspace.app.botUser),
    message_ts: ts,
    ...(thread_ts ? { thread_ts } : {}),
    unfurl_id: `${channel}.${ts}.${workspace.nextId('')}`,
    source: 'conversations_history',
  });
}

function shared(workspace: SlackWorkspace, user: string, links: string[]) {
  return {
    type: 'link_shared',
    user,
    links: links.map(url => ({ url, domain: new URL(url).hostname })),
    event_ts: workspace.nextTs(),
  };
}
