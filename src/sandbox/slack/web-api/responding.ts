import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { messageBlocks } from '../block-kit/blocks.ts';
import type { SlackWorkspace } from '../workspace.ts';

const answer = z.union([
  z.looseObject({ delete_original: z.literal(true) }),
  z.looseObject({ replace_original: z.literal(true), text: z.string(), blocks: messageBlocks.optional() }),
]);

const later = z.looseObject({
  response_type: z.literal('ephemeral').optional(),
  text: z.string(),
  blocks: messageBlocks.optional(),
});

/**
 * Where a `response_url` leads: what only one person sees can be replaced there, or taken away; a typed command can be
 * answered there for half an hour, five times (platform rules, Slack 9).
 */
export function slackResponses(workspace: SlackWorkspace): Router {
  const router = Router();
  router.post('/respond/:user/:of', ({ params, body }: Request, response: Response) => {
    const { user, of } = params as { user: string; of: string };
    const isTaken = workspace.laterAnswers.has(of)
      ? answerLater(workspace, of, body)
      : changeWhisper(workspace, user, of, body);
    if (!isTaken) return response.status(404).type('text').send('no_such_response');
    workspace.changed();
    response.type('text').send('ok');
  });
  return router;
}

/** @returns false where there is nothing to answer any more */
function answerLater(workspace: SlackWorkspace, id: string, body: unknown): boolean {
  const asked = workspace.laterAnswers.get(id);
  const given = later.safeParse(body);
  if (!asked || !given.success || asked.left === 0 || Date.now() > asked.until) return false;
  asked.left -= 1;
  const { channel, user } = asked;
  const { text, blocks } = given.data;
  workspace.state.ephemerals.push({
    channel,
    user,
    text,
    ts: workspace.nextTs(),
    ...(blocks ? { blocks } : {}),
  });
  return true;
}

/** @returns false where nobody sees such a line, or nothing is to become of it */
function changeWhisper(
  { state: { ephemerals } }: SlackWorkspace,
  user: string,
  ts: string,
  body: unknown,
): boolean {
  const whisper = ephemerals.find(each => each.user === user && each.ts === ts);
  const given = answer.safeParse(body);
  if (!whisper || !given.success) return false;
  if ('delete_original' in given.data) {
    ephemerals.splice(ephemerals.indexOf(whisper), 1);
    return true;
  }
  const { text, blocks } = given.data;
  delete whisper.blocks;
  Object.assign(whisper, { text }, blocks ? { blocks } : {});
  return true;
}
