import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { Speech } from '../../chat/say.ts';
import type { Desk } from '../../desk/desk.ts';
import { type SignedIn, signedIn } from '../../desk/portal/signed-in.ts';
import type { Language } from '../../ticket/words.ts';
import { cookieIn } from '../frame/cookies.ts';
import type { Frame, Page } from '../frame/frame.ts';
import { requestWords } from './words/requests.ts';

/** By which a browser is known to be somebody's. */
export const sessionCookie = 'session';

/** What stands in desk.yaml under `portal`. */
export type PortalSettings = { namesOperators: boolean };

/** All that the portal's pages stand on. @property secret the desk's */
export type Portal = {
  desk: Desk;
  frame: Frame;
  settings: PortalSettings;
  secret: string;
  speech: Omit<Speech, 'language'>;
};

/** A page of the portal, in the language of whoever looks. */
export type Visit = { language: Language; speech: Speech; who: SignedIn | null };

/** Who asks, and in which language they read: what they chose now, or as they were let in. */
export async function visitOf(portal: Portal, request: Request, response: Response): Promise<Visit> {
  const who = await signedIn(portal.desk, cookieIn(request, sessionCookie));
  const language = portal.frame.language(request, response, who?.language);
  return { who, language, speech: { ...portal.speech, language } };
}

/** Shows a page, with the ways that whoever looks can go. */
export function showPage(
  { frame }: Portal,
  request: Request,
  response: Response,
  { who, language }: Visit,
  page: Omit<Page, 'language' | 'who' | 'nav'>,
): void {
  const { nav } = requestWords[language];
  const ways =
    who && who.only === null
      ? [
          { href: '/portal', label: nav.requests, isHere: request.path === '/portal' },
          { href: '/portal/profile', label: nav.profile, isHere: request.path === '/portal/profile' },
        ]
      : [];
  frame.show(request, response, { ...page, language, who: who ? who.name || who.address : null, nav: ways });
}

/** What somebody does who is signed in; whoever is not, is asked to sign in. */
export function signedInOnly(
  portal: Portal,
  then: (request: Request, response: Response, visit: Visit & { who: SignedIn }) => Promise<void>,
): RequestHandler {
  return async (request: Request, response: Response, _next: NextFunction) => {
    const visit = await visitOf(portal, request, response);
    if (!visit.who) return response.redirect(303, '/portal');
    await then(request, response, { ...visit, who: visit.who });
  };
}
