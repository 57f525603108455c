import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { reportingTerms } from '../../../src/chat/actions/reporting/reporting-terms.ts';
import { ticketCard } from '../../../src/chat/cards/ticket-card.ts';
import { readingModal } from '../../../src/chat/slack/views/reading.ts';
import { readingAdaptiveCard } from '../../../src/chat/teams/cards/reading.ts';
import { chatPlatforms } from '../../../src/ticket/words.ts';
import { aMoment, lawfulTerms } from '../a-moment.ts';
import { wholeTicket } from '../seen-whole.ts';
import { aPressedDesk } from './a-pressed-desk.ts';

const { desk, press, opened, known, now, types } = aPressedDesk({ policy: lawfulTerms.policy });
const warning = 'cra:exploited:early-warning';
let number = 0;

beforeAll(async () => {
  await known('Anna', 'Bruno');
});
const standing = async () => (await now(number)) ?? expect.fail();
const buttons = async () =>
  ticketCard(wholeTicket(await standing()), aMoment('it', desk.clock())).actions.map(
    ({ verb, place }) => `${verb} ${place}`,
  );

describe.each(chatPlatforms)('in %s', platform => {
  const submit = async (
    who: string,
    verb: string,
    inputs: Record<string, string>,
    about: { version?: number } = {},
  ) => await press(who, verb, number, { platform, step: 'submit', inputs, ...about });
  beforeEach(async () => {
    number = await opened({ subject: `Falla ${crypto.randomUUID()}` });
    await submit('Anna', 'restrict', { text: '' });
  });

  test('what has happened starts the terms, and the card has what is to be done beside them', async () => {
    expect(await buttons()).toContain('become-aware more');
    expect(await buttons()).not.toContain('do-duty beside');
    expect((await submit('Anna', 'become-aware', { which: 'exploited', when: 'now' })).kind).toBe('done');
    const offered = await buttons();
    for (const button of ['do-duty beside', 'note-measure beside', 'reporting-terms more'])
      expect(offered).toContain(button);
  });

  test('what a colleague recorded meanwhile is not written over by who did not see it', async () => {
    await submit('Anna', 'become-aware', { which: 'exploited', when: 'now' });
    const { version } = await standing();
    const done = { which: warning, when: 'now', about: 'ENISA-1' };
    expect((await submit('Bruno', 'do-duty', done)).kind).toBe('done');
    const late = await submit('Anna', 'do-duty', { ...done, about: 'ENISA-2' }, { version });
    expect(late.kind).not.toBe('done');
    expect(JSON.stringify(late)).toContain('Bruno');
    expect((await standing()).reporting?.done[warning]?.reference).toBe('ENISA-1');
    expect((await types(number)).filter(type => type === 'duty-done')).toHaveLength(1);

    const measured = (await standing()).version;
    expect((await submit('Bruno', 'note-measure', { when: 'now' })).kind).toBe('done');
    desk.advance(3_600_000);
    expect((await submit('Anna', 'note-measure', { when: 'now' }, { version: measured })).kind).not.toBe(
      'done',
    );
    expect((await types(number)).filter(type => type === 'measure-noted')).toHaveLength(1);

    const before = (await standing()).version;
    await submit('Bruno', 'become-aware', { which: 'drop:exploited', about: 'esclusa' });
    const gone = await submit('Anna', 'do-duty', { ...done, about: 'ENISA-3' }, { version: before });
    expect(gone.kind).not.toBe('done');
    expect((await standing()).reporting?.done).toEqual({});
  });

  test('the way to the form for the authorities stands below the terms, where any run', async () => {
    const { answer } = reportingTerms;
    if (answer.shows !== 'reading') throw new Error('it shows something else');
    const links = { report: async () => 'https://desk.example/files/x' };
    const drawn = async () => {
      const reading = await answer.reading(wholeTicket(await standing()), aMoment('en', desk.clock()), links);
      return JSON.stringify(platform === 'slack' ? readingModal(reading) : readingAdaptiveCard(reading));
    };
    expect(await drawn()).not.toContain('desk.example');
    await submit('Anna', 'become-aware', { which: 'data-breach', when: 'now' });
    expect(await drawn()).toContain('https://desk.example/files/x');
    expect(await drawn()).toContain('Form to fill in');
  });
});
