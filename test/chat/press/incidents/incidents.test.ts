import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ButtonPress } from '../../../../src/chat/button-press.ts';
import type { PressAnswer } from '../../../../src/chat/card.ts';
import { chatCouriers } from '../../../../src/chat/couriers/couriers.ts';
import { deskDoor } from '../../../../src/chat/door.ts';
import type { ChatGateway } from '../../../../src/chat/gateway.ts';
import { noticesInWords } from '../../../../src/chat/in-words/notices-in-words.ts';
import { incidentCard } from '../../../../src/chat/incidents/incident-card.ts';
import { incidentFacts } from '../../../../src/chat/incidents/incident-facts.ts';
import type { IncidentCard } from '../../../../src/chat/incidents/incident-view.ts';
import { linesIn } from '../../../../src/chat/nothing.ts';
import { formView } from '../../../../src/chat/slack/views/form.ts';
import { previewView } from '../../../../src/chat/slack/views/preview.ts';
import { formAdaptiveCard } from '../../../../src/chat/teams/cards/form/form.ts';
import { previewAdaptiveCard } from '../../../../src/chat/teams/cards/preview.ts';
import { joinIncident } from '../../../../src/desk/incidents/join.ts';
import { openIncidentAlone } from '../../../../src/desk/incidents/order-incident.ts';
import { tellNext } from '../../../../src/desk/incidents/tell.ts';
import { takeIn } from '../../../../src/desk/intake/intake.ts';
import { modal } from '../../../../src/sandbox/slack/block-kit/views.ts';
import { findIncident, newestOpenIncidents } from '../../../../src/store/incidents/incidents.ts';
import { conversationOf } from '../../../../src/store/mail/messages.ts';
import { enrolOperator, findOperatorByEmail } from '../../../../src/store/people/operators.ts';
import { findTicket } from '../../../../src/store/tickets/tickets.ts';
import { noRule } from '../../../../src/ticket/incidents/fits.ts';
import type { Incident } from '../../../../src/ticket/incidents/incident.ts';
import { actorOf } from '../../../../src/ticket/words.ts';
import { slackTakes, teamsTakes } from '../../../contracts/platforms.ts';
import { ownDatabase } from '../../../database.ts';
import { aDesk, anEmail } from '../../../desk/a-desk.ts';
import { speechIn } from '../../a-moment.ts';
import { alone } from '../../asking.ts';
import { muteGateway } from '../../mute-gateway.ts';
import { wholeTicket } from '../../seen-whole.ts';

const own = ownDatabase();
const desk = Object.assign(
  aDesk(() => own.database.db),
  {
    access: {
      kind: 'channel' as const,
      listed: new Map([['giulia@interzen.example', { name: 'Giulia', role: 'manager' as const }]]),
    },
  },
);
const drawn: { platform: string; how: string; card: IncidentCard }[] = [];
const gateway = (platform: 'slack' | 'teams'): ChatGateway => ({
  ...muteGateway(platform, {
    member: async userId => ({
      userId,
      name: userId,
      email: `${userId.toLowerCase()}@interzen.example`,
      inOperatorsChannel: true,
    }),
  }),
  postIncident: async (channel, card) => {
    drawn.push({ platform, how: 'post', card });
    return { channel, message: `${drawn.length}` };
  },
  updateIncident: async (_, card) => drawn.push({ platform, how: 'update', card }) > 0,
});
const gateways = { slack: gateway('slack'), teams: gateway('teams') };
const speech = speechIn('it');
const door = deskDoor(desk, gateways, speech, () => ({
  attachment: async () => '',
  original: async () => null,
}));

let incident: Incident;
let tickets: number[] = [];
let round = 0;
const operatorOf = async (name: string) =>
  (await findOperatorByEmail(desk.db, `${name.toLowerCase()}@interzen.example`)) ?? expect.fail();
