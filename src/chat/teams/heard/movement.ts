import type { Activity } from 'botbuilder';

/** Whether the app itself has come or gone; an update (`remove-upgrade`, then `add-upgrade`) is no going. */
export function movementOf({ type, action, membersAdded, membersRemoved, recipient }: Activity) {
  const isApp = ({ id }: { id: string }) => id === recipient?.id;
  if (type === 'installationUpdate')
    return action === 'remove' ? 'gone' : action?.startsWith('add') ? 'come' : null;
  return membersRemoved?.some(isApp) ? 'gone' : membersAdded?.some(isApp) ? 'come' : null;
}

/** The people who have come into a team or gone, by their Entra object ids. */
export function peopleMoved({ membersAdded = [], membersRemoved = [], recipient }: Activity): string[] {
  return [...membersAdded, ...membersRemoved].flatMap(({ id, aadObjectId }) =>
    aadObjectId && id !== recipient?.id ? [aadObjectId] : [],
  );
}
