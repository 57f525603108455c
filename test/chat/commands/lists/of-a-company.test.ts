import { expect, test } from 'vitest';
import { openHome } from '../../../../src/chat/home/draw-home.ts';
import { linesIn } from '../../../../src/chat/nothing.ts';
import { liveCompanies } from '../../../../src/desk/companies/live-companies.ts';
import { circleSees } from '../../../../src/ticket/sight/circle.ts';
import { place } from '../../../desk/clock/under-the-clock.ts';
import { aCompany } from '../../../ticket/companies/a-company.ts';
import { typingIn } from '../../asking.ts';
import { arrived, aTypingDesk, bug, numbersOf, speech } from '../a-typing-desk.ts';

const { desk, who, type } = aTypingDesk();
Object.assign(desk, {
  companies: liveCompanies([
    aCompany(),
    aCompany({ key: 'neri', name: 'Neri & Figli', domains: ['neri.example'] }),
  ]),
  maySeeWords: circleSees({ channels: [], people: [] }),
});

test('a list is narrowed down to a company, and each line says whose request it is', async () => {
  const acme = await place(desk, { ...bug(arrived, 3), company: 'acme' });
  await place(desk, { ...bug(arrived, 3), company: 'neri' });
  const others = await place(desk, bug(arrived, 4));
  const list = await type('coda azienda:acme');
  expect(numbersOf(linesIn(list))).toEqual([acme]);
  expect(list.sections[0]?.count).toBe('1 richiesta · solo ACME S.p.A.');
  expect(linesIn(list)[0]?.details).toContain('ACME S.p.A.');
  expect(numbersOf(linesIn(await type('coda')))).toContain(others);
});

test.each(['azienda:acme', 'lingua:it', 'categoria:bug'])(
  'of what few may see, nothing is told that its line hides: asked for by %s, it is left out',
  async filter => {
    const open = await place(desk, { ...bug(arrived, 3), company: 'acme' });
    const secret = await place(desk, { ...bug(arrived, 1), company: 'acme', restricted: true });
    expect(numbersOf(linesIn(await type(`coda ${filter}`)))).toEqual([open]);
    const [line] = linesIn(await type('coda')).filter(({ number }) => number === secret);
    expect(line?.details).not.toContain('ACME');
    const admin = { ...who(), role: 'admin' as const };
    expect(numbersOf(linesIn(await type(`coda ${filter}`, admin)))).toEqual([secret, open]);
  },
);

test('what cannot be understood is said, with what can be asked for', async () => {
  expect((await type('coda azienda:nessuna')).text ?? '').toContain('azienda:nome');
  await openHome(typingIn(desk, speech, who()));
});
