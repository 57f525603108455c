import { liftComplaint as lifts } from '../../../desk/letters/complaints.ts';
import { lifting } from './lifting.ts';

/** What was called spam is about a request. */
export const liftComplaint = lifting({
  about: 'complaint',
  verb: 'lift-complaint',
  lifts,
});
