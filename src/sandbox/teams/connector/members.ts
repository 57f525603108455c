import { Router } from 'express';
import type { TeamsTenant, TeamsUser } from '../tenant.ts';
import { isAppIn } from './places.ts';
import { Refused } from './refused.ts';

/** Channels, and who is in them. */
export function memberRoutes(tenant: TeamsTenant): Router {
  const router = Router();
  router.get('/teams/:team', (request, response) => {
    membersIn(tenant, String(request.params.team));
    response.json({ id: tenant.teamId, name: 'Assistenza', aadGroupId: tenant.groupId });
  });
  router.get('/teams/:team/conversations', (request, response) => {
    membersIn(tenant, String(request.params.team));
    response.json({
      conversations: tenant.state.channels.map(({ id, name, members }) => ({
        id,
        name,
        type: members ? 'private' : 'standard',
      })),
    });
  });
  router.get('/conversations/:conversation/pagedmembers', (request, response) => {
    const members = membersIn(tenant, String(request.params.conversation));
    const size = Math.min(Math.max(Number(request.query.pageSize ?? 200), 50), 500);
    const from = Number(request.query.continuationToken ?? 0);
    response.json({
      members: members.slice(from, from + size).map(user => account(tenant, user)),
      ...(from + size < members.length ? { continuationToken: String(from + size) } : {}),
    });
  });
  router.get('/conversations/:conversation/members/:member', (request, response) => {
    const id = String(request.params.member);
    const user = membersIn(tenant, String(request.params.conversation)).find(
      ({ aadObjectId, mri }) => aadObjectId === id || mri === id,
    );
    if (!user) throw new Refused(404, 'MemberNotFoundInConversation');
    response.json(account(tenant, user));
  });
  return router;
}

function membersIn(tenant: TeamsTenant, id: string): TeamsUser[] {
  if (id !== tenant.teamId && !tenant.channel(id)) throw new Refused(404, 'ConversationNotFound');
  if (!isAppIn(tenant, tenant.channel(id))) throw new Refused(403, 'BotNotInConversationRoster');
  const seconds = tenant.rosterCalls.wait(id);
  if (seconds > 0) throw new Refused(429, 'Throttled', 'too many requests', seconds);
  return tenant.rosterOf(id);
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
