import type { Config } from '../config/config.ts';
import type { Person } from '../ticket/words.ts';

/** The admins of desk.yaml; where none is named, its managers. */
export function adminsToMail({ policy: { operators } }: Config): Person[] {
  const withRole = (wanted: string) =>
    operators.filter(({ role }) => role === wanted).map(({ name, email }) => ({ name, address: email }));
  const admins = withRole('admin');
  return admins.length > 0 ? admins : withRole('manager');
}

/** How the desk signs what it writes to its admins. */
export function letterheadOf({ policy: { desk, calendar }, mailboxes }: Config) {
  return {
    deskName: desk.name,
    mailbox: mailboxes[0]?.address ?? '',
    language: desk.language,
    zone: calendar.zone,
  };
}
