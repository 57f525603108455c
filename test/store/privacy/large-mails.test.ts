import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { mailsNaming } from '../../../src/store/privacy/naming/mails.ts';
import { packedSource } from '../../../src/store/raw-mail/packed-source.ts';
import { ownDatabase } from '../../database.ts';

const own = ownDatabase();
const address = 'zoe.zamboni@cliente.example';

async function landed(id: string, source: string, sender: string | null = null): Promise<number> {
  const kept = await packedSource(Buffer.from(source));
  const [row] = await own.database.db.execute<{ id: string }>(sql`
    insert into inbound_mail (message_id, content_hash, outcome, why, envelope_from, arrived_at, source, packed_of)
    values (${id}, ${id}, 'filed', '', ${sender}, now(), ${kept.source}, ${kept.packedOf}) returning id`);
  return Number(row?.id);
}

const line = 'Nessuno qui.\r\n';
const filled = (bytes: number) => line.repeat(Math.ceil(bytes / line.length)).slice(0, bytes);
/** What one slice of a large mail ends with, and the next begins with. */
const edge = 192 * 1024;

test('who is named in a large mail is found wherever it stands, and while it is looked through others have their turn', async () => {
  const named = [];
  for (const at of [0, 1, 14, 26, 27])
    named.push(
      await landed(`edge ${at}`, `${filled(2 * edge - at - 2)}\r\n${address}\r\n${filled(3 * edge)}`),
    );
  named.push(await landed('at the end', `${filled(edge + 100)}\r\n${address}`));
  const based = Buffer.from(`${filled(edge)} ${address} `.repeat(2)).toString('base64');
  named.push(await landed('packed', `From: robot@x.example\r\n\r\n${based.replace(/.{76}/g, '$&\r\n')}`));
  named.push(await landed('theirs', filled(100), address));
  const others = await landed('of others', filled(5 * 1024 * 1024));
  let turns = 0;
  let isOver = false;
  const count = () => {
    turns += 1;
    if (!isOver) setImmediate(count);
  };
  setImmediate(count);
  const found = await mailsNaming(own.database.db, [address], { othersUnread: false });
  isOver = true;
  expect(found).toEqual(named);
  expect(found).not.toContain(others);
  // As many slices as it has.
  expect(turns).toBeGreaterThan((5 * 1024 * 1024) / edge);
});
