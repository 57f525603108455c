import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import type { TeamsMessage, TeamsTenant } from '../tenant.ts';
import { toMessage } from './message.ts';
import { chatOf, conversation, installedChannel, place } from './places.ts';
import { Refused } from './refused.ts';

const chatWithOne = z.object({
  isGroup: z.literal(false),
  members: z.tuple([z.object({ id: z.string() })]),
  tenantId: z.string(),
  activity: z.undefined().optional(),
});

const newConversation = z.object({
  isGroup: z.literal(true),
  channelData: z.object({ channel: z.object({ id: z.string() }) }),
  activity: z.unknown(),
});

/** Posts, answers, edits. */
export function messageRoutes(tenant: TeamsTenant): Router {
  const router = Router();
  const send = (request: Request, response: Response) => {
    response.status(201).json(sendTo(tenant, String(request.params.conversation), request.body));
  };
  router.post('/conversations', (request, response) => {
    response.status(201).json(begin(tenant, request.body));
  });
  router.post('/conversations/:conversation/activities', send);
  router.post('/conversations/:conversation/activities/:replyTo', send);
  router.put('/conversations/:conversation/activities/:activity', (request, response) => {
    const { conversation, activity } = request.params;
    response.json(edit(tenant, String(conversation), String(activity), request.body));
  });
  router.delete('/conversations/:conversation/activities/:activity', (request, response) => {
    const { conversation, activity } = request.params;
    erase(tenant, String(conversation), String(activity));
    response.status(200).end();
  });
  return router;
}

/** A new post in a channel; or the chat with one person of a team in which the app is. */
function begin(tenant: TeamsTenant, body: unknown) {
  const alone = chatWithOne.safeParse(body).data;
  if (alone) return chatWith(tenant, alone.members[0].id, alone.tenantId);
  const wanted = newConversation.safeParse(body);
  if (!wanted.success) throw new Refused(400, 'BadSyntax', wanted.error.message);
  const channel = installedChannel(tenant, wanted.data.channelData.channel.id);
  const root = toMessage(tenant, wanted.data.activity);
  channel.threads.push({ root, replies: [] });
  tenant.changed(tenant.keptMessage(channel.id, root.id, root));
  return { id: `${channel.id};messageid=${root.id}`, activityId: root.id };
}

/** Begun by the bot's own id of a person: their Entra id does only for who has installed the app for themselves. */
function chatWith(tenant: TeamsTenant, member: string, tenantId: string) {
  const user = tenant.users.find(({ mri }) => mri === member);
  if (!user || !tenant.state.installedIn) throw new Refused(403, 'ForbiddenOperationException');
  if (tenantId !== (user.tenantId ?? tenant.tenantId)) throw new Refused(400, 'BadArgument');
  return { id: `a:${user.aadObjectId}` };
}

function sendTo(tenant: TeamsTenant, name: string, body: unknown): { id?: string } {
  const chat = chatOf(tenant, name);
  if (chat) {
    const message = toMessage(tenant, body);
    chat.messages.push(message);
    tenant.changed(tenant.keptInChat(chat.with, message));
    return { id: message.id };
  }
  const { channel, thread } = place(tenant, name);
  const message = toMessage(tenant, body);
  if (thread) thread.replies.push(message);
  else channel.threads.push({ root: message, replies: [] });
  tenant.changed(tenant.keptMessage(channel.id, thread?.root.id ?? message.id, message));
  // A text and a card make two messages, and the platform names neither.
  return message.text && message.card ? {} : { id: message.id };
}

/** A message of the bot's in a thread. */
function ownMessage(tenant: TeamsTenant, name: string, id: string) {
  const { channel, root } = conversation(tenant, name);
  const thread = tenant.thread(channel.id, root ?? '');
  const message = [thread?.root, ...(thread?.replies ?? [])].find(found => found?.id === id);
  // What somebody deleted is not said to be missing.
  if (!thread || !message) throw new Refused(403, 'ServiceError', 'Unknown');
  if (message.from !== tenant.botId) throw new Refused(403, 'NotEnoughPermissions');
  return { channel, thread, message };
}

/** What the bot wrote into the chat with one person, and the place that it has there; null for a channel. */
function inChat(tenant: TeamsTenant, name: string, id: string) {
  const chat = chatOf(tenant, name);
  if (!chat) return null;
  const index = chat.messages.findIndex(message => message.id === id && message.from === tenant.botId);
  const message = chat.messages[index];
  if (!message) throw new Refused(403, 'ServiceError', 'Unknown');
  return { ...chat, message, index };
}

/** A reply that is deleted is gone; of a post the thread stays, below a stone in its place. */
function erase(tenant: TeamsTenant, name: string, id: string): void {
  const alone = inChat(tenant, name, id);
  if (alone) {
    alone.messages.splice(alone.index, 1);
    tenant.changed({ ...tenant.keptInChat(alone.with, alone.message), value: null });
    return;
  }
  const { channel, thread, message } = ownMessage(tenant, name, id);
  forgetAlone(tenant, id);
  if (message !== thread.root) {
    thread.replies = thread.replies.filter(reply => reply !== message);
    tenant.changed(tenant.keptGone(channel.id, thread.root.id, message));
    return;
  }
  message.text = 'This message has been deleted.';
  delete message.card;
  tenant.changed(tenant.keptMessage(channel.id, thread.root.id, message));
}

function forgetAlone(tenant: TeamsTenant, id: string): void {
  for (const key of tenant.alone.keys()) if (key.startsWith(`${id} `)) tenant.alone.delete(key);
}

function edit(tenant: TeamsTenant, name: string, id: string, body: unknown) {
  const alone = inChat(tenant, name, id);
  if (alone) {
    write(tenant, alone.message, body);
    tenant.changed(tenant.keptInChat(alone.with, alone.message));
    return { id };
  }
  const { channel, thread, message } = ownMessage(tenant, name, id);
  write(tenant, message, body);
  tenant.changed(tenant.keptMessage(channel.id, thread.root.id, message));
  return { id };
}

function write(tenant: TeamsTenant, message: TeamsMessage, body: unknown): void {
  const { text, card, summary } = toMessage(tenant, body);
  Object.assign(message, { text, edited: true }, card ? { card } : {}, summary ? { summary } : {});
  // What is edited is another message: without its card where it brings none.
  if (!card) delete message.card;
  // An edited card takes the place of what single persons saw there.
  forgetAlone(tenant, message.id);
}
