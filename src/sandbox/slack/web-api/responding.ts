import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { messageBlocks } from '../block-kit/blocks.ts';
import type { SlackWorkspace } from '../workspace.ts';

const answer = z.union([
  z.looseObject({ delete_original: z.literal(true) }),
  z.looseObject({ replace_original: z.literal(true), text: z.string(), blocks: messageBlocks.optional() }),
]);

/** Where a `response_url` leads: what only one person sees can be replaced there, or taken away, and nowhere else. */
export function slackResponses(workspace: SlackWorkspace): Router {
  const router = Router();
  router.post('/respond/:user/:ts', (request: Request, response: Response) => {
    const { ephemerals } = workspace.state;
    const whisper = ephemerals.find(
      ({ user, ts }) => user === request.params.user && ts === request.params.ts,
    );
    const given = answer.safeParse(request.body);
    if (!whisper || !given.success) return response.status(404).type('text').send('no_such_response');
    if ('delete_original' in given.data) ephemerals.splice(ephemerals.indexOf(whisper), 1);
    else {
      delete whisper.blocks;
      Object.assign(
        whisper,
        { text: given.data.text },
        given.data.blocks ? { blocks: given.data.blocks } : {},
      );
    }
    workspace.changed();
    response.type('text').send('ok');
  });
  return router;
}
