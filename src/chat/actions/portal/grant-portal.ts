import { aside } from '../aside.ts';
import { askingNothing, decided, portalWish } from './portal-wish.ts';

/** Whoever asked sees their own requests online from now on. */
export const grantPortal = aside({
  ...portalWish,
  ...askingNothing,
  verb: 'grant-portal',
  label: words => words.mail.portalWish.grant,
  managersOnly: null,
  carryOut: async (_input, wish, asked) => await decided(wish, { to: 'granted', company: null }, asked),
});
