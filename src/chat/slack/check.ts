import type { WebClient } from '@slack/web-api';
import { type Finding, fixOfWire } from '../../finding.ts';
import { slackClient } from './client.ts';
import { slackError, sorted } from './errors.ts';
import { neededScopes } from './scopes.ts';
import type { SlackSettings } from './settings.ts';

/** Asks Slack whether token, scopes and channels are as the desk needs them. */
export async function checkSlack(settings: SlackSettings): Promise<Finding[]> {
  const client = slackClient(settings);
  const findings: Finding[] = [];
  try {
    const { team, user, response_metadata } = await client.auth.test();
    findings.push({ part: 'Slack token', ok: true, says: `${user} in ${team}` });
    findings.push(checkScopes(response_metadata?.scopes ?? []));
  } catch (error) {
    return [{ part: 'Slack token', ok: false, says: sorted(error).message, fix: fixOf(error, settings) }];
  }
  if (settings.mode === 'socket') findings.push(await checkSocket(client, settings));
  const { channel, adminChannel, routed, restricted } = settings;
  const channels = [channel, adminChannel ?? channel, ...routed, ...(restricted ? [restricted] : [])];
  for (const each of new Set(channels)) findings.push(await checkChannel(each, client, settings));
  return findings;
}

function checkScopes(granted: string[]): Finding {
  const part = 'Slack scopes';
  const lacking = neededScopes.filter(scope => !granted.includes(scope));
  if (lacking.length === 0) return { part, ok: true, says: 'all there' };
  return {
    part,
    ok: false,
    says: `lacking: ${lacking.join(', ')}`,
    fix: 'compare the app with manifest/slack.json, then install it again',
  };
}

async function checkSocket(client: WebClient, settings: SlackSettings): Promise<Finding> {
  const part = 'Slack Socket Mode';
  try {
    await client.apps.connections.open({ token: settings.appToken ?? '' });
    return { part, ok: true, says: 'a connection is granted' };
  } catch (error) {
    return {
      part,
      ok: false,
      says: slackError(error) || sorted(error).message,
      fix: /auth|token/.test(slackError(error))
        ? 'put an app-level token (xapp-…) with connections:write into SLACK_APP_TOKEN: Slack app › Basic Information › App-Level Tokens'
        : fixOf(error, settings, 'switch Socket Mode on: Slack app › Socket Mode'),
    };
  }
}

async function checkChannel(id: string, client: WebClient, settings: SlackSettings): Promise<Finding> {
  const part = `Slack channel ${id}`;
  try {
    const { channel } = await client.conversations.info({ channel: id });
    if (id === settings.restricted && channel && !channel.is_private)
      return {
        part,
        ok: false,
        says: `#${channel.name} is no private channel: everybody in the workspace may read what is restricted`,
        fix: 'make it private in its settings, or name another one (desk.yaml: restricted, slack)',
      };
    if (channel?.is_member) return { part, ok: true, says: `#${channel.name}` };
    return {
      part,
      ok: false,
      says: `the app is not in #${channel?.name}`,
      fix: 'write /invite @Sportello in the channel',
    };
  } catch (error) {
    return {
      part,
      ok: false,
      says: sorted(error).message,
      fix: fixOf(error, settings),
    };
  }
}

const fixes: Record<string, string> = {
  invalid_auth: 'copy the Bot User OAuth Token (OAuth & Permissions) into SLACK_BOT_TOKEN',
  not_authed: 'copy the Bot User OAuth Token (OAuth & Permissions) into SLACK_BOT_TOKEN',
  account_inactive: 'the app was removed from the workspace: install it again and copy its token',
  token_revoked: 'the token was revoked: install the app again and copy its token into SLACK_BOT_TOKEN',
  token_expired: 'switch token rotation off, install the app again and copy its token into SLACK_BOT_TOKEN',
  missing_scope: 'compare the app with manifest/slack.json, then install it again',
  channel_not_found:
    'put the channel’s id (channel details, at the bottom) into desk.yaml: slack; a private one must invite the app first: /invite @Sportello',
  ratelimited: 'wait a minute: Slack asks to slow down',
  org_login_required: 'wait: the workspace is being moved',
  ekm_access_denied: 'ask the workspace’s admins: its keys do not let the app in',
};

/** What to do about Slack's word, or about the way to Slack. */
function fixOf(error: unknown, { apiUrl }: SlackSettings, otherwise = ''): string {
  const host = apiUrl ? new URL(apiUrl).hostname : 'slack.com';
  return (
    fixes[slackError(error)] ??
    fixOfWire(error, { host, key: apiUrl ? 'desk.yaml: slack.apiUrl' : 'the way to the internet' }) ??
    (otherwise || 'look the word up at https://docs.slack.dev, and at https://slack-status.com')
  );
}
