import { sql } from 'drizzle-orm';
import { afterEach, expect, test } from 'vitest';
import { ownHouse, support } from './a-house.ts';
import { atSlack } from './at-slack.ts';

/** At this desk every request gets a receipt; the shipped cap is three automatic letters an hour to one address. */
const own = ownHouse({ change: yaml => yaml.replace('receipts: false', 'receipts: true') });
const anna = atSlack(own, 'ANNA');
const patient = { timeout: 60_000, interval: 50 };

type Answer = { subject: string; text: string; headers?: Record<string, string> };

let stopRobot = () => {};
afterEach(() => stopRobot());

/**
 * Somebody's mailbox with a program in it that answers every letter, at once.
 *
 * @param answer what it writes to its n-th letter
 */
function robot(name: string, answer: (n: number, letter: { messageId: string; subject: string }) => Answer) {
  const from = { name, address: `${name}@robot.example` };
  const letters = () => own.sandbox.mailbox.of(from.address).filter(({ folder }) => folder === 'inbox');
  const answered = new Set<string>();
  let written = 0;
  const look = async () => {
    for (const letter of letters()) {
      if (answered.has(letter.id)) continue;
      answered.add(letter.id);
      const mail = answer(answered.size, letter);
      await own.sandbox.mailbox.write({ from, to: support, ...mail }, own.house.smtpPort);
      written += 1;
    }
  };
  const onChange = () => void look();
  own.sandbox.mailbox.changes.on('change', onChange);
  stopRobot = () => own.sandbox.mailbox.changes.off('change', onChange);

  /** Each letter is answered, each answer is taken in, and no letter waits: nothing more can come of it. */
  const isQuiet = async () => {
    const [waiting] = await own.database.database.db.execute<{ jobs: number }>(
      sql`select count(*)::int as jobs from graphile_worker.jobs where task_identifier = 'letter'`,
    );
    return waiting?.jobs === 0 && letters().length === written && written > 0;
  };
  return {
    writes: (mail: Answer) => own.sandbox.mailbox.write({ from, to: support, ...mail }, own.house.smtpPort),
    letters,
    untilQuiet: () => expect.poll(isQuiet, patient).toBe(true),
  };
}

const thanks = [
  'Grazie per averci scritto',
  'La sua email è importante per noi',
  'Le scriveremo appena possibile',
];

test('one that says what it is gets one letter, however often the two meet', async () => {
  const honest = robot('onesto', (n, letter) => ({
    subject: `Risposta automatica: ${letter.subject}`,
    text: `Grazie per il messaggio numero ${n}. Le rispondiamo entro due giorni.`,
    headers: { 'Auto-Submitted': 'auto-replied', 'In-Reply-To': letter.messageId },
  }));
  await honest.writes({
    subject: 'Fattura di novembre',
    text: 'Buongiorno, non trovo la fattura di novembre.',
  });
  await honest.untilQuiet();
  expect(honest.letters().map(({ headers }) => headers['auto-submitted'])).toEqual(['auto-replied']);

  // The claim is a second exchange, begun by a person; it ends with it, too.
  await anna.press('Fattura di novembre', 'claim');
  await expect.poll(() => honest.letters().length, patient).toBe(2);
  await honest.untilQuiet();
  expect(honest.letters()).toHaveLength(2);
  expect(anna.cards('Risposta automatica')).toBe(0);
});

test('one that hides what it is, behind ever new subjects and words, gets no more than the cap', async () => {
  const sly = robot('furbo', n => ({
    subject: `${thanks[n % 3]} (pratica ${n * 7919})`,
    text: `${thanks[(n + 1) % 3]}, ${'abcdefghij'[n % 10]}${n}. Stiamo lavorando alla pratica ${n * 104_729}.`,
  }));
  await sly.writes({ subject: 'Ordine in sospeso', text: 'Buongiorno, a che punto è il nostro ordine?' });
  await sly.untilQuiet();
  expect(sly.letters()).toHaveLength(3);

  // What was held is not sent when the hour is over, and whoever begins anew comes to the same end.
  own.sandbox.moveClock(61 * 60_000);
  await sly.writes({
    subject: 'Ordine ancora in sospeso',
    text: 'Buongiorno, ci sono novità sul nostro ordine?',
  });
  await sly.untilQuiet();
  expect(sly.letters()).toHaveLength(6);
});

test('one that answers in the thread, as a person would, gets no receipt for it', async () => {
  const chatty = robot('loquace', (n, letter) => ({
    subject: `Re: ${letter.subject}`,
    text: `${thanks[n % 3]}: il messaggio ${n * 31} è arrivato, lo leggeremo.`,
    headers: { 'In-Reply-To': letter.messageId },
  }));
  await chatty.writes({ subject: 'Contratto scaduto', text: 'Buongiorno, il contratto è scaduto?' });
  await chatty.untilQuiet();
  expect(chatty.letters()).toHaveLength(1);
});
