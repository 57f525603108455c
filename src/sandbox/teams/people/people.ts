import { z } from 'zod';
import { adaptiveCard, executesIn, initialInputs } from '../adaptive-card/card.ts';
import type { TeamsMessage, TeamsTenant, TeamsUser } from '../tenant.ts';

/** What Teams says when a bot does not answer an invoke. */
const trouble = 'Unable to reach app. Please try again.';
const invokeMs = 10_000;

const invokeAnswer = z.union([
  z.object({
    statusCode: z.literal(200),
    type: z.literal('application/vnd.microsoft.card.adaptive'),
    value: adaptiveCard,
  }),
  z.object({
    statusCode: z.literal(200),
    type: z.literal('application/vnd.microsoft.activity.message'),
    value: z.string(),
  }),
]);

/** What Teams shows to the one who acted; '' when all went well. */
export type Shown = { error: string };

/** What is pressed: the verb and the step that the button carries. */
export type Pressed = { verb: string; step: string; page?: string; ticket?: number };

/**
 * The people of the tenant: what they do in Teams, told to the bot as Teams tells it, over HTTP and with a token; and
 * what its answer makes them see.
 */
export class TeamsPeople {
  private readonly tenant: TeamsTenant;
  private readonly endpoint: string;
  private readonly serviceUrl: string;

  constructor(tenant: TeamsTenant, endpoint: string, serviceUrl: string) {
    this.tenant = tenant;
    this.endpoint = endpoint;
    this.serviceUrl = serviceUrl;
  }

  /** Somebody adds the app to the team and names the channel in which it shall post. */
  async install(userId: string, channelId: string): Promise<void> {
    this.tenant.state.installedIn = channelId;
    this.tenant.changed(this.tenant.keptInstallation());
    await this.send(this.userOf(userId), channelId, {
      type: 'installationUpdate',
      action: 'add',
      channelData: this.channelData(channelId, { settings: { selectedChannel: { id: channelId } } }),
    });
  }

  async uninstall(userId: string): Promise<void> {
    const channelId = this.tenant.state.installedIn;
    if (!channelId) return;
    await this.send(this.userOf(userId), channelId, { type: 'installationUpdate', action: 'remove' });
    this.tenant.state.installedIn = null;
    this.tenant.changed(this.tenant.keptInstallation());
  }

  /**
   * Presses an Action.Execute of a card as this person sees it.
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
    const { message, root } = this.find(channelId, messageId, user);
    const card = this.tenant.cardFor(userId, message);
    const action = executesIn(card).find(({ data }) => {
      const carried = data as { verb: string; step: string; ticket: number; inputs?: { page?: string } };
      return (
        carried.verb === pressed.verb &&
        carried.step === pressed.step &&
        (pressed.ticket === undefined || carried.ticket === pressed.ticket) &&
        (!pressed.page || carried.inputs?.page === pressed.page)
      );
    });
    if (!action) throw new Error(`the card has no button ${pressed.verb} ${pressed.step}`);
    return await this.invoke(user, channelId, root?.id ?? null, messageId, {
      action: {
        type: 'Action.Execute',
        title: action.title,
        verb: action.verb,
        data: { ...initialInputs(card), ...inputs, ...action.data },
      },
      trigger: 'manual',
    });
  }

  /** Sends what an old client sends in place of Action.Execute: the fallback, as a message with a value. */
  async submitFallback(
    userId: string,
    channelId: string,
    messageId: string,
    pressed: Pressed,
  ): Promise<Shown> {
    const { message, root } = this.find(channelId, messageId, this.userOf(userId));
    const action = executesIn(message.card).find(
      ({ verb, data }) => verb === pressed.verb && data.step === pressed.step,
    );
    if (!action?.fallback) throw new Error(`the button ${pressed.verb} has no fallback`);
    return await this.send(this.userOf(userId), `${channelId};messageid=${root?.id}`, {
      type: 'message',
      replyToId: messageId,
      value: action.fallback.data,
      channelData: this.channelData(channelId),
    });
  }

  /** Writes "@Sportello words" in the channel; the answer is a reply in that thread. */
  async mention(userId: string, channelId: string, words: string): Promise<Shown> {
    const user = this.userOf(userId);
    const tag = '<at>Sportello</at>';
    const root = this.write(userId, channelId, `${tag} ${words}`);
    return await this.send(user, `${channelId};messageid=${root.id}`, {
      type: 'message',
      id: root.id,
      text: `${tag} ${words}`,
      textFormat: 'plain',
      entities: [{ type: 'mention', text: tag, mentioned: { id: this.tenant.botId, name: 'Sportello' } }],
      channelData: this.channelData(channelId),
    });
  }

  /** Writes without a mention: the bot does not hear of it, as in Teams. */
  write(userId: string, channelId: string, text: string, rootId?: string): TeamsMessage {
    const message = {
      id: this.tenant.nextId(),
      from: this.userOf(userId).mri,
      text,
      at: this.tenant.clock().toISOString(),
    };
    if (rootId) this.tenant.thread(channelId, rootId)?.replies.push(message);
    else this.tenant.channel(channelId)?.threads.push({ root: message, replies: [] });
    this.tenant.changed(this.tenant.keptMessage(channelId, rootId ?? message.id, message));
    return message;
  }

