import { z } from 'zod';
import { outsideEvents } from '../../ticket/grammar/outside.ts';
import { isBadPort } from './values/bad-ports.ts';
import { about, isLoopback } from './values/fields.ts';

const urlForm = 'write an address such as https://tracker.example.com/hooks/sportello';

/** Where a webhook goes: https, or on this machine http, which only the sandbox speaks. */
const hookUrl = z.string(urlForm).transform((text, context): string => {
  const url = URL.canParse(text) ? new URL(text) : null;
  const says = !url
    ? urlForm
    : url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname))
      ? `what happens here is told there, so it must begin with https://: ${urlForm}`
      : url.username || url.password || url.hash
        ? `no log-in and no # belongs into it: what comes from here is known by its signature`
        : isBadPort(Number(url.port))
          ? `programs refuse to speak to port ${url.port}: choose another one`
          : null;
  if (!says) return url?.href ?? text;
  context.addIssue({ code: 'custom', message: says });
  return z.NEVER;
});

const webhook = z.strictObject({
  name: about(
    z
      .string()
      .regex(
        /^[a-z][a-z0-9-]{0,39}$/,
        'write a short name in small letters, digits and dashes, such as tracker',
      ),
    'What you call it; its secret is the variable WEBHOOK_…_SECRET, … being the name in capitals, with _ for -.',
    'tracker',
  ),
  url: about(
    hookUrl,
    'Where it goes. Redirects are not followed.',
    'https://tracker.example.com/hooks/sportello',
  ),
  events: about(
    z
      .array(z.enum(outsideEvents, `write some of ${outsideEvents.join(', ')}`))
      .min(1, `write some of ${outsideEvents.join(', ')}, or leave it out for all`)
      .default([...outsideEvents]),
    'What it is told; without it, all there is.',
    '[ticket.opened, ticket.closed]',
  ),
  private: about(
    z.boolean().default(false),
    'Whether its name may lead to an address in a private network, or on this machine.',
  ),
});

export const webhooksShape = about(
  z
    .array(webhook)
    .max(20, 'no more than 20 are told')
    .default([])
    .refine(
      webhooks => new Set(webhooks.map(({ name }) => name)).size === webhooks.length,
      'two webhooks have the same name: tell them apart',
    ),
  'Programs outside that are told what happens to requests: ids, states and times, signed, and nobody’s words (docs/set-up/outwards.md).',
);
