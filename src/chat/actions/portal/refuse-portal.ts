import { aside } from '../aside.ts';
import { askingNothing, decided, portalWish } from './portal-wish.ts';

/** Whoever asked sees nothing online. */
export const refusePortal = aside({
  ...portalWish,
  ...askingNothing,
  verb: 'refuse-portal',
  label: words => words.mail.portalWish.refuse,
  managersOnly: null,
  carryOut: async (_input, wish, asked) => await decided(wish, { to: 'refused' }, asked),
});
