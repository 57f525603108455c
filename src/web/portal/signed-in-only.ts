import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { fieldOf, goTo } from '../frame/form.ts';
import { templateAt } from '../frame/template.ts';
import { ownUpload, wordBytes } from '../frame/upload.ts';
import { type Portal, type SignedInVisit, showPage, type Visit, visitOf } from './portal.ts';
import { withWanted } from './signing-in/wanted-page.ts';
import { signingInWords } from './words/signing-in.ts';

const endedPage = templateAt('signing-in/ended.mustache', import.meta.url);

type Deed = (
  request: Request,
  response: Response,
  visit: SignedInVisit,
  next: NextFunction,
) => Promise<void> | void;

/**
 * What somebody does who is signed in. Whoever is not, is asked to sign in; and who sent a form gets back what they wrote in it: they
 * may have signed out in another window meanwhile.
 */
export function signedInOnly(portal: Portal, then: Deed): RequestHandler {
  return async (request, response, next) => {
    const visit = await visitOf(portal, request, response);
    if (visit.who) return await then(request, response, { ...visit, who: visit.who }, next);
    if (request.method !== 'POST') return goTo(response, withWanted('/portal', request.path));
    showEnded(portal, request, response, visit);
  };
}

/** The same, for who sees all that is theirs: who came by one request's link is led back to it. */
export function wholeOnly(portal: Portal, then: Deed): RequestHandler {
  return signedInOnly(portal, async (request, response, visit, next) => {
    if (visit.who.only !== null) return goTo(response, '/portal');
    await then(request, response, visit, next);
  });
}

/**
 * The same with a form that brings files. Nobody sends megabytes who is not signed in, and nobody many at once; who they are is asked
 * again when all of it is there, which may take a while: what is done then is what they may do then.
 */
export function signedInUpload(
  portal: Portal,
  then: (request: Request, response: Response, visit: SignedInVisit) => Promise<void>,
): RequestHandler {
  return async (request, response, next) => {
    const visit = await visitOf(portal, request, response);
    const { who } = visit;
    const isHeavy = Number(request.get('content-length') ?? 0) >= wordBytes;
    if (!who && isHeavy) return showEnded(portal, request, response, visit);
    const sender = who?.address ?? portal.frame.browser(request, response).id;
    ownUpload(portal.frame, sender, who ? 'files' : 'words')(request, response, (error?: unknown) =>
      error ? next(error) : void read(request, response).catch(next),
    );
  };

  async function read(request: Request, response: Response): Promise<void> {
    const visit = await visitOf(portal, request, response);
    if (!visit.who) return showEnded(portal, request, response, visit);
    await then(request, response, { ...visit, who: visit.who });
  }
}

function showEnded(portal: Portal, request: Request, response: Response, visit: Visit): void {
  const said = signingInWords[visit.language].ended;
  const typed = ['subject', 'text', 'word'].map(name => fieldOf(request, name)).filter(text => text.trim());
  showPage(portal, request, response, visit, {
    title: said.title,
    template: endedPage,
    view: { said, typed: typed.length > 0 && { text: typed.join('\n\n') } },
    status: 403,
  });
}
