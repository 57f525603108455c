/** How people begin: by whom they greet. */
const greeting =
  /^\s*(?:gentil[ei]|gent\.(?:mo|ma)|egregi[oa]|egr\.|spett\.le|car[oaie]|buongiorno|buon giorno|buonasera|buon pomeriggio|ciao|salve|dear|hello|hi|good (?:morning|afternoon|evening))(?![\p{L}\p{N}])(?<rest>[^\n]*)(?:\n+|$)/iu;
/** A greeting is short; with a sentence behind it, it is more than one. */
const greetingAtMost = 60;

/** How people end: what follows is who they are. */
const farewell =
  /^[\s>-]*(?:(?:molti |tanti |i miei |un )?(?:cordiali|distinti|cari)? ?salut[io]|cordialmente|a presto|grazie(?: mille| e (?:cordiali )?saluti)?|resto a disposizione|(?:best|kind|warm|kindest|many)? ?regards|yours (?:sincerely|faithfully|truly)|sincerely|cheers|thanks|thank you|all the best|best wishes|--)[\s,.!]*$/iu;
/** Below it stand a name, a role, a number: no more lines than that. */
const signatureAtMost = 8;

/** What was answered, without the greetings above and the signature below: both are added to each letter. */
export function withoutFrame(text: string): string {
  const inner = withoutOne(text);
  return inner === text || inner === '' ? text : withoutFrame(inner);
}

function withoutOne(text: string): string {
  const greeted = greeting.exec(text);
  const rest = greeted?.groups?.rest ?? '';
  const isGreetingAlone = greeted !== null && rest.length <= greetingAtMost && !/[.;:?]\s*\p{L}/u.test(rest);
  const body = isGreetingAlone ? text.slice(greeted[0].length) : text;
  const lines = body.trim().split('\n');
  const first = Math.max(lines.length - signatureAtMost, 1);
  const at = lines.findIndex((line, index) => index >= first && farewell.test(line));
  return (at === -1 ? lines : lines.slice(0, at)).join('\n').trim();
}
