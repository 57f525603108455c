import { liftAnnouncementComplaint as lifts } from '../../../desk/letters/complaints.ts';
import { lifting } from './lifting.ts';

/** What was called spam told of a maintenance: the id is of one of those who were told. */
export const liftAnnouncementComplaint = lifting({
  about: 'announcement-complaint',
  verb: 'lift-announcement-complaint',
  lifts,
});
