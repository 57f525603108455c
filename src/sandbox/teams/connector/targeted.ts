import { type NextFunction, type Request, type Response, Router } from 'express';
import { z } from 'zod';
import type { Targeted, TeamsTenant } from '../tenant.ts';
import { toMessage } from './message.ts';
import { chatOf, installedChannel } from './places.ts';
import { Refused } from './refused.ts';

const addressed = z.object({ recipient: z.object({ id: z.string().min(1) }) });

/**
 * Messages that one member of a channel sees: the ordinary calls with `isTargetedActivity=true`. As strict as Microsoft's
 * (msteams-docs, agents-in-teams/targeted-messages.md): to whom is said as it is posted and never again, they are gone
 * after a day, nobody can reply to them, and what was posted so is changed so alone (vercel/chat#950).
 */
export function targetedRoutes(tenant: TeamsTenant): Router {
  const router = Router();
  router.use((request: Request, _response: Response, next: NextFunction) => {
    if (request.query.isTargetedActivity === 'true') return next();
    const [, id = ''] = /\/activities\/([^/]+)$/.exec(request.path) ?? [];
    if (request.method !== 'POST' && found(tenant, id))
      throw new Refused(400, 'BadArgument', 'Bad argument: the activity is targeted');
    next('router');
  });
  const post = (request: Request, response: Response) => {
    const { conversation, replyTo } = request.params;
    response.status(201).json(send(tenant, String(conversation), replyTo, request.body));
  };
  router.post('/conversations/:conversation/activities', post);
  router.post('/conversations/:conversation/activities/:replyTo', post);
  router.put('/conversations/:conversation/activities/:activity', (request, response) => {
    if (addressed.safeParse(request.body).success)
      throw new Refused(400, 'BadArgument', 'Bad argument: no recipient on update');
    const { message } = standing(tenant, String(request.params.activity));
    const { text, card, summary } = toMessage(tenant, request.body);
    Object.assign(message, { text, edited: true }, card ? { card } : {}, summary ? { summary } : {});
    if (!card) delete message.card;
    tenant.alone.delete(`${message.id} ${found(tenant, message.id)?.to ?? ''}`);
    tenant.changed();
    response.json({ id: message.id });
  });
  router.delete('/conversations/:conversation/activities/:activity', (request, response) => {
    const gone = standing(tenant, String(request.params.activity));
    tenant.targeted = tenant.targeted.filter(each => each !== gone);
    tenant.changed();
    response.status(200).end();
  });
  return router;
}

function send(tenant: TeamsTenant, name: string, replyTo: unknown, body: unknown): { id: string } {
  if (chatOf(tenant, name))
    throw new Refused(400, 'BadArgument', 'Bad argument: not in a chat with one person');
  // With its post in the conversation's name it is placed in the channel (microsoft/teams.py#586).
  const channel = installedChannel(tenant, name.split(';messageid=')[0] ?? '');
  if (!tenant.takesTargeted) throw new Refused(403, 'ThreadAccessDenied', 'THREADACCESSDENIED-209');
  const root = typeof replyTo === 'string' ? replyTo : null;
  if (root && !tenant.thread(channel.id, root)) throw new Refused(404, 'ActivityNotFoundInConversation');
  const to = addressed.safeParse(body).data?.recipient.id;
  const member = tenant
    .membersOf(channel.id)
    .find(({ mri, aadObjectId }) => [mri, aadObjectId].includes(to ?? ''));
  if (!member) throw new Refused(400, 'BadArgument', 'Bad argument: a recipient who is in the conversation');
  const message = toMessage(tenant, body);
  tenant.targeted.push({ to: member.aadObjectId, channel: channel.id, root, message });
  tenant.changed();
  return { id: message.id };
}

function found(tenant: TeamsTenant, id: string): Targeted | undefined {
  return tenant.targetedNow().find(({ message }) => message.id === id);
}

function standing(tenant: TeamsTenant, id: string): Targeted {
  const message = found(tenant, id);
  if (!message) throw new Refused(404, 'ActivityNotFoundInConversation');
  return message;
}
