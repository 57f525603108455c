import { createHmac } from 'node:crypto';
import type { SlackWorkspace } from '../workspace.ts';

/** What the app answered; `ok` only where it did in time, and well. */
export type Acknowledged = { ok: boolean; body: unknown };

export type Telling = ReturnType<typeof telling>;

/** Tells the app what happens, as Slack tells it: over HTTP and signed, at its request URL. */
export function telling(workspace: SlackWorkspace, requestUrl: string) {
  const { app } = workspace;

  /** Signed as Slack signs (v0:timestamp:body), given up as Slack gives up. */
  async function post(body: string, type: string): Promise<Acknowledged> {
    const stamp = Math.floor(Date.now() / 1000);
    const signature = createHmac('sha256', app.signingSecret).update(`v0:${stamp}:${body}`).digest('hex');
    try {
      const response = await fetch(requestUrl, {
        method: 'POST',
        headers: {
          'content-type': type,
          'x-slack-request-timestamp': String(stamp),
          'x-slack-signature': `v0=${signature}`,
        },
        body,
        signal: AbortSignal.timeout(workspace.waitsMs),
      });
      const text = await response.text();
      return { ok: response.ok, body: text.startsWith('{') ? JSON.parse(text) : null };
    } catch {
      return { ok: false, body: null };
    }
  }

  const form = (fields: Record<string, string>): Promise<Acknowledged> =>
    post(new URLSearchParams(fields).toString(), 'application/x-www-form-urlencoded');

  return {
    form,

    /** A press, or a form that was sent. */
    interaction: (user: string, payload: Record<string, unknown>): Promise<Acknowledged> => {
      const { type, ...rest } = payload;
      return form({ payload: JSON.stringify({ type, ...envelope(workspace, user), ...rest }) });
    },

    event: (event: Record<string, unknown>): Promise<Acknowledged> =>
      post(
        JSON.stringify({
          type: 'event_callback',
          token: 'legacy',
          team_id: app.teamId,
          api_app_id: app.appId,
          event,
          event_id: workspace.nextId('Ev'),
          event_time: Math.floor(Date.now() / 1000),
          authorizations: [
            { team_id: app.teamId, user_id: app.botUser, is_bot: true, is_enterprise_install: false },
          ],
        }),
        'application/json',
      ),
  };
}

function envelope(workspace: SlackWorkspace, user: string) {
  const { appId, teamId } = workspace.app;
  return {
    api_app_id: appId,
    token: 'legacy',
    team: { id: teamId, domain: 'sandbox' },
    user: { id: user, username: workspace.user(user)?.name ?? '', team_id: teamId },
  };
}
