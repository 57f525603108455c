import type { Finding } from '../../finding.ts';
import { slackError, sorted } from './errors.ts';
import { slackClient } from './gateway.ts';
import { neededScopes } from './scopes.ts';
import type { SlackSettings } from './settings.ts';

/** Asks Slack whether token, scopes and channels are as the desk needs them. */
export async function checkSlack(settings: SlackSettings): Promise<Finding[]> {
  const client = slackClient(settings);
  const findings: Finding[] = [];
  try {
    const { team, user, response_metadata } = await client.auth.test();
    findings.push({ part: 'Slack token', ok: true, says: `${user} in ${team}` });
    const lacking = neededScopes.filter(scope => !response_metadata?.scopes?.includes(scope));
    findings.push(
      lacking.length === 0
        ? { part: 'Slack scopes', ok: true, says: 'all there' }
        : {
            part: 'Slack scopes',
            ok: false,
            says: `lacking: ${lacking.join(', ')}`,
            fix: 'compare the app with manifest/slack.json, then install it again',
          },
    );
  } catch (error) {
    return [
      {
        part: 'Slack token',
        ok: false,
        says: sorted(error).message,
        fix: 'copy the Bot User OAuth Token into SLACK_BOT_TOKEN',
      },
    ];
  }
  if (settings.mode === 'socket') findings.push(await checkSocket());
  for (const channel of new Set([settings.channel, settings.adminChannel ?? settings.channel]))
    findings.push(await checkChannel(channel));
  return findings;

  async function checkSocket(): Promise<Finding> {
    const part = 'Slack Socket Mode';
    try {
      await client.apps.connections.open({ token: settings.appToken ?? '' });
      return { part, ok: true, says: 'a connection is granted' };
    } catch (error) {
      return {
        part,
        ok: false,
        says: slackError(error) || sorted(error).message,
        fix: 'switch Socket Mode on; put an app-level token (xapp-…) with connections:write into SLACK_APP_TOKEN',
      };
    }
  }

  async function checkChannel(id: string): Promise<Finding> {
    const part = `Slack channel ${id}`;
    try {
      const { channel } = await client.conversations.info({ channel: id });
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
        fix: 'put the channel’s id (C…) into desk.yaml: slack',
      };
    }
  }
}
