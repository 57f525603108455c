import { typedFor } from '../adaptive-card/walk.ts';
import { isAppIn } from '../connector/places.ts';
import type { TeamsMessage, TeamsTenant, TeamsUser } from '../tenant.ts';
import { actionOf, actionOnMessage, type Context } from './acting.ts';
import type { ChoicesShown } from './choices.ts';
import { dialogsOf } from './dialogs.ts';
import { conversationOf, linkingIn, type WritingIn } from './linking.ts';
import { type FoundCard, queryValue, type SearchShown, searchShown } from './searching.ts';
import { buttonIn, fallbackIn, messageSeen, openerIn, type Pressed } from './seen.ts';
import { type SentFile, upload } from './sent-files.ts';
import { type Shown, showAnswer, shownOf } from './shown.ts';
import { type Telling, telling } from './telling.ts';

/** The people of the tenant: what they do in Teams, told to the bot; and what its answer makes them see. */
export class TeamsPeople {
  private readonly tenant: TeamsTenant;
  private readonly bot: Telling;
  private readonly serviceUrl: string;
  private readonly dialogs: ReturnType<typeof dialogsOf>;
  private readonly linking: ReturnType<typeof linkingIn>;

  constructor(tenant: TeamsTenant, endpoint: string, serviceUrl: string) {
    this.tenant = tenant;
    this.bot = telling(tenant, endpoint, serviceUrl);
    this.dialogs = dialogsOf(tenant, this.bot);
    this.linking = linkingIn(tenant, this.bot);
    this.serviceUrl = serviceUrl;
  }

  /** Somebody adds the app to the team and names the channel in which it shall post. */
  async install(userId: string, channelId: string): Promise<void> {
    this.tenant.state.installedIn = channelId;
    this.tenant.changed(this.tenant.keptInstallation());
    const settings = { selectedChannel: { id: channelId } };
    await this.bot.post(this.userOf(userId), channelId, {
      type: 'installationUpdate',
      action: 'add',
      channelData: this.bot.channelData(channelId, { settings }),
    });
  }

  /** An event that changes nothing, in each channel that has the app: every one says at which address Teams is answered. */
  async tellWhereReached(): Promise<void> {
    for (const channel of this.tenant.state.channels) {
      const { id, members } = channel;
      const user = this.tenant.users.find(({ aadObjectId }) => members?.includes(aadObjectId) ?? true);
      if (user && isAppIn(this.tenant, channel))
        await this.bot.post(user, id, {
          type: 'conversationUpdate',
          channelData: this.bot.channelData(id, { eventType: 'channelRenamed' }),
        });
    }
  }

  async uninstall(userId: string): Promise<void> {
    const channelId = this.tenant.state.installedIn;
    if (!channelId) return;
    await this.bot.post(this.userOf(userId), channelId, { type: 'installationUpdate', action: 'remove' });
    this.tenant.state.installedIn = null;
    this.tenant.changed(this.tenant.keptInstallation());
  }

  /**
   * Presses a button that this person sees: in the dialog that is open, or else on the card. A form's own button is
   * reached through the one that opens its dialog.
   *
   * @param messageId the post or the reply on which the card lies
   * @param inputs by input id; what is not named stays as the card shows it
   */
  async execute(
    userId: string,
    channelId: string,
    messageId: string,
    pressed: Pressed,
    inputs: Record<string, string> = {},
  ): Promise<Shown> {
    const user = this.userOf(userId);
    const isItsOwn = this.tenant.dialogs.get(user.aadObjectId)?.opener === messageId;
    const submitted = isItsOwn ? await this.dialogs.submit(user, pressed, inputs) : null;
    if (submitted) return submitted;
    this.dialogs.close(user);
    const { message, root } = messageSeen(this.tenant, channelId, messageId, user);
    const card = this.tenant.cardFor(userId, message);
    const opener = openerIn(card, pressed);
    if (opener) {
      const from = {
        channel: root ? channelId : '',
        root: root?.id ?? null,
        opener: messageId,
        action: null,
      };
      const opened = await this.dialogs.open(user, from, opener.data);
      if (pressed.step === 'press' || opened.error) return opened;
      return (await this.dialogs.submit(user, pressed, inputs)) ?? buttonMissing(pressed);
    }
    const action = buttonIn(card, pressed);
    const typed = typedFor(action, card, inputs);
    if ('error' in typed) return { error: typed.error };
    return await this.invoke(user, channelId, root?.id ?? null, messageId, {
      action: {
        type: 'Action.Execute',
        title: action.title,
        verb: action.verb,
        data: { ...typed.inputs, ...action.data },
      },
      trigger: 'manual',
    });
  }

