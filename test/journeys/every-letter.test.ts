import { DateTime } from 'luxon';
import { expect, test } from 'vitest';
import { noteKnown } from '../../src/store/mail/contacts.ts';
import { ownHouse, support } from './a-house.ts';
import { atSlack } from './at-slack.ts';

/** A desk that writes every kind of letter there is. */
const own = ownHouse({
  change: yaml =>
    yaml
      .replace('receipts: false', 'receipts: true')
      .replace('automaticLettersPerHour: 3', 'automaticLettersPerHour: 20')
      .replace('remind: false', 'remind: true')
      .replace('close: false', 'close: true'),
});
const anna = atSlack(own, 'ANNA');
const patient = { timeout: 60_000, interval: 50 };

function moveTo(local: string): void {
  const at = DateTime.fromISO(local, { zone: 'Europe/Rome' }).toMillis();
  own.sandbox.moveClock(at - own.sandbox.clock().getTime());
}

const customers = [
  {
    language: 'it',
    from: { name: 'Paolo Neri', address: 'paolo@cartierapescara.example' },
    request: 'Buongiorno, come faccio a cambiare la mia password? Non trovo il menu giusto.',
    question: 'Quale versione usate?',
    answer: 'Il menu si chiama Profilo.',
    greeting: 'Gentile Paolo Neri,',
    closing: 'Cordiali saluti',
    days: ['2026-12-01', '2026-12-07', '2026-12-23'],
  },
  {
    language: 'en',
    from: { name: 'Emma Clarke', address: 'emma@northwind.example' },
    request: 'Hello, how can I change my password? I cannot find the right menu.',
    question: 'Which version do you use?',
    answer: 'The menu is called Profile.',
    greeting: 'Hello Emma Clarke,',
    closing: 'Kind regards',
    days: ['2027-02-01', '2027-02-08', '2027-02-24'],
  },
];

test.each(customers)(
  'every letter, in $language, threads in every mail program, and is in the customer’s language',
  async ({ language, from, request, question, answer, greeting, closing, days }) => {
    const [monday = '', reminding = '', closingDay = ''] = days;
    moveTo(`${monday}T09:05`);
    // Of somebody unknown a receipt would repeat nothing (mail/letters/letter-writer.test.ts).
    await noteKnown(own.database.database.db, from.address, new Date());
    const letters = (subject: string) =>
      own.sandbox.mailbox
        .of(from.address)
        .filter(item => item.folder === 'inbox' && item.subject.includes(subject))
        .toReversed();
    const count = (subject: string, n: number) => expect.poll(() => letters(subject).length, patient).toBe(n);

    const answered = `Password ${language} 1`;
    const silent = `Password ${language} 2`;
    const first = new Map<string, string>();
    for (const subject of [answered, silent]) {
      const text = `${request} (${subject})`;
      first.set(
        subject,
        await own.sandbox.mailbox.write({ from, to: support, subject, text }, own.house.smtpPort),
      );
      await count(subject, 1);
      await anna.press(subject, 'claim');
      await count(subject, 2);
    }
    await anna.press(answered, 'accept-suggestion');
    await anna.write(answered, 'reply', answer);
    await count(answered, 3);
    await anna.write(answered, 'close', answer);
    await count(answered, 4);

    await anna.write(silent, 'ask-clarification', question);
    await count(silent, 3);
    moveTo(`${reminding}T11:00`);
    await count(silent, 4);
    moveTo(`${closingDay}T11:00`);
    await count(silent, 5);

    const automatic = [...letters(answered), ...letters(silent)].map(
      ({ headers }) => headers['auto-submitted'] ?? null,
    );
    expect(automatic).toEqual([
      ...['auto-replied', 'auto-generated', null, null],
      ...['auto-replied', 'auto-generated', null, 'auto-generated', 'auto-generated'],
    ]);
    for (const subject of [answered, silent]) {
      const root = first.get(subject) ?? '';
      const seen = [root];
      for (const letter of letters(subject)) {
        expect(letter.subject).toMatch(new RegExp(`^Re: ${subject} \\[#\\d+\\]$`));
        expect(letter.messageId).toMatch(
          /^<sportello\.\d+\.[0-9a-f]{12}\.\d+-[0-9a-z]+\.[0-9a-f]{24}@interzen\.it>$/,
        );
        expect(letter.inReplyTo).toBe(root);
        // From the customer's own mail to our latest, in order.
        expect(letter.references.split(/\s+/)).toEqual(seen);
        seen.push(letter.messageId);
        expect(letter.headers['content-language']).toBe(language);
        expect(letter.headers['x-sportello-loop']).not.toBe('');
        expect(letter.headers['x-auto-response-suppress']).toBe(
          letter.headers['auto-submitted'] ? 'All' : undefined,
        );
        expect(letter.text).toContain(greeting);
        expect(letter.text).toContain(closing);
      }
      expect(new Set(seen).size).toBe(seen.length);
    }
  },
);