const by = async (name: string) =>
  ({ actor: actorOf(await operatorOf(name)), origin: 'slack', key: null }) as const;

async function opened(about: Parameters<typeof anEmail>[0] = {}): Promise<number> {
  round += 1;
  const from = { name: 'Paolo', address: `p${round}@cliente.example` };
  const outcome = await takeIn(desk, anEmail({ from, ...about }));
  return outcome.outcome === 'opened' ? outcome.ticket : 0;
}

beforeAll(async () => {
  for (const [name, role] of [
    ['Anna', 'operator'],
    ['Giulia', 'manager'],
  ] as const)
    await enrolOperator(desk.db, { email: `${name.toLowerCase()}@interzen.example`, name, role });
});
beforeEach(async () => {
  round += 1;
  incident = await openIncidentAlone(desk, { title: `Qxz${round}zzq`, rule: noRule }, await by('Anna'));
  tickets = [
    await opened(),
    await opened({ language: 'en', subject: 'Registry is down for everybody here' }),
  ];
  for (const number of tickets) await joinIncident(desk, number, incident.id, await by('Anna'));
});

let presses = 0;
async function press(who: string, verb: string, about: Partial<ButtonPress> = {}): Promise<PressAnswer> {
  presses += 1;
  const { id: ticket, nonce } = incident;
  return await door.press(
    {
      platform: 'slack',
      userId: who,
      verb,
      step: 'press',
      ticket,
      nonce,
      version: 0,
      inputs: {},
      key: `i${presses}`,
      ...about,
    },
    alone,
  );
}
async function onTicket(who: string, number: number, verb: string, about: Partial<ButtonPress> = {}) {
  const { nonce = '', version = 0 } = (await findTicket(desk.db, number)) ?? {};
  return await press(who, verb, { ticket: number, nonce, version, ...about });
}

const now = async () => (await findIncident(desk.db, incident.id)) ?? expect.fail();
const lineOf = (answer: PressAnswer) => ('line' in answer ? answer.line : answer.kind);
const formOf = (answer: PressAnswer) => (answer.kind === 'form' ? answer.form : expect.fail(answer.kind));
const previewOf = (answer: PressAnswer) =>
  answer.kind === 'preview' ? answer.preview : expect.fail(JSON.stringify(answer).slice(0, 300));
const letters = async (number: number) =>
  (await conversationOf(desk.db, number)).filter(({ direction }) => direction === 'out');
const cardNow = async (language: 'it' | 'en' = 'it') =>
  incidentCard(await incidentFacts(desk.db, await now()), { ...speech, language }, desk.companies.now());

describe('its card', () => {
  test('is posted once and drawn anew, on both platforms, and says what it is in both languages', async () => {
    const couriers = chatCouriers(desk, gateways, speech);
    const draw = (platform: 'slack' | 'teams') =>
      couriers['incident-card']({
        incident: incident.id,
        platform,
        destination: desk.destinations.find(each => each.platform === platform)?.channel,
      });
    drawn.length = 0;
    for (const platform of ['slack', 'teams', 'slack', 'teams'] as const) await draw(platform);
    expect(drawn.map(({ platform, how }) => `${how} ${platform}`)).toEqual([
      'post slack',
      'post teams',
      'update slack',
      'update teams',
    ]);
    expect(await cardNow()).toMatchObject({
      title: `Disservizio: ${incident.title}`,
      count: '2 richieste aperte · 2 clienti',
      told: 'Non è stato ancora scritto a nessuno',
      joining: 'Nessuna si aggiunge da sola',
      joined: null,
    });
    expect((await cardNow('en')).count).toBe('2 open tickets · 2 customers');
    const verbs = (await cardNow()).buttons.map(({ verb }) => verb);
    expect(verbs).toEqual(['write-to-all', 'show-list', 'what-joins', 'close-incident']);
  });

  test('leads to its requests, in which one acts, and which leads back to it in Teams', async () => {
    const answer = await press('Anna', 'show-list', {
      platform: 'teams',
      ticket: 0,
      nonce: '',
      inputs: { page: `to-incident.${incident.id}` },
    });
    if (answer.kind !== 'list') return expect.fail(answer.kind);
    expect(
      linesIn(answer.list)
        .map(({ number }) => number)
        .toSorted(),
    ).toEqual(tickets.toSorted());
    expect(linesIn(answer.list)[0]?.buttons.map(({ verb }) => verb)).toContain('claim');
    expect(answer.list.buttons.map(({ verb }) => verb)).toEqual(['show-incident']);
    const back = await press('Anna', 'show-incident', { platform: 'teams' });
    expect(back).toMatchObject({ kind: 'incident', incident: { id: incident.id } });
  });
});