  /** Presses a button of the dialog that is open. @throws Error where it has no such button */
  async inDialog(userId: string, pressed: Pressed, inputs: Record<string, string> = {}): Promise<Shown> {
    const user = this.userOf(userId);
    return (await this.dialogs.submit(user, pressed, inputs)) ?? buttonMissing(pressed);
  }

  /** Types into an input of the dialog that is searched meanwhile. @returns what the bot offers */
  async lookInDialog(userId: string, inputId: string, typed: string): Promise<ChoicesShown> {
    return await this.dialogs.look(this.userOf(userId), inputId, typed);
  }

  /** Closes the dialog by its ✕, or by Esc: the bot does not hear of it. */
  closeDialog(userId: string): void {
    this.dialogs.close(this.userOf(userId));
  }

  /** Sends what an old client sends in place of Action.Execute: the fallback, as a message with a value. */
  async submitFallback(
    userId: string,
    channelId: string,
    messageId: string,
    pressed: Pressed,
  ): Promise<Shown> {
    const user = this.userOf(userId);
    const { message, root } = messageSeen(this.tenant, channelId, messageId, user);
    const activity = {
      type: 'message',
      replyToId: messageId,
      value: fallbackIn(message.card, pressed).data,
      channelData: this.bot.channelData(channelId),
    };
    return shownOf(await this.bot.post(user, `${channelId};messageid=${root?.id}`, activity));
  }

  /** Writes "@Sportello words" in the channel; the answer is a reply in that thread. */
  async mention(userId: string, channelId: string, words: string): Promise<Shown> {
    const tag = '<at>Sportello</at>';
    const root = this.write(userId, channelId, `${tag} ${words}`);
    const activity = {
      type: 'message',
      id: root.id,
      text: `${tag} ${words}`,
      textFormat: 'plain',
      entities: [{ type: 'mention', text: tag, mentioned: { id: this.tenant.botId, name: 'Sportello' } }],
      channelData: this.bot.channelData(channelId),
    };
    return shownOf(await this.bot.post(this.userOf(userId), `${channelId};messageid=${root.id}`, activity));
  }

  /** Types "/Sportello words" in a channel: a message that only the app sees, in its thread or in the channel itself. */
  async slash(userId: string, channelId: string, words: string, rootId?: string): Promise<Shown> {
    const user = this.userOf(userId);
    const conversation = rootId ? `${channelId};messageid=${rootId}` : channelId;
    const activity = {
      type: 'message',
      text: words,
      textFormat: 'plain',
      recipient: { id: this.tenant.botId, name: 'Sportello', isTargeted: true },
      channelData: this.bot.channelData(channelId),
    };
    return shownOf(await this.bot.post(user, conversation, activity));
  }

  /** Writes without a mention: the bot does not hear of it, as in Teams. Files go to the channel's SharePoint. */
  write(
    userId: string,
    channelId: string,
    text: string,
    rootId?: string,
    carrying: Pick<TeamsMessage, 'files' | 'pictures'> = {},
  ): TeamsMessage {
    const message = { ...this.newMessage(this.userOf(userId), text), ...carrying };
    if (rootId) this.tenant.thread(channelId, rootId)?.replies.push(message);
    else this.tenant.channel(channelId)?.threads.push({ root: message, replies: [] });
    this.tenant.changed(this.tenant.keptMessage(channelId, rootId ?? message.id, message));
    return message;
  }

  /** Chooses an action of the app behind a message's ⋯; what comes of it stands in a window. */
  async messageAction(
    userId: string,
    channelId: string,
    messageId: string,
    commandId: string,
  ): Promise<Shown> {
    const user = this.userOf(userId);
    const { message, root } = messageSeen(this.tenant, channelId, messageId, user);
    const action = actionOnMessage(this.tenant, commandId, message, root?.id ?? null);
    const channel = root ? channelId : '';
    return await this.dialogs.act(user, { channel, root: root?.id ?? null, opener: '', action });
  }

