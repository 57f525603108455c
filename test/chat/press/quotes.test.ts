import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PressAnswer } from '../../../src/chat/card.ts';
import { ticketCard } from '../../../src/chat/cards/ticket-card.ts';
import { eventInWords } from '../../../src/chat/in-words/event-in-words.ts';
import { noticesInWords } from '../../../src/chat/in-words/notices-in-words.ts';
import { takeIn } from '../../../src/desk/intake/intake.ts';
import { answerQuoteOnPortal } from '../../../src/desk/portal/doing/answer-quote.ts';
import { answerQuote } from '../../../src/desk/quotes/answer.ts';
import { writersOf } from '../../../src/house/desk/letters.ts';
import { settleLetter } from '../../../src/store/mail/letters.ts';
import { conversationOf } from '../../../src/store/mail/messages.ts';
import { eventsAfter } from '../../../src/store/tickets/events.ts';
import { chatPlatforms } from '../../../src/ticket/words.ts';
import { anEmail } from '../../desk/a-desk.ts';
import { shippedConfig } from '../../journeys/a-house.ts';
import { aMoment, speechIn } from '../a-moment.ts';
import { wholePart, wholeTicket } from '../seen-whole.ts';
import { aPressedDesk } from './a-pressed-desk.ts';

const { desk, press, opened, known, now, types } = aPressedDesk();
beforeAll(() => {
  desk.letters = writersOf(shippedConfig(), desk, 'secret').letters;
});

const typed = {
  price: '6 ore',
  vat: 'IVA esclusa',
  until: '2026-12-15',
  text: 'Nuovo tracciato per l’esportazione.',
};
let number = 0;
const link = async () => {
  const ticket = await now(number);
  if (!ticket) throw new Error('no request');
  return desk.quoteLinks.of(ticket, ticket.quotes.length).split('/').at(-1) ?? '';
};
const written = async (text: string) =>
  await takeIn(
    desk,
    anEmail({
      text,
      subject: `Re: [#${number}]`,
      subjectTokens: [number],
    }),
  );
const buttons = async () => {
  const ticket = await now(number);
  if (!ticket) throw new Error('no request');
  const card = ticketCard(wholeTicket(ticket), aMoment('it', desk.clock()));
  return card.actions.map(({ verb, label, place }) => ({ verb, label, place }));
};
const button = async (verb: string) => (await buttons()).find(each => each.verb === verb);
const said = async () => {
  const ticket = await now(number);
  return ticket
    ? (['it', 'en'] as const).map(language =>
        noticesInWords(wholeTicket(ticket), speechIn(language)).flatMap(({ id, text }) =>
          id.startsWith('quote') ? [text] : [],
        ),
      )
    : [];
};
const lastLine = async () =>
  (await eventsAfter(desk.db, number, 0))
    .slice(-1)
    .flatMap(event =>
      (['it', 'en'] as const).map(language => eventInWords(speechIn(language), wholePart(event))),
    );
const textOf = (answer: PressAnswer) => JSON.stringify(answer);

beforeEach(async () => {
  number = await opened();
  await known('Anna', 'Marco');
  await press('Anna', 'claim', number);
});

const asBillable = async () =>
  await press('Anna', 'classify', number, { step: 'submit', inputs: { category: 'billable', priority: '' } });

describe('the button', () => {
  test('stands where one classified, once that is said to be billed, and on no other request', async () => {
    expect(await button('offer-quote')).toBeUndefined();
    await asBillable();
    expect(await button('offer-quote')).toEqual({ verb: 'offer-quote', label: 'Preventivo', place: 'front' });
    expect(await button('withdraw-quote')).toBeUndefined();
  });

  test('stands nowhere in a house that offers none', async () => {
    await asBillable();
    const ticket = await now(number);
    const moment = aMoment('it', desk.clock());
    const without = {
      ...moment,
      terms: { ...moment.terms, policy: { ...moment.terms.policy, quotes: null } },
    };
    const card = ticket && ticketCard(wholeTicket(ticket), without);
    expect(card?.actions.map(({ verb }) => verb)).not.toContain('offer-quote');
  });
});

describe.each(chatPlatforms)('from %s', platform => {
  test('the form proposes what the house says, and is shown to the last character before it goes', async () => {
    await asBillable();
    const form = textOf(await press('Anna', 'offer-quote', number, { platform }));
    for (const words of [
      'Ore o importo',
      '"value":"IVA esclusa"',
      '"value":"2026-12-08"',
      'Che cosa comprende',
    ])
      expect(form).toContain(words);
    const preview = textOf(
      await press('Anna', 'offer-quote', number, { platform, step: 'submit', inputs: typed }),
    );
    for (const words of [
      `Preventivo ${number}/1`,
      'Tempo previsto: 6 ore',
      await (async () => {
        const ticket = await now(number);
        return ticket ? desk.quoteLinks.of(ticket, 1) : '?';
      })(),
    ])
      expect(preview).toContain(words);
    expect((await now(number))?.quotes).toEqual([]);
  });

  test.each([
    [{ price: '6' }, 'Scrivi un tempo'],
    [{ until: '2026-11-20' }, 'Scade troppo presto'],
    [{ until: '2028-11-20' }, 'al massimo un anno'],
    [{ until: 'domani' }, 'Qualcosa non va'],
    [{ text: '' }, 'Manca il testo'],
  ])('what is wrong with it is said: %j', async (wrong, why) => {
    await asBillable();
    const answer = await press('Anna', 'offer-quote', number, {
      platform,
      step: 'submit',
      inputs: { ...typed, ...wrong },
    });
    if (why !== 'Qualcosa non va') expect(textOf(answer)).toContain(why);
    expect((await now(number))?.quotes).toEqual([]);
  });
});

