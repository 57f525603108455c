import express, { type NextFunction, type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { adaptiveCard } from '../adaptive-card/card.ts';
import type { TeamsMessage, TeamsTenant, TeamsUser } from '../tenant.ts';

/** A refusal in the connector's words. */
class Refused extends Error {
  readonly status: number;
  readonly code: string;
  readonly retryAfter: number;
  constructor(status: number, code: string, message = code, retryAfter = 0) {
    super(message);
    this.retryAfter = retryAfter;
    this.status = status;
    this.code = code;
  }
}

/** Teams refuses larger messages (in UTF-16, as it counts them). */
const messageBytes = 80_000;

const mention = z.object({
  type: z.literal('mention'),
  text: z.string(),
  mentioned: z.object({ id: z.string(), name: z.string() }),
});

const activityShape = z.object({
  type: z.literal('message'),
  text: z.string().optional(),
  textFormat: z.enum(['plain', 'markdown', 'xml']).optional(),
  summary: z.string().optional(),
  attachments: z
    .array(
      z.strictObject({
        contentType: z.literal('application/vnd.microsoft.card.adaptive'),
        content: z.unknown(),
      }),
    )
    .max(1)
    .optional(),
  entities: z.array(z.unknown()).optional(),
});

const newConversation = z.object({
  isGroup: z.literal(true),
  channelData: z.object({ channel: z.object({ id: z.string() }) }),
  activity: z.unknown(),
});

/**
 * The Bot Connector, at the service URL: conversations, messages, members. As strict as Microsoft's: the token, the
 * team's roster, sizes, cards, mentions. Beside it the keys with which Teams' tokens are checked.
 */
export function botConnector(tenant: TeamsTenant, baseUrl: () => string): Router {
  const router = Router();
  router.get('/openid', (_request, response) => {
    response.json({
      issuer: 'https://api.botframework.com',
      jwks_uri: `${baseUrl()}/keys`,
      id_token_signing_alg_values_supported: ['RS256'],
    });
  });
  router.get('/keys', async (_request, response) => {
    response.json(await tenant.jwks());
  });

  // OneDrive: whoever has the address with its permission gets the file.
  router.get('/onedrive/:id', (request, response) => {
    const file = tenant.files.get(request.params.id);
    if (!file || request.query.tempauth !== file.permission)
      return response.status(401).send('Access denied.');
    response.type('application/octet-stream').send(Buffer.from(file.content));
  });

  const v3 = Router();
  v3.use(express.json({ limit: '5mb' }));
  v3.use((request: Request, _response: Response, next: NextFunction) => {
    const token = request.get('authorization')?.replace(/^Bearer /, '') ?? '';
    if (!tenant.isBotToken(token)) throw new Refused(401, 'Unauthorized');
    next();
  });
  v3.use(({ method, path, body }: Request, response: Response, next: NextFunction) => {
    const mood = tenant.moods({ method, path: decodeURIComponent(path), body });
    if (!mood) return next();
    if (mood !== 'hangs') response.status(mood.status).send(mood.body);
  });

  v3.post('/conversations', (request, response) => {
    const wanted = newConversation.safeParse(request.body);
    if (!wanted.success) throw new Refused(400, 'BadSyntax', wanted.error.message);
    const channel = installedChannel(tenant, wanted.data.channelData.channel.id);
    const root = toMessage(tenant, wanted.data.activity);
    channel.threads.push({ root, replies: [] });
    tenant.changed(tenant.keptMessage(channel.id, root.id, root));
    response.status(201).json({ id: `${channel.id};messageid=${root.id}`, activityId: root.id });
  });

  const send = (request: Request, response: Response) => {
    const chat = chatOf(tenant, String(request.params.conversation));
    if (chat) {
      const message = toMessage(tenant, request.body);
      chat.messages.push(message);
      tenant.changed(tenant.keptInChat(chat.with, message));
      return response.status(201).json({ id: message.id });
    }
    const { channel, thread } = place(tenant, String(request.params.conversation));
    const message = toMessage(tenant, request.body);
    if (thread) thread.replies.push(message);
    else channel.threads.push({ root: message, replies: [] });
    tenant.changed(tenant.keptMessage(channel.id, thread?.root.id ?? message.id, message));
    // A text and a card make two messages, and the platform names neither.
    response.status(201).json(message.text && message.card ? {} : { id: message.id });
  };
  v3.post('/conversations/:conversation/activities', send);
  v3.post('/conversations/:conversation/activities/:replyTo', send);

  v3.put('/conversations/:conversation/activities/:activity', (request, response) => {
    const { channel, root } = conversation(tenant, String(request.params.conversation));
    const thread = tenant.thread(channel.id, root ?? '');
    const message = [thread?.root, ...(thread?.replies ?? [])].find(
      found => found?.id === request.params.activity,
    );
    // What somebody deleted is not said to be missing.
    if (!thread || !message) throw new Refused(403, 'ServiceError', 'Unknown');
    if (message.from !== tenant.botId) throw new Refused(403, 'NotEnoughPermissions');
    const { text, card, summary } = toMessage(tenant, request.body);
    Object.assign(message, { text, edited: true }, card ? { card } : {}, summary ? { summary } : {});
    // An edited card takes the place of what single persons saw there.
    for (const key of tenant.alone.keys()) if (key.startsWith(`${message.id} `)) tenant.alone.delete(key);
    tenant.changed(tenant.keptMessage(channel.id, thread.root.id, message));
    response.json({ id: message.id });
  });

  v3.get('/teams/:team/conversations', (request, response) => {
    membersIn(tenant, String(request.params.team));
    response.json({
      conversations: tenant.state.channels.map(({ id, name, members }) => ({
        id,
        name,
        type: members ? 'private' : 'standard',
      })),
    });
  });
  v3.get('/conversations/:conversation/pagedmembers', (request, response) => {
    const members = membersIn(tenant, String(request.params.conversation));
    const size = Math.min(Math.max(Number(request.query.pageSize ?? 200), 50), 500);
    const from = Number(request.query.continuationToken ?? 0);
    response.json({
      members: members.slice(from, from + size).map(user => account(tenant, user)),
      ...(from + size < members.length ? { continuationToken: String(from + size) } : {}),
    });
  });
  v3.get('/conversations/:conversation/members/:member', (request, response) => {
    const id = String(request.params.member);
    const user = membersIn(tenant, String(request.params.conversation)).find(
      ({ aadObjectId, mri }) => aadObjectId === id || mri === id,
    );
    if (!user) throw new Refused(404, 'MemberNotFoundInConversation');
    response.json(account(tenant, user));
  });

  router.use('/v3', v3);
  router.use((error: unknown, _request: Request, response: Response, next: NextFunction) => {
    if (!(error instanceof Refused)) return next(error);
    if (error.retryAfter > 0) response.set('retry-after', String(error.retryAfter));
    response.status(error.status).json({ error: { code: error.code, message: error.message } });
  });
  return router;
}

function installedChannel(tenant: TeamsTenant, id: string) {
  const channel = tenant.channel(id);
  if (!channel) throw new Refused(404, 'ConversationNotFound');
  if (!tenant.state.installedIn) throw new Refused(403, 'BotNotInConversationRoster');
  return channel;
}

/** The chat between one person and the bot, which has an id of its own kind. */
function chatOf(
  tenant: TeamsTenant,
  conversation: string,
): { with: string; messages: TeamsMessage[] } | null {
  const [, aadObjectId] = /^a:(.+)$/.exec(conversation) ?? [];
  if (!aadObjectId) return null;
  if (!tenant.user(aadObjectId)) throw new Refused(404, 'ConversationNotFound');
  return { with: aadObjectId, messages: tenant.chatWith(aadObjectId) };
}

function conversation(tenant: TeamsTenant, name: string) {
  const [id = '', root] = name.split(';messageid=');
  return { channel: installedChannel(tenant, id), root };
}

function place(tenant: TeamsTenant, name: string) {
  const { channel, root } = conversation(tenant, name);
  if (root === undefined) return { channel, thread: undefined };
  const thread = tenant.thread(channel.id, root);
  if (!thread) throw new Refused(404, 'ActivityNotFoundInConversation');
  return { channel, thread };
}

function membersIn(tenant: TeamsTenant, id: string): TeamsUser[] {
  if (id !== tenant.teamId && !tenant.channel(id)) throw new Refused(404, 'ConversationNotFound');
  if (!tenant.state.installedIn) throw new Refused(403, 'BotNotInConversationRoster');
  const seconds = tenant.rosterCalls.wait(id);
  if (seconds > 0) throw new Refused(429, 'Throttled', 'too many requests', seconds);
  return tenant.membersOf(id);
}

function toMessage(tenant: TeamsTenant, body: unknown): TeamsMessage {
  if (Buffer.byteLength(JSON.stringify(body), 'utf16le') > messageBytes)
    throw new Refused(413, 'MessageSizeTooBig');
  const activity = activityShape.safeParse(body);
  if (!activity.success) throw new Refused(400, 'BadSyntax', activity.error.message);
  const { text = '', summary, attachments = [], entities = [] } = activity.data;
  if (text === '' && attachments.length === 0)
    throw new Refused(400, 'BadSyntax', 'a message needs a text or a card');
  const [attachment] = attachments;
  const card = attachment ? adaptiveCard.safeParse(attachment.content) : null;
  if (card && !card.success) throw new Refused(400, 'BadSyntax', card.error.message);
  const mentions = entities.flatMap(entity => {
    const parsed = mention.safeParse(entity);
    return parsed.success ? [parsed.data] : [];
  });
  for (const { text: tag } of mentions)
    if (!text.includes(tag)) throw new Refused(400, 'BadSyntax', `the mention ${tag} is not in the text`);
  mentions.push(...(card?.data.msteams?.entities ?? []));
  for (const { mentioned } of mentions)
    if (!tenant.user(mentioned.id)) throw new Refused(400, 'BadSyntax', `nobody is ${mentioned.id}`);
  return {
    id: tenant.nextId(),
    from: tenant.botId,
    text,
    at: tenant.clock().toISOString(),
    ...(card ? { card: card.data } : {}),
    ...(summary ? { summary } : {}),
    ...(mentions.length > 0 ? { mentions } : {}),
  };
}

function account(tenant: TeamsTenant, user: TeamsUser) {
  return {
    id: user.mri,
    aadObjectId: user.aadObjectId,
    name: user.name,
    email: user.email,
    userPrincipalName: user.guest ? `${user.email.replace('@', '_')}#EXT#@sandbox.example` : user.email,
    tenantId: user.tenantId ?? tenant.tenantId,
    userRole: user.guest ? 'guest' : 'user',
  };
}
