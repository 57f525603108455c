import type { CloudAdapter, TurnContext } from 'botbuilder';
import express, { type Application, type Request, type Response } from 'express';
import { z } from 'zod';
import type { Log } from '../../log.ts';
import type { TeamsSettings } from './settings.ts';

const whole = z.object({
  serviceUrl: z.url({ protocol: /^https?$/ }),
  conversation: z.object({ id: z.string().trim().min(1) }),
});

const bodyLimit = '1mb';

/**
 * Takes what Teams sends to the app. The SDK has checked the token before any turn is handed on.
 *
 * @param onTurn carries out one activity; gets since when Teams waits, by the steady clock
 * @param acknowledged told for how many seconds Teams waited for what somebody pressed
 */
export function takeActivities(
  web: Application,
  path: string,
  settings: Pick<TeamsSettings, 'standIn'>,
  adapter: CloudAdapter,
  onTurn: (context: TurnContext, begun: number) => Promise<void>,
  log: Log,
  acknowledged: (seconds: number) => void,
): void {
  web.post(path, express.json({ limit: bodyLimit }), async (request: Request, response: Response) => {
    let isAuthentic = false;
    // For a token whose signature does not fit the SDK says 500, as if it were our fault.
    const status = response.status.bind(response);
    response.status = code => {
      if (isAuthentic || code < 400) return status(code);
      log.warn(
        { room: 'teams', code },
        'refused a request: its token is missing, expired, forged or for somebody else',
      );
      return status(401);
    };
    if (!isWhole(request.body, settings)) {
      log.warn(
        { room: 'teams' },
        'refused an activity: it does not say where its service or conversation is',
      );
      return void status(400).send();
    }
    const begun = performance.now();
    // Of messages and of what happens in a channel nobody waits for an answer.
    if (request.body.type === 'invoke')
      response.once('finish', () => {
        if (isAuthentic) acknowledged((performance.now() - begun) / 1000);
      });
    await adapter.process(request, response, async context => {
      isAuthentic = true;
      await onTurn(context, begun);
    });
  });
}

/** Without these nothing can be answered, and what would be noted of it leads nowhere. Tokens name the service too. */
function isWhole(body: unknown, { standIn }: Pick<TeamsSettings, 'standIn'>): boolean {
  const parsed = whole.safeParse(body);
  return parsed.success && (standIn !== null || parsed.data.serviceUrl.startsWith('https://'));
}
