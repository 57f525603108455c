import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Router } from 'express';
import { setHeaders } from './headers.ts';
import type { House } from './house.ts';
import { shadesOf } from './shades.ts';

/** What the pages load: each under a name made of its content, so that browsers may keep it for ever. */
export type Assets = {
  routes: Router;
  style: string;
  logo: string | null;
  scripts: Record<ScriptName, string>;
};

/** The programs for the browser that pages may load. */
export type ScriptName = 'passkeys';

/** In the order in which one yields to the other. */
const sheets = ['ground', 'forms', 'requests', 'reports', 'narrow-and-print'];

const kept = { seconds: 31_536_000 };

export function assetsOf(
  { accent, logo }: Pick<House, 'accent' | 'logo'>,
  scripts: Record<ScriptName, Uint8Array>,
): Assets {
  const routes = Router();
  const put = (name: string, type: string, content: Uint8Array): string => {
    const path = pathOf(name, content);
    routes.get(path, (_request, response) => {
      setHeaders(response, kept);
      response.type(type).send(Buffer.from(content));
    });
    return path;
  };
  return {
    routes,
    style: put('style.css', 'text/css', Buffer.from(styleOf(accent))),
    scripts: { passkeys: put('passkeys.js', 'text/javascript', scripts.passkeys) },
    logo: logo && put(logo.type === 'image/png' ? 'logo.png' : 'logo.svg', logo.type, logo.content),
  };
}

function styleOf(accent: string): string {
  const { light, dark } = shadesOf(accent);
  const own = `:root{--accent-light:${light.accent};--upon-light:${light.upon};--accent-dark:${dark.accent};--upon-dark:${dark.upon}}\n`;
  return [
    own,
    ...sheets.map(sheet => readFileSync(new URL(`style/${sheet}.css`, import.meta.url), 'utf8')),
  ].join('');
}

function pathOf(name: string, content: Uint8Array): string {
  const digest = createHash('sha256').update(content).digest('hex').slice(0, 16);
  return `/assets/${digest}/${name}`;
}
