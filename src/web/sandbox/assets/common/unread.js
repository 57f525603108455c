/** By place, the messages that were there when somebody last looked; what was there when the page was opened is not new. */
const seen = new Map();

export function noteSeen({ id, messages }) {
  seen.set(id, new Set(messages.map(keyOf)));
}

/** @returns how many messages came since somebody looked into the place */
export function unreadIn({ id, messages }) {
  if (!seen.has(id)) noteSeen({ id, messages });
  return messages.filter(message => !seen.get(id).has(keyOf(message))).length;
}

function keyOf({ ts, id }) {
  return ts ?? id;
}
