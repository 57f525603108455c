import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { noticeCard } from '../../../src/chat/cards/notice-card.ts';
import { chatCouriers } from '../../../src/chat/couriers/couriers.ts';
import { noticePayload } from '../../../src/chat/couriers/notices.ts';
import type { Desk } from '../../../src/desk/desk.ts';
import type { MailKind } from '../../../src/desk/inbound-email.ts';
import { machineMailNotice } from '../../../src/desk/intake/land.ts';
import { anEmail } from '../../desk/a-desk.ts';
import { speechIn } from '../a-moment.ts';
import { wholePart } from '../seen-whole.ts';

const verbs = (italian: string, english = '') => {
  const details = { ticket: '#1001', name: 'Badge', italian, english, saved: '7', nonce: 'n' };
  const { buttons } = noticeCard(wholePart({ subject: 'reply-proposed', details }), speechIn('it'));
  return buttons.map(({ verb }) => verb);
};

test('a proposed reply is approved where it is read, and nowhere else', () => {
  expect(verbs('x'.repeat(300))).toEqual(['approve-reply', 'change-reply', 'refuse-reply']);
  expect(verbs('x'.repeat(301))).toEqual(['change-reply', 'refuse-reply']);
  expect(verbs('breve', 'x'.repeat(3000))).toEqual(['change-reply', 'refuse-reply']);
});

test('what did not go is called in both languages as people call it, of every kind of effect', () => {
  const couriers = Object.keys(chatCouriers({} as Desk, {}, speechIn('it')));
  const ordered = globSync('src/**/*.ts').flatMap(path =>
    [...readFileSync(path, 'utf8').matchAll(/\btask: '([\w-]+)'/g)].flatMap(([, task]) => task ?? []),
  );
  expect(ordered).toContain('letter');
  for (const task of new Set([...couriers, ...ordered].filter(each => each !== 'notice')))
    for (const language of ['it', 'en'] as const) {
      const details = { ticket: '#1001', task, error: 'x' };
      const { facts } = noticeCard(wholePart({ subject: 'failed-effect', details }), speechIn(language));
      const value = facts.find(({ label }) => ['Che cosa', 'What'].includes(label))?.value;
      expect(value, task).toMatch(/ /);
    }
});

test.each([
  ['it', 'Che cos’è', 'una risposta automatica', 'un avviso di mancato recapito'],
  ['en', 'What it is', 'an automatic reply', 'a delivery report'],
] as const)(
  '%s: what an automatic mail is stands there in the desk’s language',
  (language, label, reply, report) => {
    const email = { ...anEmail({ kind: 'auto-reply' }), why: 'it says that somebody is away' };
    const shown = (kind: MailKind) => {
      const [effect] = machineMailNotice(
        { ...({} as Desk), adminDestinations: [{ platform: 'slack', channel: 'C0ADMINS' }] },
        { ...email, kind },
        7,
      );
      const notice = noticePayload.parse(effect?.payload);
      return noticeCard(wholePart(notice), speechIn(language));
    };
    expect(shown('auto-reply').facts).toContainEqual({ label, value: reply });
    expect(shown('bounce').facts).toContainEqual({ label, value: report });
    expect(JSON.stringify(shown('auto-reply'))).not.toContain(email.why);
  },
);
