import { setImmediate } from 'node:timers/promises';
import { type SQL, sql } from 'drizzle-orm';
import { type Forgotten, isNamed, withoutPerson } from '../../../ticket/erasing/without-person.ts';
import type { Db } from '../../database.ts';
import { forgetSalts } from '../../records/salts.ts';
import { isCalled, quotable, quotesOf, type Written, withoutQuotes } from './quoted.ts';

type Naming = Record<string, unknown> & {
  subject: string;
  text: string;
  inReplyTo: string | null;
  references: string[];
};

/** A message that does not stay as it is, by its id. */
export type Change = { id: number; after: Naming & { html: string | null } };

/**
 * What changes of what others wrote in a request, without the person: lines that quote what goes are taken out, and what names them, or
 * quotes it, loses its HTML; all else stays as it was. Kept from changing otherwise until the transaction ends.
 *
 * @param which a condition on `message` @param gone what they wrote, and what was written to them
 * @param called what they called their own request, and what it is called instead; null: it is another's
 */
export async function changesIn(
  tx: Db,
  which: SQL,
  person: Forgotten,
  gone: Written[],
  called: { subject: string; instead: string } | null,
): Promise<Change[]> {
  const rows = await tx.execute<{ id: string; html: string | null; message: Naming }>(sql`
    select id, html, jsonb_build_object('subject', subject, 'text', text, 'to', "to", 'from', "from", 'author', author,
      'stateWhy', state_why, 'inReplyTo', in_reply_to, 'references', "references") as message
    from message where ${which} order by id for update`);
  const ids = new Set(gone.map(({ messageId }) => messageId));
  const theirs = await quotable(gone);
  const changes: Change[] = [];
  for (const { id, html, message } of rows) {
    await setImmediate();
    // First, while they are named in what is quoted as they were.
    const without = withoutPerson({ ...message, text: withoutQuotes(message.text, theirs) }, person);
    const after = {
      ...without,
      ...(called && isCalled(message.subject, called.subject) ? { subject: called.instead } : {}),
      inReplyTo: isOfTheirs(message.inReplyTo, ids, person) ? null : message.inReplyTo,
      references: message.references.filter(each => !isOfTheirs(each, ids, person)),
      html: html !== null && (isNamed(html, person) || quotesOf(html, theirs)) ? null : html,
    };
    if (JSON.stringify(after) !== JSON.stringify({ ...message, html }))
      changes.push({ id: Number(id), after });
  }
  return changes;
}

export async function applyChanges(tx: Db, changes: Change[]): Promise<void> {
  await forgetSalts(
    tx,
    'message',
    changes.map(({ id }) => id),
  );
  for (const { id, after } of changes)
    await tx.execute(sql`
      update message set html = said ->> 'html', "references" = said -> 'references', in_reply_to = said ->> 'inReplyTo',
        state_why = said ->> 'stateWhy', subject = said ->> 'subject', text = said ->> 'text', "to" = said -> 'to',
        "from" = said -> 'from', author = nullif(said -> 'author', 'null')
      from (select ${JSON.stringify(after)}::jsonb as said) as said where id = ${id}`);
}

/** A Message-ID of what went, or one that names them. */
function isOfTheirs(messageId: string | null, gone: Set<string>, person: Forgotten): boolean {
  return messageId !== null && (gone.has(messageId) || isNamed(messageId, person));
}
