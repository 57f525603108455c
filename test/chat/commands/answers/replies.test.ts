import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { decideReply, proposeReply } from '../../../../src/desk/answers/propose.ts';
import { handle } from '../../../../src/desk/handle.ts';
import { takeIn } from '../../../../src/desk/intake/intake.ts';
import { filledIn } from '../../../../src/mail/letters/fill-in.ts';
import { findReply } from '../../../../src/store/answers/saved-replies.ts';
import { ticket as table } from '../../../../src/store/schema/tickets.ts';
import type { OperatorCommand } from '../../../../src/ticket/commands.ts';
import { actorOf } from '../../../../src/ticket/words.ts';
import { anEmail, verified } from '../../../desk/a-desk.ts';
import { helpDesk } from '../../../ticket/categories.ts';
import { aTypingDesk } from '../a-typing-desk.ts';

const { desk, type, who } = aTypingDesk();
const rossi = { name: 'Carla Rossi', address: 'carla@motori.example' };
const verdi = { name: 'Ugo Verdi', address: 'ugo@motori.example' };

async function arrives(about: Parameters<typeof anEmail>[0]): Promise<number> {
  const outcome = await takeIn(desk, anEmail(about));
  if (outcome.outcome !== 'opened') throw new Error(outcome.outcome);
  return outcome.ticket;
}

async function closed(number: number, resolution: string): Promise<void> {
  const orders: OperatorCommand[] = [
    { type: 'claim' },
    { type: 'classify', category: helpDesk, priority: null },
    { type: 'close', resolution },
  ];
  for (const order of orders)
    expect(
      await handle(desk, number, order, { actor: actorOf(who()), origin: 'slack', key: null }),
    ).toMatchObject({
      ok: true,
    });
}

describe('answered before', () => {
  let first: number;
  const about = {
    subject: 'Etichette tagliate',
    text: 'Le etichette del magazzino escono tagliate a destra.',
  };

  beforeAll(async () => {
    first = await arrives({ from: rossi, ...about, newText: about.text });
    await closed(first, 'Impostare il formato A6 nel driver.');
    const elsewhere = await arrives({
      from: { name: '', address: 'x@altri.example' },
      ...about,
      newText: about.text,
    });
    await closed(elsewhere, 'Il segreto degli altri.');
    const free = await arrives({ from: { name: '', address: 'x@gmail.com' }, ...about, newText: about.text });
    await closed(free, 'Per uno qualunque.');
  });

  const again = { subject: 'Di nuovo etichette', text: 'Le etichette del magazzino sono tagliate.' };

  test('of the same house, and of nobody else', async () => {
    const number = await arrives({ from: verdi, ...again, newText: again.text });
    const { title, text } = await type(`risposte ${number}`);
    expect(title).toBe(`Risposte per #${number} (Italiano)`);
    expect(text).toMatch(
      new RegExp(`Già risposto in #${first}, .*Impostare il formato A6 nel driver\\.`, 's'),
    );
    expect(text).not.toContain('segreto');
    const free = await arrives({ from: { name: '', address: 'y@gmail.com' }, ...again, newText: again.text });
    expect((await type(`risposte ${free}`)).text).not.toMatch(/Per uno qualunque|Già risposto/);
  });

  test('not of what few may see, nor of something else', async () => {
    const number = await arrives({ from: verdi, ...again, newText: again.text });
    const { maySeeWords } = desk;
    desk.maySeeWords = request => request.number !== first;
    expect((await type(`risposte ${number}`)).text).not.toContain('A6');
    desk.maySeeWords = maySeeWords;
    // What is alike would tell what a request is about whose words are kept.
    desk.maySeeWords = request => request.number !== number;
    const unseen = await type(`risposte ${number}`);
    expect(unseen.text).toBe('Questa richiesta è riservata: qui non si mostra nulla.');
    desk.maySeeWords = maySeeWords;
    const text = 'Come si esporta il bilancio in Excel?';
    const other = await arrives({ from: verdi, subject: 'Bilancio', text, newText: text });
    expect((await type(`risposte ${other}`)).text).not.toContain('A6');
  });
});

