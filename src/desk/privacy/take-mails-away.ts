import type { Effect } from '../../outbox/effect.ts';

/** Mails that were erased are looked for in their folders: one effect for all that wait, for it carries nobody's words. */
export function takeMailsAwayEffects(): Effect[] {
  return [
    {
      task: 'take-mails-away',
      payload: {},
      lane: 'take-mails-away',
      replaces: 'take-mails-away',
      isPatient: true,
    },
  ];
}