async function offered(inputs: Record<string, string> = typed): Promise<void> {
  await asBillable();
  const preview = await press('Anna', 'offer-quote', number, { step: 'submit', inputs });
  if (preview.kind !== 'preview') throw new Error(textOf(preview));
  await press('Anna', 'offer-quote', number, { step: 'confirm', inputs: preview.preview.inputs });
}

describe('offered', () => {
  test('it is told in the thread and stands on the card, with the button that withdraws it', async () => {
    await offered();
    expect(await lastLine()).toEqual([
      'Anna (Slack) invia al cliente il preventivo 1: 6 ore, valido fino al 15 dicembre 2026.',
      'Anna (Slack) sends the customer quote 1: 6 hours, valid until 15 December 2026.',
    ]);
    expect(await said()).toEqual([
      ['Preventivo 1 in attesa: 6 ore, valido fino al 15 dicembre 2026.'],
      ['Quote 1 is waiting: 6 hours, valid until 15 December 2026.'],
    ]);
    expect(await button('withdraw-quote')).toMatchObject({ place: 'beside' });
    expect(await button('offer-quote')).toMatchObject({ label: 'Cambia preventivo' });
    expect(await button('accept-quote')).toBeUndefined();
  });

  test('withdrawn, it stands there no more, and its link does nothing', async () => {
    await offered();
    await press('Marco', 'withdraw-quote', number);
    expect(await said()).toEqual([[], []]);
    expect((await answerQuote(desk, await link(), { yes: true, network: '' }))?.quote.state).toBe(
      'withdrawn',
    );
    expect((await types(number)).filter(type => type === 'quote-accepted')).toEqual([]);
  });

  test('accepted by its link, whoever has it is called', async () => {
    await offered();
    await answerQuote(desk, await link(), { yes: true, network: '203.0.113.7' });
    expect(await lastLine()).toEqual([
      'Preventivo 1 accettato dal link inviato a paolo@cliente.example: si può cominciare.',
      'Quote 1 was accepted by the link that paolo@cliente.example got: work can begin.',
    ]);
    expect((await said())[0]).toEqual([expect.stringMatching(/^Preventivo 1 accettato .*: 6 ore\.$/)]);
    expect(await button('withdraw-quote')).toBeUndefined();
    expect(await button('offer-quote')).toMatchObject({ label: 'Preventivo' });
  });

  test.each(chatPlatforms)(
    'what the customer writes is no answer until an operator records it, with one press in %s',
    async platform => {
      await offered();
      await written('Accetto, grazie.');
      expect(await now(number)).toMatchObject({ status: 'waiting', quotes: [{ state: 'open' }] });
      expect((await said())[0]).toHaveLength(2);
      expect(await button('accept-quote')).toMatchObject({ place: 'beside', label: 'Registra accettazione' });
      expect(await button('refuse-quote')).toMatchObject({ place: 'more' });
      await press('Marco', 'accept-quote', number, { platform });
      const where = platform === 'slack' ? 'Slack' : 'Teams';
      expect(await lastLine()).toEqual([
        `Preventivo 1 accettato via email da paolo@cliente.example, registrato da Marco (${where}): si può cominciare.`,
        `Quote 1 was accepted by email from paolo@cliente.example, recorded by Marco (${where}): work can begin.`,
      ]);
      expect(await now(number)).toMatchObject({ status: 'assigned', quotes: [{ state: 'accepted' }] });
    },
  );

  test('accepted on the portal, that is said, and by whom', async () => {
    await offered();
    for (const { id, state } of await conversationOf(desk.db, number))
      if (state === 'queued') await settleLetter(desk.db, id, 'sent', null, desk.clock());
    const paolo = { name: 'Paolo Neri', address: 'paolo@cliente.example', company: null, only: number };
    const pressed = { version: 1, yes: true, network: '203.0.113.7' };
    const done = await answerQuoteOnPortal(desk, { who: paolo, key: String(number) }, number, pressed);
    expect(done).toEqual({ ok: true, number });
    expect(await lastLine()).toEqual([
      'Preventivo 1 accettato sul portale da paolo@cliente.example: si può cominciare.',
      'Quote 1 was accepted on the portal by paolo@cliente.example: work can begin.',
    ]);
    const confirmation = (await conversationOf(desk.db, number)).at(-1)?.text ?? '';
    expect(confirmation).toContain('sul portale, con l’accesso di paolo@cliente.example.');
    expect(confirmation).not.toContain('dal link inviato');
  });

  test('pressed twice it is recorded once', async () => {
    await offered();
    await written('Accetto, grazie.');
    const stale = await now(number);
    await press('Marco', 'accept-quote', number);
    const again = await press('Anna', 'accept-quote', number, { version: stale?.version ?? 0 });
    expect(again.kind).not.toBe('card');
    expect((await types(number)).filter(type => type === 'quote-accepted')).toHaveLength(1);
  });

  test('a card from before the customer wrote on says so, and records nothing', async () => {
    await offered();
    await written('Accetto, grazie.');
    const stale = await now(number);
    await written('Anzi no, aspettate: non accetto.');
    const answer = await press('Marco', 'accept-quote', number, { version: stale?.version ?? 0 });
    expect(answer.kind).not.toBe('card');
    expect((await now(number))?.quotes[0]?.state).toBe('open');
  });

  test('refused by mail and recorded, the request is closed as rejected', async () => {
    await offered();
    await written('Non accettiamo.');
    await press('Marco', 'refuse-quote', number);
    expect(await now(number)).toMatchObject({ status: 'closed', category: 'rejected-by-customer' });
  });
});
