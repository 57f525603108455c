import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { actionsIn, type Block, type BlockAction } from '../block-kit.ts';
import { type Given, put } from '../web-api/uploading.ts';
import { validModal } from '../web-api/web-api.ts';
import type { OpenView, SlackWorkspace } from '../workspace.ts';
import { stateOf } from './form-state.ts';

/** What a person sees when the app does not answer in time. */
const trouble = 'We had some trouble connecting. Try again?';
const ackMs = 3000;
const stackAtMost = 3;

/** Where somebody presses: on a message, in the modal that is open, or on their Home tab. */
export type Where = { channel: string; ts: string } | 'modal' | 'home';

/** What Slack shows to the one who acted; '' when all went well. */
export type Shown = { error: string };

const ackBody = z.union([
  z.strictObject({ response_action: z.literal('errors'), errors: z.record(z.string(), z.string()) }),
  z.strictObject({ response_action: z.enum(['update', 'push']), view: z.unknown() }),
  z.strictObject({ response_action: z.literal('clear') }),
]);

/**
 * The people of the workspace: what they do in Slack's window, told to the app as Slack tells it, over HTTP and
 * signed, at its request URL; and what its answer makes them see.
 */
export class SlackPeople {
  private readonly workspace: SlackWorkspace;
  private readonly requestUrl: string;
  private readonly apiUrl: string;

  /**
   * @param requestUrl where the app listens
   * @param apiUrl where Slack's Web API is mounted
   */
  constructor(
    workspace: SlackWorkspace,
    requestUrl: string,
    apiUrl = new URL('/sandbox/slack/api', requestUrl).href,
  ) {
    this.workspace = workspace;
    this.requestUrl = requestUrl;
    this.apiUrl = apiUrl;
  }

  /**
   * Presses a button or chooses from a menu.
   *
   * @param choice the value of an overflow's option
   */
  async press(user: string, where: Where, actionId: string, choice?: string): Promise<Shown> {
    const { blocks, ...place } = this.placeOf(user, where);
    const [block, action] = find(blocks, actionId);
    const option =
      action.type === 'button' ? undefined : action.options.find(({ value }) => value === choice);
    if (action.type !== 'button' && !option) throw new Error(`${actionId} has no option ${choice}`);
    return await this.interact({
      type: 'block_actions',
      ...this.envelope(user),
      ...place,
      trigger_id: this.workspace.newTrigger(user),
      actions: [
        {
          type: action.type,
          action_id: action.action_id,
          block_id: block.block_id ?? 'none',
          action_ts: `${Date.now() / 1000}`,
          ...(action.type === 'button'
            ? { text: action.text, value: action.value }
            : { selected_option: option }),
        },
      ],
    });
  }

  /**
   * Fills in the modal that is open and sends it.
   *
   * @param values by action id; what is not named stays as the modal shows it
   * @param files by action id: what the person puts into the fields for files
   */
  async submit(
    user: string,
    values: Record<string, string> = {},
    files: Record<string, Given[]> = {},
  ): Promise<Shown> {
    const stack = this.workspace.openViews(user);
    const opened = stack.at(-1);
    if (!opened) throw new Error(`${user} has no modal open`);
    const state = stateOf(opened.view.blocks, values, (field, most) =>
      put(this.workspace, this.apiUrl, user, files[field] ?? [], most),
    );
    if (typeof state === 'string') return { error: state };
    const answer = await this.send({
      type: 'view_submission',
      ...this.envelope(user),
      view: this.viewPayload(opened, state),
      response_urls: [],
    });
    if (!answer.ok) return { error: trouble };
    return this.apply(user, answer.body);
  }

  /** Closes the topmost modal; the one below, if any, is seen again, unless it clears them all. */
  close(user: string): void {
    const stack = this.workspace.openViews(user);
    if (stack.pop()?.view.clear_on_close) stack.length = 0;
    this.workspace.changed();
  }

