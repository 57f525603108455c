import type { SlackSettings } from '../../chat/slack/settings.ts';
import type { Environment } from '../keys/environment.ts';
import type { DeskParts } from '../reading/desk-parts.ts';
import { type Faults, needing } from './needed.ts';

/** @returns null where Slack is not used */
export function slackSettings(
  parts: Pick<DeskParts, 'slack' | 'desk' | 'restricted' | 'routes'>,
  env: Environment,
  faults: Faults,
): SlackSettings | null {
  const need = needing(env, faults);
  const { slack, desk } = parts;
  const isMeant = env.SLACK_BOT_TOKEN ?? env.SLACK_SIGNING_SECRET ?? env.SLACK_APP_TOKEN;
  if (!slack) {
    if (isMeant && 'slack' in parts)
      faults.push({
        path: ['slack'],
        says: 'is missing, though SLACK_… is set: write slack: { channel: C… }',
      });
    return null;
  }
  const socket = slack.mode === 'socket';
  return {
    mode: slack.mode,
    botToken: need('SLACK_BOT_TOKEN'),
    signingSecret: socket ? null : need('SLACK_SIGNING_SECRET'),
    appToken: socket ? need('SLACK_APP_TOKEN') : null,
    channel: slack.channel,
    adminChannel: slack.adminChannel ?? null,
    routed: [...new Set((parts.routes ?? []).flatMap(route => route.slack ?? []))],
    restricted: parts.restricted?.slack ?? null,
    language: desk?.language ?? 'en',
    postsPerSecond: slack.postsPerSecond,
    apiUrl: slack.apiUrl ?? null,
  };
}