describe('writing to all', () => {
  const typed = { italian: 'Ci stiamo lavorando.', english: 'We are working on it.' };

  test('is for managers, wants a text for each who reads it, and says which nobody needs', async () => {
    expect(lineOf(await press('Anna', 'write-to-all'))).toMatch(/Solo i responsabili/);
    const form = formOf(await press('Giulia', 'write-to-all'));
    expect(form.intro).toContain(incident.title);
    expect(form.fields.map(field => 'label' in field && field.label)).toEqual([
      'Testo in italiano (per 1)',
      'Testo in inglese (per 1)',
    ]);
    const lacking = formOf(
      await press('Giulia', 'write-to-all', { step: 'submit', inputs: { italian: 'Ciao', english: ' ' } }),
    );
    expect(lacking.notice).toBe('Manca il testo in inglese: 1 lo leggono.');
    const open = {
      italian: 'Gentile {{customer.name}},',
      english: 'Dear {{ Customer.nome }}, {{ mustache }}',
    };
    const unfilled = formOf(await press('Giulia', 'write-to-all', { step: 'submit', inputs: open }));
    expect(unfilled.notice).toContain('{{customer.name}}, {{Customer.nome}}: il cliente');
    await onTicket('Anna', tickets[1] ?? 0, 'leave-incident');
    const one = formOf(await press('Giulia', 'write-to-all'));
    expect(one.fields.map(field => 'label' in field && field.label)[1]).toMatch(/non serve/);
    const shown = await press('Giulia', 'write-to-all', { step: 'submit', inputs: { italian: 'Ciao' } });
    expect(previewOf(shown).send).toBe('Invia a 1');
  });

  test('shows both emails and the counts; confirmed on both platforms at once it goes once', async () => {
    const preview = previewOf(await press('Giulia', 'write-to-all', { step: 'submit', inputs: typed }));
    expect(preview.head).toEqual([
      { label: 'In italiano', value: '1' },
      { label: 'In inglese', value: '1' },
    ]);
    for (const text of Object.values(typed)) expect(preview.text).toContain(text);
    const confirmed = { step: 'confirm' as const, inputs: preview.inputs };
    const told = await Promise.all([
      press('Giulia', 'write-to-all', { ...confirmed, platform: 'slack' }),
      press('Giulia', 'write-to-all', { ...confirmed, platform: 'teams' }),
    ]);
    expect(told.map(lineOf)).toEqual(Array(2).fill(expect.stringMatching(/^In invio/)));
    const id = (await now()).sending ?? 0;
    expect(await cardNow()).toMatchObject({ told: 'Messaggio in invio: 0 di 2' });
    expect((await cardNow()).buttons.map(({ verb }) => verb)).toEqual(['stop-sending', 'show-list']);
    await tellNext(desk, id);
    for (const number of tickets) expect(await letters(number)).toHaveLength(1);
    const stopped = await press('Anna', 'stop-sending', { inputs: { page: String(id) } });
    expect(lineOf(stopped)).toMatch(/^Fermato/);
    expect((await cardNow()).told).toMatch(/inviato a 0 di 2 · fermato da Anna$/);
    const late = await opened();
    await joinIncident(desk, late, incident.id, await by('Anna'));
    expect((await cardNow()).joined).toMatchObject({
      text: '1 si è aggiunta dopo l’ultimo messaggio · 2 non l’hanno ancora ricevuto',
      button: { verb: 'write-to-joined', label: 'Scrivi a queste' },
    });
    const toNew = await press('Giulia', 'write-to-joined', { step: 'submit', inputs: typed });
    expect(previewOf(toNew).send).toBe('Invia a 3');
    // Pressed again it does not go on, and nobody is told that it does.
    const again = await press('Giulia', 'write-to-all', confirmed);
    expect(JSON.stringify(again)).toContain('è stato fermato');
  });

  test('what somebody made up, or another looked at, sends nothing', async () => {
    const preview = previewOf(await press('Giulia', 'write-to-all', { step: 'submit', inputs: typed }));
    for (const frozen of ['', '0', '999999', '-1', "1'; drop table broadcast", '1e9']) {
      const answer = await press('Giulia', 'write-to-all', {
        step: 'confirm',
        inputs: { ...preview.inputs, frozen },
      });
      expect(formOf(answer).notice).toMatch(/anteprima è scaduta/);
    }
    for (const ticket of [0, 999_999])
      expect(lineOf(await press('Giulia', 'write-to-all', { ticket }))).toMatch(/non c’è/);
    expect(lineOf(await press('Giulia', 'write-to-all', { nonce: 'aaaaaaaaaaaa' }))).toMatch(/non c’è/);
    expect((await now()).sending).toBeNull();
  });
});