  /** Writes to the bot alone, with files: they go to the sender's OneDrive, and the bot is told where they lie. */
  async sendFiles(userId: string, files: { name: string; content: Uint8Array }[], text = ''): Promise<Shown> {
    const user = this.userOf(userId);
    const id = this.tenant.nextId();
    const message = {
      id,
      from: user.mri,
      text,
      at: this.tenant.clock().toISOString(),
      files: files.map(({ name, content }) => ({ name, size: content.byteLength })),
    };
    this.tenant.chatWith(user.aadObjectId).push(message);
    this.tenant.changed(this.tenant.keptInChat(user.aadObjectId, message));
    const attachments = files.map(({ name, content }) => {
      const uniqueId = crypto.randomUUID();
      const permission = crypto.randomUUID();
      this.tenant.files.set(uniqueId, { name, permission, content });
      return {
        contentType: 'application/vnd.microsoft.teams.file.download.info',
        contentUrl: `https://sandbox-my.sharepoint.com/personal/${encodeURIComponent(name)}`,
        name,
        content: {
          downloadUrl: `${this.serviceUrl}/onedrive/${uniqueId}?tempauth=${permission}`,
          uniqueId,
          fileType: name.split('.').at(-1) ?? '',
        },
      };
    });
    return await this.sendAlone(user, { type: 'message', id, text, textFormat: 'plain', attachments });
  }

  /** Any activity in the chat between this person and the bot. */
  async sendAlone(user: TeamsUser, activity: Record<string, unknown>): Promise<Shown> {
    return await this.send(user, `a:${user.aadObjectId}`, { ...this.alone(user), ...activity });
  }

  private alone({ aadObjectId, tenantId = this.tenant.tenantId }: TeamsUser) {
    return {
      conversation: { id: `a:${aadObjectId}`, conversationType: 'personal', tenantId },
      channelData: { tenant: { id: tenantId } },
    };
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
    const answer =
      rootId === null
        ? await this.post(user, `a:${user.aadObjectId}`, { ...this.alone(user), ...activity })
        : await this.post(user, `${channelId};messageid=${rootId}`, {
            channelData: this.channelData(channelId),
            ...activity,
          });
    if (answer.status !== 200) return { error: trouble };
    const parsed = invokeAnswer.safeParse(answer.body);
    if (!parsed.success) throw new Error(`Teams would not understand this answer: ${parsed.error.message}`);
    if (typeof parsed.data.value === 'string')
      this.tenant.whispers.push({ user: user.aadObjectId, message: messageId, text: parsed.data.value });
    else this.tenant.alone.set(`${messageId} ${user.aadObjectId}`, parsed.data.value);
    this.tenant.changed();
    return { error: typeof parsed.data.value === 'string' ? parsed.data.value : '' };
  }

  userOf(id: string): TeamsUser {
    const user = this.tenant.user(id);
    if (!user) throw new Error(`nobody is ${id}`);
    return user;
  }

  /** A message in the channel, with the post under which it stands, or in the chat with the bot. */
  private find(
    channelId: string,
    messageId: string,
    { aadObjectId }: TeamsUser,
  ): { message: TeamsMessage; root: TeamsMessage | null } {
    for (const { root, replies } of this.tenant.channel(channelId)?.threads ?? [])
      for (const message of [root, ...replies]) if (message.id === messageId) return { message, root };
    const message = this.tenant.chatWith(aadObjectId).find(({ id }) => id === messageId);
    if (message) return { message, root: null };
    throw new Error(`there is no message ${messageId}`);
  }

  private channelData(channelId: string, more: Record<string, unknown> = {}) {
    return {
      tenant: { id: this.tenant.tenantId },
      team: { id: this.tenant.teamId },
      channel: { id: channelId },
      ...more,
    };
  }

  private async send(
    user: TeamsUser,
    conversation: string,
    activity: Record<string, unknown>,
  ): Promise<Shown> {
    const { status } = await this.post(user, conversation, activity);
    return { error: status < 300 ? '' : trouble };
  }

  private async post(
    user: TeamsUser,
    conversation: string,
    activity: Record<string, unknown>,
  ): Promise<{ status: number; body: unknown }> {
    const token = await this.tenant.tokenFor({ audience: this.tenant.appId, serviceUrl: this.serviceUrl });
    try {
      const response = await fetch(this.endpoint, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({
          id: this.tenant.nextId(),
          timestamp: new Date().toISOString(),
          channelId: 'msteams',
          serviceUrl: this.serviceUrl,
          from: { id: user.mri, name: user.name, aadObjectId: user.aadObjectId },
          recipient: { id: this.tenant.botId, name: 'Sportello' },
          conversation: {
            id: conversation,
            isGroup: true,
            conversationType: 'channel',
            tenantId: user.tenantId ?? this.tenant.tenantId,
          },
          channelData: this.channelData(conversation.split(';')[0] ?? ''),
          ...activity,
        }),
        signal: AbortSignal.timeout(invokeMs),
      });
      const text = await response.text();
      return { status: response.status, body: text ? JSON.parse(text) : null };
    } catch {
      return { status: 504, body: null };
    }
  }
}
