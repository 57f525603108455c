import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import type { Speech } from '../../chat/say.ts';
import type { Desk } from '../../desk/desk.ts';
import { type Colleague, type SignedIn, whoIsThere } from '../../desk/portal/signed-in.ts';
import type { Language } from '../../ticket/words.ts';
import { cookieIn } from '../frame/cookies.ts';
import type { Frame, Page } from '../frame/frame.ts';
import { requestWords } from './words/requests.ts';

/** By which a browser is known to be somebody's. */
export const sessionCookie = 'session';

/** What stands in desk.yaml under `portal`. */
export type PortalSettings = {
  namesOperators: boolean;
  namesRaters: boolean;
  /** By their keys; none: customers are not asked what it is. */
  categories: string[];
};

/** All that the portal's pages stand on. @property secret the desk's */
export type Portal = {
  desk: Desk;
  frame: Frame;
  settings: PortalSettings;
  secret: string;
  speech: Omit<Speech, 'language'>;
};

/** A page of the portal, in the language of whoever looks. */
export type Visit = {
  language: Language;
  speech: Speech;
  /** A customer. */
  who: SignedIn | null;
  /** One of the house; by one address somebody may be both. */
  colleague: Colleague | null;
  /** null: nobody is signed in. */
  session: string | null;
};

export type SignedInVisit = Visit & { who: SignedIn };

/** Who asks, and in which language they read: what they chose now, or as they were let in. */
export async function visitOf(portal: Portal, request: Request, response: Response): Promise<Visit> {
  const present = await whoIsThere(portal.desk, cookieIn(request, sessionCookie));
  const { customer: who = null, colleague = null, session = null } = present ?? {};
  const own = who?.language ?? colleague?.language ?? null;
  const language = portal.frame.language(request, response, own);
  return { who, colleague, session, language, speech: { ...portal.speech, language } };
}

/** Shows a page, with the ways that whoever looks can go. */
export function showPage(
  { frame }: Portal,
  request: Request,
  response: Response,
  { who, colleague, language }: Visit,
  page: Omit<Page, 'language' | 'who' | 'nav'>,
): void {
  const { nav } = requestWords[language];
  const way = (href: string, label: string) => ({ href, label, isHere: request.path === href });
  const ways =
    who && who.only === null
      ? [
          way('/portal', nav.requests),
          way('/portal/new', nav.new),
          way('/portal/readings', nav.readings),
          way('/portal/profile', nav.profile),
        ]
      : [];
  const house = colleague ? [way('/reports', nav.reports)] : [];
  const name = who ? who.name || who.address : (colleague?.name ?? null);
  frame.show(request, response, { ...page, language, who: name, nav: [...ways, ...house] });
}

/** Stands in a form that does something: sent twice, it does it once. */
export function newFormKey(): string {
  return randomUUID();
}