describe('closing it', () => {
  test('offers to close what can be closed, and tells what stays open', async () => {
    const [first = 0] = tickets;
    await onTicket('Anna', first, 'claim');
    await onTicket('Anna', first, 'classify', {
      step: 'submit',
      inputs: { category: 'help-desk', language: 'it' },
    });
    expect(lineOf(await press('Anna', 'close-incident'))).toMatch(/Solo i responsabili/);
    const form = formOf(await press('Giulia', 'close-incident'));
    expect(JSON.stringify(form.fields[0])).toContain('Chiudi anche le richieste (1)');
    const inputs = { which: 'all', italian: 'Ripristinato.' };
    const preview = previewOf(await press('Giulia', 'close-incident', { step: 'submit', inputs }));
    expect(preview.head.at(-1)).toEqual({ label: 'Restano aperte', value: '1 non assegnata' });
    expect(
      lineOf(await press('Giulia', 'close-incident', { step: 'confirm', inputs: preview.inputs })),
    ).toMatch(/si stanno chiudendo/);
    for (let turn = 0; turn < 3; turn += 1) await tellNext(desk, (await now()).latest ?? 0);
    expect(await findTicket(desk.db, first)).toMatchObject({ status: 'closed', resolution: 'Ripristinato.' });
    const card = await cardNow();
    expect(card).toMatchObject({ isOpen: false, joining: '', joined: null });
    expect(card.state).toMatch(/^Chiuso/);
    expect(card.buttons.map(({ verb }) => verb).at(-1)).toBe('show-list');
  });

  test('stopped, it says what stays open; the others are closed by their own button', async () => {
    for (const number of tickets) {
      await onTicket('Anna', number, 'claim');
      await onTicket('Anna', number, 'classify', {
        step: 'submit',
        inputs: { category: 'help-desk', language: 'it' },
      });
    }
    const inputs = { which: 'all', italian: 'Ripristinato.' };
    const preview = previewOf(await press('Giulia', 'close-incident', { step: 'submit', inputs }));
    const confirm = () => press('Giulia', 'close-incident', { step: 'confirm', inputs: preview.inputs });
    await confirm();
    const said = lineOf(
      await press('Anna', 'stop-sending', { inputs: { page: String((await now()).latest) } }),
    );
    expect(said).toMatch(/^Fermato: le richieste non ancora chiuse restano aperte/);
    expect(lineOf(await confirm())).toBe('form');
    const card = await cardNow();
    expect(card.told).toMatch(/^Richieste chiuse .*: 0 di 2 · fermato da Anna$/);
    expect(card.buttons.map(({ verb }) => verb)).toEqual(['show-list', 'close-rest']);
    expect(lineOf(await press('Anna', 'close-rest'))).toMatch(/Solo i responsabili/);
    expect(formOf(await press('Giulia', 'close-rest')).intro).toContain(
      'alcune sue richieste sono ancora aperte',
    );
    const again = previewOf(
      await press('Giulia', 'close-rest', { step: 'submit', inputs: { italian: 'Ripristinato.' } }),
    );
    expect(again.intro).toMatch(/^Si chiudono 2 richieste/);
    expect(lineOf(await press('Giulia', 'close-rest', { step: 'confirm', inputs: again.inputs }))).toMatch(
      /si stanno chiudendo/,
    );
    for (let turn = 0; turn < 3; turn += 1) await tellNext(desk, (await now()).latest ?? 0);
    for (const number of tickets)
      expect(await findTicket(desk.db, number)).toMatchObject({ status: 'closed' });
    expect((await cardNow()).buttons.map(({ verb }) => verb)).not.toContain('close-rest');
  });

  test('where none of the open ones can be closed, it is said why', async () => {
    const inputs = { step: 'submit', inputs: { which: 'none' } } as const;
    const preview = previewOf(await press('Giulia', 'close-incident', inputs));
    await press('Giulia', 'close-incident', { step: 'confirm', inputs: preview.inputs });
    const answer = await press('Giulia', 'close-rest', { step: 'submit', inputs: { italian: 'Fatto.' } });
    expect(formOf(answer).notice).toMatch(/sono da assegnare o da classificare/);
  });

  test('alone leaves its requests as they are', async () => {
    const preview = previewOf(
      await press('Giulia', 'close-incident', { step: 'submit', inputs: { which: 'none' } }),
    );
    expect(preview.intro).toMatch(/2 richieste aperte restano aperte/);
    await press('Giulia', 'close-incident', { step: 'confirm', inputs: preview.inputs });
    expect((await now()).closedAt).not.toBeNull();
    const joining = await onTicket('Anna', await opened(), 'part-of-incident', {
      step: 'submit',
      inputs: { incident: String(incident.id) },
    });
    expect(JSON.stringify(joining)).toMatch(/è chiuso/);
  });
});

