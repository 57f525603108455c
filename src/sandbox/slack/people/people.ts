import { z } from 'zod';
import { type Block, lineIn } from '../block-kit/blocks.ts';
import { type Given, put, share } from '../web-api/uploading.ts';
import type { SlackWorkspace } from '../workspace.ts';
import { isNewChoice } from './chosen.ts';
import { stateOf } from './form-state.ts';
import { linksOfDomains, tellOfComposing, tellOfLinks } from './linking.ts';
import { applyAnswer } from './modal-answers.ts';
import { buttonIn, placeOf, topmost, viewPayload, type Where } from './places.ts';
import { type OptionsShown, searchingIn } from './searching.ts';
import { type Shown, trouble } from './shown.ts';
import { type Acknowledged, type Telling, telling } from './telling.ts';

const commandAnswer = z.object({ text: z.string(), blocks: z.array(z.unknown()).optional() });

/**
 * The people of the workspace: what they do in Slack's window, told to the app as Slack tells it; and what its answer makes
 * them see.
 */
export class SlackPeople {
  private readonly workspace: SlackWorkspace;
  private readonly app: Telling;
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
    this.app = telling(workspace, requestUrl);
    this.apiUrl = apiUrl;
  }

  /**
   * Presses a button or chooses from a menu.
   *
   * @param choice the value of an overflow's option
   * @param values what was typed so far into the modal's fields, by action id; it is told with the press
   */
  async press(
    user: string,
    where: Where,
    actionId: string,
    choice?: string,
    values: Record<string, string> = {},
    files: Record<string, Given[]> = {},
  ): Promise<Shown> {
    const typed = where === 'modal' ? this.typedInto(user, values, files, true) : {};
    if (typeof typed === 'string') return { error: typed };
    const { blocks, ...place } = placeOf(this.workspace, this.apiUrl, user, where, typed);
    const line = blocks.find(each => lineIn(each)?.action_id === actionId);
    if (line)
      return await this.told(user, place, line, {
        type: 'plain_text_input',
        action_id: actionId,
        value: choice ?? '',
      });
    const [block, action] = buttonIn(blocks, actionId, choice);
    const option =
      action.type === 'button' ? undefined : action.options.find(({ value }) => value === choice);
    // Of what is chosen already the client tells nobody, until the block is another one.
    if (option && !isNewChoice(this.workspace, user, where, block, action, option.value))
      return { error: '' };
    return await this.told(user, place, block, {
      type: action.type,
      action_id: action.action_id,
      ...(action.type === 'button'
        ? { text: action.text, value: action.value }
        : { selected_option: option }),
    });
  }

  /** Tells the app what was pressed, chosen or typed in a block. */
  private async told(
    user: string,
    place: Record<string, unknown>,
    { block_id = 'none' }: Block,
    action: Record<string, unknown>,
  ): Promise<Shown> {
    return shownOf(
      await this.app.interaction(user, {
        type: 'block_actions',
        ...place,
        trigger_id: this.workspace.newTrigger(user),
        actions: [{ ...action, block_id, action_ts: `${Date.now() / 1000}` }],
      }),
    );
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
    const opened = topmost(this.workspace, user);
    const state = this.typedInto(user, values, files, false);
    if (typeof state === 'string') return { error: state };
    const answer = await this.app.interaction(user, {
      type: 'view_submission',
      view: viewPayload(opened, state),
      response_urls: [],
    });
    if (!answer.ok) return { error: trouble };
    return applyAnswer(this.workspace, user, answer.body);
  }

  /** Types into a field of the modal that is searched meanwhile. @returns what the app offers */
  async look(user: string, actionId: string, typed: string): Promise<OptionsShown> {
    return await searchingIn(this.workspace, this.app).look(user, actionId, typed);
  }

  /** Chooses one of what is offered there; what was typed into the other fields is told with it. */
  async choose(
    user: string,
    actionId: string,
    typed: string,
    value: string,
    values: Record<string, string> = {},
  ): Promise<Shown> {
    const { opened, action } = await searchingIn(this.workspace, this.app).choose(
      user,
      actionId,
      typed,
      value,
    );
    const state = this.typedInto(user, values, {}, true);
    if (typeof state === 'string') return { error: state };
    state[action.block_id] = { [actionId]: { type: action.type, selected_option: action.selected_option } };
    return shownOf(
      await this.app.interaction(user, {
        type: 'block_actions',
        view: viewPayload(opened, state),
        container: { type: 'view', view_id: opened.id },
        trigger_id: this.workspace.newTrigger(user),
        actions: [action],
      }),
    );
  }

  /** @param isOnTheWay a button of the form was pressed: what must be filled in need not be yet */
  private typedInto(
    user: string,
    values: Record<string, string>,
    files: Record<string, Given[]>,
    isOnTheWay: boolean,
  ): Record<string, Record<string, unknown>> | string {
    const { blocks } = topmost(this.workspace, user).view;
    const asked = isOnTheWay
      ? blocks.map(block => (block.type === 'input' ? { ...block, optional: true } : block))
      : blocks;
    return stateOf(asked, values, (field, most) =>
      put(this.workspace, this.apiUrl, user, files[field] ?? [], most),
    );
  }

  /** Closes the topmost modal; the one below, if any, is seen again, unless it clears them all. */
  close(user: string): void {
    const stack = this.workspace.openViews(user);
    if (stack.pop()?.view.clear_on_close) stack.length = 0;
    this.workspace.changed();
  }

  /** `/ticket mine` in a channel; the answer is seen by who asked. */
  async slash(user: string, channel: string, command: string, text: string): Promise<Shown> {
    const answer = await this.app.form({
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
      response_url: `${this.apiUrl}/respond/${user}/${this.workspace.newLaterAnswer(user, channel)}`,
      token: 'legacy',
    });
    if (!answer.ok) return { error: `${command} failed with the error "operation_timeout"` };
    const said = commandAnswer.safeParse(answer.body).data;
    if (said)
      this.workspace.state.ephemerals.push({
        channel,
        user,
        text: said.text,
        ts: this.workspace.nextTs(),
        ...(said.blocks ? { blocks: said.blocks as Block[] } : {}),
      });
    this.workspace.changed();
    return { error: '' };
  }

  /** Chooses a shortcut: behind ⚡, or of a message, behind its ⋮. */
  async shortcut(
    user: string,
    callbackId: string,
    of: { channel: string; ts: string } | null = null,
  ): Promise<Shown> {
    const trigger_id = this.workspace.newTrigger(user);
    const channel = of && this.workspace.channel(of.channel);
    const message = of && this.workspace.message(of.channel, of.ts);
    if (of && (!channel || !message)) throw new Error(`there is no message ${of.ts}`);
    return shownOf(
      await this.app.interaction(
        user,
        channel && message
          ? {
              type: 'message_action',
              callback_id: callbackId,
              trigger_id,
              message_ts: message.ts,
              channel: { id: channel.id, name: channel.name },
              message: { type: 'message', ...message },
              response_url: `${this.apiUrl}/respond/${user}/${message.ts}`,
            }
          : { type: 'shortcut', callback_id: callbackId, trigger_id },
      ),
    );
  }

  /** Puts an emoji on a message. */
  async react(user: string, channel: string, ts: string, reaction: string): Promise<Shown> {
    const message = this.workspace.message(channel, ts);
    if (!message) throw new Error(`there is no message ${ts}`);
    const reactions = message.reactions ?? [];
    if (reactions.some(known => known.name === reaction && known.user === user)) return { error: '' };
    message.reactions = [...reactions, { name: reaction, user }];
    this.workspace.changed(this.workspace.keptMessage(channel, message));
    return shownOf(
      await this.app.event({
        type: 'reaction_added',
        user,
        reaction,
        item: { type: 'message', channel, ts },
        item_user: message.user,
        event_ts: this.workspace.nextTs(),
      }),
    );
  }

  async openHome(user: string): Promise<Shown> {
    return shownOf(
      await this.app.event({
        type: 'app_home_opened',
        user,
        tab: 'home',
        channel: 'D0HOME',
        event_ts: this.workspace.nextTs(),
      }),
    );
  }

  /**
   * Writes in a channel or a thread, perhaps with files; the app hears of it only when it is mentioned, and of links of
   * its domains.
   */
  async write(
    user: string,
    channel: string,
    text: string,
    threadTs?: string,
    given: Given[] = [],
  ): Promise<Shown> {
    const ts = this.workspace.nextTs();
    const thread = threadTs ? { thread_ts: threadTs } : {};
    const links = linksOfDomains(this.workspace, text);
    await tellOfComposing(this.workspace, this.app, user, links);
    const files = share(this.workspace, this.apiUrl, user, given, channel);
    const message = {
      ts,
      user,
      text,
      ...thread,
      ...(files.length > 0 ? { files } : {}),
      ...(links.length > 0 ? { linksTold: links } : {}),
    };
    this.workspace.channel(channel)?.messages.push(message);
    this.workspace.changed(this.workspace.keptMessage(channel, message));
    await tellOfLinks(this.workspace, this.app, channel, message);
    if (!text.includes(`<@${this.workspace.app.botUser}>`)) return { error: '' };
    return shownOf(
      await this.app.event({ type: 'app_mention', user, text, ts, channel, event_ts: ts, ...thread }),
    );
  }
}

function shownOf({ ok }: Acknowledged): Shown {
  return { error: ok ? '' : trouble };
}