  /** `/ticket mine` in a channel; the answer is seen by who asked. */
  async slash(user: string, channel: string, command: string, text: string): Promise<Shown> {
    const answer = await this.post(
      new URLSearchParams({
        command,
        text,
        user_id: user,
        user_name: this.workspace.user(user)?.name ?? '',
        channel_id: channel,
        channel_name: this.workspace.channel(channel)?.name ?? '',
        team_id: this.workspace.app.teamId,
        team_domain: 'sandbox',
        api_app_id: this.workspace.app.appId,
        trigger_id: this.workspace.newTrigger(user),
        response_url: 'http://127.0.0.1:9/unused',
        token: 'legacy',
      }).toString(),
      'application/x-www-form-urlencoded',
    );
    if (!answer.ok) return { error: `${command} failed with the error "operation_timeout"` };
    const body = z
      .object({ text: z.string(), blocks: z.array(z.unknown()).optional() })
      .safeParse(answer.body);
    if (body.success)
      this.workspace.state.ephemerals.push({
        channel,
        user,
        text: body.data.text,
        ts: this.workspace.nextTs(),
        ...(body.data.blocks ? { blocks: body.data.blocks as Block[] } : {}),
      });
    this.workspace.changed();
    return { error: '' };
  }

  async openHome(user: string): Promise<Shown> {
    return await this.event({
      type: 'app_home_opened',
      user,
      tab: 'home',
      channel: 'D0HOME',
      event_ts: this.workspace.nextTs(),
    });
  }

  /** Writes in a channel or a thread; the app hears of it only when it is mentioned. */
  async write(user: string, channel: string, text: string, threadTs?: string): Promise<Shown> {
    const ts = this.workspace.nextTs();
    const message = { ts, user, text, ...(threadTs ? { thread_ts: threadTs } : {}) };
    this.workspace.channel(channel)?.messages.push(message);
    this.workspace.changed(this.workspace.keptMessage(channel, message));
    if (!text.includes(`<@${this.workspace.app.botUser}>`)) return { error: '' };
    return await this.event({
      type: 'app_mention',
      user,
      text,
      ts,
      channel,
      event_ts: ts,
      ...(threadTs ? { thread_ts: threadTs } : {}),
    });
  }

  private placeOf(user: string, where: Where): { blocks: Block[] } & Record<string, unknown> {
    if (where === 'home') {
      const home = this.workspace.state.homes[user];
      if (!home) throw new Error(`${user} has not opened the Home tab`);
      return {
        blocks: home.blocks,
        view: { ...home, id: 'VHOME', hash: 'h', state: { values: {} } },
        container: { type: 'view', view_id: 'VHOME' },
      };
    }
    if (where === 'modal') {
      const opened = this.workspace.openViews(user).at(-1);
      if (!opened) throw new Error(`${user} has no modal open`);
      return {
        blocks: opened.view.blocks,
        view: this.viewPayload(opened, {}),
        container: { type: 'view', view_id: opened.id },
      };
    }
    const channel = this.workspace.channel(where.channel);
    const message = channel?.messages.find(({ ts }) => ts === where.ts);
    const whisper = this.workspace.state.ephemerals.find(
      ({ ts, user: to }) => ts === where.ts && to === user,
    );
    const found = message ?? whisper;
    if (!channel || !found) throw new Error(`there is no message ${where.ts}`);
    return {
      blocks: found.blocks ?? [],
      channel: { id: channel.id, name: channel.name },
      message: { type: 'message', ...found },
      response_url: `${this.apiUrl}/respond/${user}/${where.ts}`,
      container: {
        type: 'message',
        message_ts: where.ts,
        channel_id: channel.id,
        is_ephemeral: whisper !== undefined,
      },
    };
  }

  private viewPayload({ id, hash, root, previous, view }: OpenView, values: Record<string, unknown>) {
    return {
      ...view,
      id,
      hash,
      root_view_id: root,
      previous_view_id: previous,
      private_metadata: view.private_metadata ?? '',
      callback_id: view.callback_id ?? '',
      state: { values },
    };
  }