describe('from a request’s card', () => {
  test('it becomes part of one that is open, or of a new one; its card says so, and takes it out with one press', async () => {
    const number = await opened();
    const joined = await onTicket('Anna', number, 'part-of-incident', {
      step: 'submit',
      inputs: { incident: String(incident.id) },
    });
    expect(joined).toMatchObject({ kind: 'done' });
    const ticket = (await findTicket(desk.db, number)) ?? expect.fail();
    for (const language of ['it', 'en'] as const)
      expect(noticesInWords(wholeTicket(ticket), { ...speech, language })).toContainEqual({
        id: 'partOf',
        text:
          language === 'it'
            ? `Parte del disservizio «${incident.title}»: aggiunta da Anna.`
            : `Part of incident “${incident.title}”: added by Anna.`,
      });
    if (joined.kind === 'done')
      expect(joined.card.notices.find(({ beside }) => beside === 'leave-incident')?.text).toContain(
        incident.title,
      );
    await onTicket('Anna', number, 'leave-incident');
    const again = await onTicket('Anna', number, 'part-of-incident', {
      step: 'submit',
      inputs: { incident: 'new', name: 'Nuovo xqzq', words: 'uno, due' },
    });
    expect(again).toMatchObject({ kind: 'done' });
    const made = (await newestOpenIncidents(desk.db, 1000)).newest.find(
      ({ title }) => title === 'Nuovo xqzq',
    );
    expect(made).toMatchObject({ rule: { words: ['uno', 'due'] } });
  });

  test('one that is open is preselected only where it looks like it, and stays as it was chosen', async () => {
    const other = await opened({ subject: 'Carta nella stampante', newText: 'Si inceppa.' });
    const chosen = async (number: number, inputs = {}) => {
      const form = formOf(await onTicket('Anna', number, 'part-of-incident', { inputs }));
      return form.fields.find(({ id }) => id === 'incident');
    };
    expect(await chosen(other)).toMatchObject({ value: 'new' });
    const like = await opened({ subject: `Ancora ${incident.title}`, newText: 'Non va.' });
    expect(await chosen(like)).toMatchObject({ value: String(incident.id) });
    const inputs = { incident: String(incident.id), name: 'Stampanti guaste' };
    const answer = await onTicket('Anna', other, 'part-of-incident', { step: 'submit', inputs });
    expect(formOf(answer).fields.find(({ id }) => id === 'incident')).toMatchObject({
      value: String(incident.id),
    });
    expect((await findTicket(desk.db, other))?.incident).toBeNull();
  });

  test.each([
    [{ incident: 'open', name: 'Stampanti guaste' }, /compilato anche quello nuovo/],
    [{ incident: 'open', words: 'stampante' }, /compilato anche quello nuovo/],
    [{ incident: 'open', sender: 'non un indirizzo' }, /compilato anche quello nuovo/],
    [{ incident: 'new' }, /come si chiama/i],
    [{ incident: 'new', name: 'X', sender: 'non un indirizzo' }, /mittente è un indirizzo/],
    [
      {
        incident: 'new',
        name: 'X',
        words: Array(30)
          .fill('parola')
          .map((w, n) => `${w}${n}`)
          .join(','),
      },
      /troppe/,
    ],
    [{ incident: '99999' }, /non c’è/],
    [{ incident: 'DROP TABLE' }, /non c’è/],
  ])('%j is refused, and says what to write', async (typed, says) => {
    const chosen = typed.incident === 'open' ? String(incident.id) : typed.incident;
    const inputs = { ...typed, incident: chosen };
    const answer = await onTicket('Anna', await opened(), 'part-of-incident', { step: 'submit', inputs });
    expect(formOf(answer).notice).toMatch(says);
  });
});

