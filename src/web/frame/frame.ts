import type { Request, Response, Router } from 'express';
import mustache from 'mustache';
import type { Language } from '../../ticket/words.ts';
import { assetsOf, type ScriptName } from './assets.ts';
import { type Browser, browserOf } from './browser.ts';
import { type Kept, setHeaders } from './headers.ts';
import type { House } from './house.ts';
import { languageOf } from './language.ts';
import { type Template, templateAt } from './template.ts';
import { frameWords } from './words.ts';

const frame = templateAt('frame.mustache', import.meta.url);
const plain = templateAt('plain.mustache', import.meta.url);

/** A page, but for what stands on all of them. */
export type Page = {
  title: string;
  template: Template;
  /** What several templates share, by the names under which they call it: `{{> fields}}`. */
  parts?: Record<string, Template>;
  /** What its template names; `csrf` and `words` of the frame are there too. */
  view: object;
  status?: number;
  /** null: in the language of whoever asks. */
  language?: Language;
  /** Who is signed in, as they are shown; null: nobody is. */
  who?: string | null;
  nav?: { href: string; label: string; isHere: boolean }[];
  /** A program that makes it more comfortable; it works without. */
  script?: string;
  kept?: Kept;
};

/** What is said in place of a page. */
type Plight = 'notFound' | 'expired' | 'tooMuch' | 'busy' | 'broken';

/** Shows pages for people: customers, and whoever has a link. */
export interface Frame {
  house: House;
  /** What the pages load. */
  routes: Router;
  /** Programs for the browser, by the path under which a page names them. */
  scripts: Record<ScriptName, string>;
  /** @param own that of whoever is signed in */
  language(request: Request, response: Response, own?: Language | null): Language;
  browser(request: Request, response: Response): Browser;
  show(request: Request, response: Response, page: Page): void;
  sorry(request: Request, response: Response, plight: Plight, status: number): void;
}

/** @param secret the desk's: forms are signed with it @param given what pages may load, as it is served */
export function frameOf(house: House, secret: string, given: Record<ScriptName, Uint8Array>): Frame {
  const { routes, style, logo, scripts } = assetsOf(house, given);
  const language: Frame['language'] = (request, response, own = null) =>
    languageOf(request, response, { houses: house.language, own });
  const browser: Frame['browser'] = (request, response) => browserOf(request, response, secret);
  const show: Frame['show'] = (request, response, page) => {
    const { kept = 'nowhere' } = page;
    const shownIn = page.language ?? language(request, response);
    // What all may see is kept by others, and bears nobody's token.
    const csrf = kept === 'nowhere' ? browser(request, response).csrf : '';
    const words = frameWords[shownIn];
    setHeaders(response, kept);
    response.status(page.status ?? 200).set({ 'content-language': shownIn, vary: 'accept-language, cookie' });
    const own = {
      house,
      lang: shownIn,
      words,
      style,
      csrf,
      title: page.title,
      logo: logo ?? false,
      icon: logo ?? false,
      home: house.pages.portal ? '/portal' : house.pages.status ? '/status' : house.publicUrl,
      who: page.who ?? false,
      hasNav: (page.nav?.length ?? 0) > 0,
      nav: page.nav ?? [],
      script: page.script ?? false,
      otherHref: inOther(request, words.other.lang),
      phone: house.phone !== '' && { shown: house.phone, dialled: house.phone.replace(/[^+\d]/g, '') },
      hours: house.hours[shownIn],
      links: linksOf(house, words, shownIn, request.path),
    };
    const hidden = Object.keys(page.view).find(
      key => key in own && Reflect.get(page.view, key) !== Reflect.get(own, key),
    );
    if (hidden) throw new Error(`what the page calls “${hidden}” hides what the frame calls so`);
    const view = { ...own, ...page.view };
    response.type('html').send(mustache.render(frame, view, { ...page.parts, body: page.template }));
  };
  return {
    house,
    routes,
    scripts,
    language,
    browser,
    show,
    sorry: (request, response, plight, status) => {
      const shownIn = language(request, response);
      const { title, lead } = frameWords[shownIn][plight];
      const back = house.pages.portal && { href: '/portal', label: frameWords[shownIn].home };
      show(request, response, { title, template: plain, view: { lead, back }, status, language: shownIn });
    },
  };
}

/** The same page in the other language; of what a form has brought there is only the form's own page. */
function inOther(request: Request, lang: string): string {
  const url = new URL(request.originalUrl, 'http://here');
  url.searchParams.set('lang', lang);
  return `${url.pathname}${url.search}`;
}

function linksOf(
  { pages }: House,
  words: (typeof frameWords)[Language],
  language: Language,
  path: string,
): { href: string; label: string; isHere: boolean }[] {
  const links = [
    ...(pages.status ? [{ href: '/status', label: words.status }] : []),
    ...(pages.portal
      ? [
          { href: '/portal/privacy', label: words.privacy },
          { href: '/portal/terms', label: words.terms },
          { href: '/portal/accessibility', label: words.accessibility },
        ]
      : [
          { href: `/privacy?lang=${language}`, label: words.privacy },
          { href: `/terms?lang=${language}`, label: words.terms },
        ]),
  ];
  return links.map(link => ({ ...link, isHere: link.href === path }));
}