  /** Chooses an action of the app beside the field in which one writes, or in the command bar. @param channelId '' in the chat with the app */
  async composeAction(
    userId: string,
    channelId: string,
    commandId: string,
    context: Exclude<Context, 'message'> = 'compose',
  ): Promise<Shown> {
    const user = this.userOf(userId);
    const action = actionOf(commandId, context);
    return await this.dialogs.act(user, { channel: channelId, root: null, opener: '', action });
  }

  /** Looks for something with the app's message extension, while writing in a channel. @param skip how many were shown */
  async search(userId: string, where: string | WritingIn, typed: string, skip = 0): Promise<SearchShown> {
    const begun = performance.now();
    const place: WritingIn = typeof where === 'string' ? { id: where, kind: 'channel' } : where;
    const answer = await this.bot.post(this.userOf(userId), place.id, {
      type: 'invoke',
      name: 'composeExtension/query',
      value: queryValue(typed, skip),
      ...conversationOf(this.tenant, place),
    });
    return searchShown(answer, performance.now() - begun > this.tenant.waitsMs.search);
  }

  /** Pastes a link into what they write. @returns the card that goes with it, which they see before; null: none */
  async paste(userId: string, where: string | WritingIn, link: string): Promise<FoundCard | null> {
    const place: WritingIn = typeof where === 'string' ? { id: where, kind: 'channel' } : where;
    return await this.linking(this.userOf(userId), place, link);
  }

  /** Puts a card that was found, or stands behind a link, into a channel, as a message of one's own. */
  insert(userId: string, channelId: string, found: FoundCard, text = ''): TeamsMessage {
    const user = this.userOf(userId);
    const message = { ...this.newMessage(user, text), card: found.card };
    this.tenant.channel(channelId)?.threads.push({ root: message, replies: [] });
    this.tenant.changed(this.tenant.keptMessage(channelId, message.id, message));
    return message;
  }

  /** Writes to the bot alone, with files: they go to the sender's OneDrive, and the bot is told where they lie. */
  async sendFiles(userId: string, files: SentFile[], text = ''): Promise<Shown> {
    const user = this.userOf(userId);
    const message = {
      ...this.newMessage(user, text),
      files: files.map(({ name, content }) => ({ name, size: content.byteLength })),
    };
    this.tenant.chatWith(user.aadObjectId).push(message);
    this.tenant.changed(this.tenant.keptInChat(user.aadObjectId, message));
    const attachments = files.map(file => upload(this.tenant, this.serviceUrl, file));
    const { id } = message;
    return await this.sendAlone(user, { type: 'message', id, text, textFormat: 'plain', attachments });
  }

  /** Any activity in the chat between this person and the bot. */
  async sendAlone(user: TeamsUser, activity: Record<string, unknown>): Promise<Shown> {
    return shownOf(await this.bot.postAlone(user, activity));
  }

  /**
   * An invoke with any value, for what no card of ours would send.
   *
   * @param rootId the post in the channel; null in the chat between this person and the bot
   */
  async invoke(
    user: TeamsUser,
    channelId: string,
    rootId: string | null,
    messageId: string,
    value: unknown,
    name = 'adaptiveCard/action',
  ): Promise<Shown> {
    const activity = { type: 'invoke', name, value, replyToId: messageId };
    const answer = await (rootId === null
      ? this.bot.postAlone(user, activity)
      : this.bot.post(user, `${channelId};messageid=${rootId}`, {
          channelData: this.bot.channelData(channelId),
          ...activity,
        }));
    return showAnswer(this.tenant, user.aadObjectId, messageId, answer);
  }

  userOf(id: string): TeamsUser {
    const user = this.tenant.user(id);
    if (!user) throw new Error(`nobody is ${id}`);
    return user;
  }

  private newMessage({ mri }: TeamsUser, text: string): TeamsMessage {
    return { id: this.tenant.nextId(), from: mri, text, at: this.tenant.clock().toISOString() };
  }
}

function buttonMissing({ verb, step }: Pressed): never {
  throw new Error(`the dialog has no button ${verb} ${step}`);
}