test('nobody who merely says to be of a house is given what that house was answered', async () => {
  const text = 'Il proiettore della sala riunioni resta verde.';
  const about = { from: rossi, subject: 'Proiettore verde', text, newText: text };
  await closed(await arrives(about), 'Cambiare il cavo.');
  expect((await type(`risposte ${await arrives({ ...about, from: verdi })}`)).text).toContain(
    'Cambiare il cavo',
  );
  const forged = await arrives({
    ...about,
    from: verdi,
    authorship: { ...verified, verdict: { outcome: 'failed', by: 'dmarc', why: 'DMARC failed' } },
  });
  expect((await type(`risposte ${forged}`)).text).not.toContain('Cambiare il cavo');
});

describe('saved replies', () => {
  beforeAll(() => {
    desk.savedReplies = [
      {
        name: 'Password',
        it: 'Nuova password per {{customer.name}}.',
        en: 'New password for {{customer.name}}.',
      },
      { name: 'Scadenza', it: 'Entro {{ticket.resolveBy}}.', en: 'By {{ticket.resolveBy}}.' },
    ];
    const view = { customer: { name: 'Carla {{x}}' }, ticket: { resolveBy: '' } };
    desk.letters = { ...desk.letters, fillIn: template => filledIn(template, view) };
  });

  test('are listed by name, and found by their words in either language', async () => {
    expect((await type('replies', undefined, 'en')).text).toMatch(/• Password\n• Scadenza\n/);
    expect((await type('risposte new')).text).toMatch(/^• Password\n[^•]*$/);
    expect((await type('risposte zzz')).text).toContain('Nessuna risposta pronta contiene «zzz».');
  });

  test('many are cut, and counted; a name is a line and writes nothing of its own', async () => {
    const before = desk.savedReplies;
    const many = Array.from({ length: 33 }, (_, at) => ({ name: `Toner ${at}`, it: 'x', en: 'x' }));
    desk.savedReplies = [{ name: `*Alfa*\n\u202e${'W'.repeat(500)}`, it: 'x', en: 'x' }, ...many];
    const { text } = await type('replies', undefined, 'en');
    const lines = text.split('\n').filter(line => line.startsWith('•'));
    expect(lines).toHaveLength(20);
    expect(lines[0]).toMatch(/^• ∗Alfa∗ W{50,80}…$/);
    expect(text).toContain('14 more: *');
    desk.savedReplies = before;
  });

  test('come filled in for a request, in its language; what lacks a value says which', async () => {
    const text = 'I have forgotten my password once again.';
    const number = await arrives({ from: rossi, language: 'en', subject: 'Password', text, newText: text });
    const { text: said } = await type(`risposte ${number}`);
    expect(said).toContain('New password for Carla {{x}}.');
    expect(said).toContain('Manca la scadenza della risoluzione');
    expect(said).not.toContain('{{ticket');
    expect((await type(`risposte ${number} password`)).text).not.toContain('Scadenza');
    expect((await type('risposte 999999')).text).toContain('#999999 non esiste');
  });

  test('one that was made from a request is offered no more once few may see that request', async () => {
    const text = 'Il badge non apre.';
    const number = await arrives({ from: rossi, subject: 'Badge', text, newText: text });
    const by = { operator: who(), origin: 'slack' } as const;
    const reply = { name: 'Badge', it: 'Passi in portineria.', en: null };
    const proposed = await proposeReply(desk, { ...reply, ticket: number }, by);
    const made = 'id' in proposed ? await findReply(desk.db, proposed.id) : null;
    if (!made) throw new Error('it was not proposed');
    await decideReply(desk, made, { to: 'approved', as: reply }, by);
    expect((await type('risposte badge')).text).toContain('• Badge');
    await desk.db.update(table).set({ restricted: true }).where(eq(table.number, number));
    expect((await type('risposte badge')).text).not.toContain('• Badge');
    await desk.db.update(table).set({ restricted: false }).where(eq(table.number, number));
    expect((await type('risposte badge')).text).toContain('• Badge');
  });
});
