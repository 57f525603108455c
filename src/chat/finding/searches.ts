import type { Desk } from '../../desk/desk.ts';
import { wellFormed } from '../../desk/well-formed.ts';
import type { Viewer } from '../../ticket/sight/sight.ts';
import type { DeskDoor } from '../desk-door.ts';
import type { Admit } from '../press/admission.ts';
import { suggested } from '../press/form/suggested.ts';
import type { Speech } from '../say.ts';
import { foundToShare } from './to-share.ts';

/** What the desk answers while somebody types: requests to be shown to others, and what a form offers. */
export function searches(
  at: { desk: Desk; speech: Speech },
  admit: Admit,
): Pick<DeskDoor, 'search' | 'suggest'> {
  return {
    search: async (asker, typed, where, page) => {
      const admitted = await admit(asker, { kind: 'alone' });
      if (!admitted.ok) return { line: admitted.line };
      const { operator } = admitted;
      // The chat with the app is read by whoever is in it: nobody else.
      const readers: Viewer =
        where.kind === 'alone'
          ? { kind: 'operator', operator }
          : { kind: 'channel', platform: asker.platform, channel: where.destination };
      return await foundToShare(at, operator, wellFormed(typed), readers, page);
    },

    suggest: async (asker, field, typed) => {
      const admitted = await admit(asker, { kind: 'alone' });
      if (!admitted.ok) return [];
      return await suggested(at, asker.platform, admitted.operator, field, wellFormed(typed));
    },
  };
}
