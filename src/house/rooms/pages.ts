import type { Application } from 'express';
import type { Config } from '../../config/config.ts';
import { hoursInWords } from '../../sla/hours-in-words.ts';
import { pageFaults } from '../../web/frame/form.ts';
import { frameOf } from '../../web/frame/frame.ts';
import type { House } from '../../web/frame/house.ts';
import { passkeyScript } from '../../web/portal/passkeys/routes.ts';
import { portalRoutes } from '../../web/portal/routes.ts';
import { quoteRoutes } from '../../web/quotes/routes.ts';
import { reportRoutes } from '../../web/reports/routes.ts';
import { securityRoutes } from '../../web/security/routes.ts';
import { statusRoutes } from '../../web/status/routes.ts';
import { aboutDesk } from '../desk/about.ts';
import { believeProxies } from '../http.ts';
import type { Ground } from './ground.ts';

/** The pages for customers, in the house's own looks. */
export function openPages({ config, desk, secret, log }: Ground, web: Application): void {
  const frame = frameOf(houseOf(config), secret, { passkeys: passkeyScript });
  believeProxies(web, config.policy.pages.proxies);
  web.use(frame.routes);
  openSecurityTxt(config, web);
  const { portal, calendar, status } = config.policy;
  if (status) web.use(statusRoutes(desk, frame));
  if (portal) {
    const speech = { zone: calendar.zone, catalogue: desk.policy.catalogue, clock: desk.clock };
    const about = {
      facts: aboutDesk(config),
      contact: portal.accessibilityContact ?? config.mailboxes[0]?.address ?? '',
      own: { privacy: portal.privacy, terms: portal.terms },
    };
    const pages = { desk, frame, settings: portal, secret, speech };
    web.use(portalRoutes(pages, about));
    if (desk.reports.isOn) web.use(reportRoutes(pages));
  }
  web.use(quoteRoutes(desk, frame));
  web.use(['/portal', '/reports', '/quote', '/status', '/assets'], pageFaults(frame, log));
}

function openSecurityTxt({ policy, securityKey, http }: Ground['config'], web: Application): void {
  const { security, calendar } = policy;
  if (!security?.securityTxt) return;
  const facts = { contact: security.contact, ...security.securityTxt };
  web.use(securityRoutes({ facts, key: securityKey, publicUrl: http.publicUrl, zone: calendar.zone }));
}

function houseOf({ policy, logo, http }: Config): House {
  const { desk, calendar, pages, portal, status } = policy;
  return {
    name: desk.name,
    phone: desk.phone,
    hours: { it: hoursInWords(calendar, 'it'), en: hoursInWords(calendar, 'en') },
    language: desk.language,
    zone: calendar.zone,
    accent: pages.accent,
    logo,
    publicUrl: http.publicUrl,
    pages: { portal: portal !== undefined, status },
  };
}