const attacks = [
  '<!channel> *x* <@U1>',
  '${system.time} {{text}}',
  '\u202Eabc',
  '👩‍👩‍👧‍👦'.repeat(200),
  'a'.repeat(2900),
  '\n\n\n',
];

describe('whatever is typed', () => {
  test.each(attacks)('its forms and previews are taken by both platforms: %#', async text => {
    const typed = {
      italian: text,
      english: text,
      name: text.slice(0, 80),
      words: text.slice(0, 300),
      sender: text.slice(0, 200),
    };
    const verbs = ['write-to-all', 'what-joins', 'close-incident'] as const;
    for (const verb of verbs) {
      const answers = [
        await press('Giulia', verb),
        await press('Giulia', verb, { step: 'submit', inputs: { ...typed, which: 'none' } }),
      ];
      for (const answer of answers) {
        if (answer.kind === 'form') {
          slackTakes(modal, formView(answer.form, 'n', true));
          teamsTakes(formAdaptiveCard(answer.form));
        }
        if (answer.kind === 'preview') {
          slackTakes(modal, previewView(answer.preview));
          teamsTakes(previewAdaptiveCard(answer.preview));
        }
      }
    }
    const opening = await press('Giulia', 'open-incident', {
      ticket: 0,
      nonce: '',
      step: 'submit',
      inputs: typed,
    });
    if (opening.kind === 'form') slackTakes(modal, formView(opening.form, 'n', true));
  });
});
