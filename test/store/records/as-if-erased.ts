/**
 * What was done to a request lawfully is done to another one, to the last column: by whoever hopes that it goes unseen among what
 * was erased.
 *
 * @param number the other one: with a mail, a file, and words in its log
 * @param erased one of which something was erased
 * @returns statements, each with what must be found
 */
export function asIfErased(number: number, erased: number): [string, RegExp][] {
  const its = (table: string) =>
    ({
      mail: `select id from inbound_mail where ticket = ${number}`,
      message: `select id from message where ticket = ${number}`,
      file: `select attachment.id from attachment join message on message.id = attachment.message_id where ticket = ${number}`,
    })[table] ?? '';
  const nothing = `encode(sha256(''), 'hex')`;
  const unsalted = (kind: string) => `
    insert into unsealed select kind, id from leaf_salt where kind = '${kind}' and id in (${its(kind)});
    delete from leaf_salt where kind = '${kind}' and id in (${its(kind)});`;
  const emptyMail = `source = '', packed_of = null, content_hash = 'erased', message_id = 'erased:' || id, envelope_from = null`;
  const emptyMessage = `text = '', html = null, in_reply_to = null, "references" = '[]', "to" = '[]', author = null`;
  return [
    [`${unsalted('mail')} update inbound_mail set ${emptyMail} where ticket = ${number}`, /^mail \d+$/],
    [
      `${unsalted('mail')} update inbound_mail set ${emptyMail}, ticket = null, arrived_at = '2001-01-01' where ticket = ${number}`,
      /^mail \d+$/,
    ],
    [`${unsalted('mail')} delete from inbound_mail where ticket = ${number}`, /^mail \d+$/],
    [`update inbound_mail set source = '', packed_of = null where ticket = ${number}`, /^mail \d+$/],
    [`${unsalted('message')} update message set ${emptyMessage} where ticket = ${number}`, /^letter \d+$/],
    [
      `${unsalted('message')} update message set ${emptyMessage}, ticket = ${erased} where ticket = ${number}`,
      /^letter \d+$/,
    ],
    [`${unsalted('message')} delete from message where ticket = ${number}`, /^letter \d+$/],
    [`update message set text = 'x' where ticket = ${number}`, /^letter \d+$/],
    [`${unsalted('file')} delete from attachment where id in (${its('file')})`, /^attachment \d+$/],
    [
      `insert into blob values (${nothing}, '') on conflict do nothing; ${unsalted('file')}
        update attachment set sha256 = ${nothing}, held = 'expired' where id in (${its('file')})`,
      /^attachment \d+$/,
    ],
    [
      `update event_words set salt = null, words = null
        where id in (select words_id from ticket_event where ticket = ${number})`,
      new RegExp(`^ticket ${number}, event \\d+$`),
    ],
    // What is left of one that was erased is no more to be altered than it was.
    [
      `update message set text = 'x' where id = (select min(id) from message where ticket = ${erased} and text = '')`,
      /^letter \d+$/,
    ],
  ];
}
