import type { Request, RequestHandler, Response } from 'express';
import type { Colleague } from '../../desk/portal/signed-in.ts';
import { goTo } from '../frame/form.ts';
import { type Portal, type Visit, visitOf } from '../portal/portal.ts';
import { withWanted } from '../portal/signing-in/wanted-page.ts';

export type ColleagueVisit = Visit & { colleague: Colleague };

/**
 * What is there for people of the house. Who is not signed in is asked to; to a customer there is no such page, as there is none under
 * an address that nobody has thought of.
 */
export function colleaguesOnly(
  portal: Portal,
  then: (request: Request, response: Response, visit: ColleagueVisit) => Promise<void> | void,
): RequestHandler {
  return async (request, response) => {
    const visit = await visitOf(portal, request, response);
    const { colleague } = visit;
    if (colleague) return await then(request, response, { ...visit, colleague });
    if (visit.who) return portal.frame.sorry(request, response, 'notFound', 404);
    goTo(response, withWanted('/portal', request.originalUrl));
  };
}
