import type { FourEyesRefusal } from '../../../desk/privacy/deciding/four-eyes.ts';
import { readableLine } from '../../readable.ts';
import type { Words } from '../../words/words.ts';

/** So many numbers fit in a line. */
const namedAtMost = 10;

/** Why somebody is not erased. */
export function erasureRefusalInWords(refusal: FourEyesRefusal, said: Words['fourEyes']): string {
  switch (refusal.reason) {
    case 'open-requests': {
      const named = refusal.numbers.slice(0, namedAtMost).map(number => `#${number}`);
      return said.openRequests([...named, ...(refusal.numbers.length > namedAtMost ? ['…'] : [])].join(', '));
    }
    case 'operator':
      return said.operator;
    case 'own-address':
      return said.ownAddress;
    case 'settled':
      return said.settled;
    case 'preparing':
      return said.preparing;
    case 'proposer-gone':
      return said.proposerGone(readableLine(refusal.name, 80));
    case 'not-allowed':
      return said.managersOnly;
    case 'same-person':
      return said.samePerson;
    default:
      return refusal satisfies never;
  }
}