  private envelope(user: string) {
    const { appId, teamId } = this.workspace.app;
    return {
      api_app_id: appId,
      token: 'legacy',
      team: { id: teamId, domain: 'sandbox' },
      user: { id: user, username: this.workspace.user(user)?.name ?? '', team_id: teamId },
    };
  }

  private async interact(payload: Record<string, unknown>): Promise<Shown> {
    const answer = await this.send(payload);
    return { error: answer.ok ? '' : trouble };
  }

  private apply(user: string, body: unknown): Shown {
    const stack = this.workspace.openViews(user);
    const answer = ackBody.safeParse(body);
    if (!answer.success) {
      if (body) throw new Error(`Slack would not understand this answer: ${JSON.stringify(body)}`);
      stack.pop();
    } else if (answer.data.response_action === 'errors') {
      const shown = stack.at(-1)?.view.blocks.map(({ block_id }) => block_id) ?? [];
      const stray = Object.keys(answer.data.errors).find(id => !shown.includes(id));
      if (stray) throw new Error(`Slack would not know where to show the error of ${stray}`);
      return { error: Object.values(answer.data.errors).join(' ') };
    } else if (answer.data.response_action === 'clear') {
      stack.length = 0;
    } else {
      this.change(stack, answer.data.response_action, answer.data.view);
    }
    this.workspace.changed();
    return { error: '' };
  }

  private change(stack: OpenView[], how: 'update' | 'push', view: unknown): void {
    const top = stack.at(-1);
    if (!top) return;
    const valid = validModal(view, this.workspace);
    const hash = this.workspace.nextId('h');
    if (how === 'update') {
      Object.assign(top, { view: valid, hash });
      return;
    }
    if (stack.length >= stackAtMost) throw new Error('push_limit_reached');
    stack.push({ id: this.workspace.nextId('V'), hash, root: top.root, previous: top.id, view: valid });
  }

  private async event(event: Record<string, unknown>): Promise<Shown> {
    const { appId, teamId } = this.workspace.app;
    const answer = await this.post(
      JSON.stringify({
        type: 'event_callback',
        token: 'legacy',
        team_id: teamId,
        api_app_id: appId,
        event,
        event_id: this.workspace.nextId('Ev'),
        event_time: Math.floor(Date.now() / 1000),
        authorizations: [
          {
            team_id: teamId,
            user_id: this.workspace.app.botUser,
            is_bot: true,
            is_enterprise_install: false,
          },
        ],
      }),
      'application/json',
    );
    return { error: answer.ok ? '' : trouble };
  }

  private async send(payload: Record<string, unknown>): Promise<{ ok: boolean; body: unknown }> {
    return await this.post(
      new URLSearchParams({ payload: JSON.stringify(payload) }).toString(),
      'application/x-www-form-urlencoded',
    );
  }

  /** Signed as Slack signs (v0:timestamp:body), given up after three seconds as Slack gives up. */
  private async post(body: string, type: string): Promise<{ ok: boolean; body: unknown }> {
    const stamp = Math.floor(Date.now() / 1000);
    const signature = createHmac('sha256', this.workspace.app.signingSecret)
      .update(`v0:${stamp}:${body}`)
      .digest('hex');
    try {
      const response = await fetch(this.requestUrl, {
        method: 'POST',
        headers: {
          'content-type': type,
          'x-slack-request-timestamp': String(stamp),
          'x-slack-signature': `v0=${signature}`,
        },
        body,
        signal: AbortSignal.timeout(ackMs),
      });
      const text = await response.text();
      return { ok: response.ok, body: text.startsWith('{') ? JSON.parse(text) : null };
    } catch {
      return { ok: false, body: null };
    }
  }
}

function find(blocks: Block[], actionId: string): [Block, BlockAction] {
  for (const block of blocks)
    for (const action of actionsIn(block)) if (action.action_id === actionId) return [block, action];
  throw new Error(`there is no button ${actionId}`);
}
