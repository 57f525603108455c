import express, { type Request, type Response, Router } from 'express';
import { answerInMood } from '../../moods.ts';
import type { SlackWorkspace } from '../workspace.ts';
import { authMethods } from './auth.ts';
import { chatMethods } from './chat.ts';
import { conversationsMethods } from './conversations.ts';
import { type Args, type Methods, Refused } from './method.ts';
import { slackResponses } from './responding.ts';
import { unfurlMethods } from './unfurling.ts';
import { filesMethods, slackFiles } from './uploading.ts';
import { usersMethods } from './users.ts';
import { viewsMethods } from './views.ts';

const methods: Methods = {
  ...authMethods,
  ...chatMethods,
  ...conversationsMethods,
  ...filesMethods,
  ...unfurlMethods,
  ...usersMethods,
  ...viewsMethods,
};

/** The Web API, at `<base>/<method>`, as strict as Slack's: token, scope, arguments, limits. */
export function slackWebApi(workspace: SlackWorkspace): Router {
  const router = Router();
  router.use(express.urlencoded({ extended: false, limit: '5mb' }), express.json({ limit: '5mb' }));
  router.use(slackFiles(workspace), slackResponses(workspace));
  router.post('/:method', (request: Request, response: Response) => {
    response.set('x-oauth-scopes', workspace.app.scopes.join(','));
    const method = String(request.params.method);
    const mood = workspace.moods({ method, args: request.body ?? {} });
    if (mood === 'hangs') return;
    if (mood) return answerInMood(response, mood);
    const tier = methods[method]?.tier;
    const seconds = tier ? workspace.tiers[tier].wait(method) : 0;
    if (seconds > 0)
      return response
        .status(429)
        .set('retry-after', String(seconds))
        .json({ ok: false, error: 'ratelimited' });
    try {
      response.json({ ok: true, ...call(workspace, method, request) });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      response.json({ ok: false, error: error.message, ...error.more });
    }
  });
  return router;
}

function call(workspace: SlackWorkspace, name: string, request: Request): Record<string, unknown> {
  const args: Args = request.body ?? {};
  const token = request.get('authorization')?.replace(/^Bearer /, '') ?? args.token;
  if (!token) throw new Refused('not_authed');
  if (token !== workspace.app.botToken) throw new Refused('invalid_auth');
  const method = methods[name];
  if (!method) throw new Refused('unknown_method');
  if (method.scope && !workspace.app.scopes.includes(method.scope))
    throw new Refused('missing_scope', { needed: method.scope, provided: workspace.app.scopes.join(',') });
  return method.answer(workspace, args);
}
