import { ticketActions } from '../../src/chat/actions/actions.ts';
import { close } from '../../src/chat/actions/closing/close.ts';
import { reply } from '../../src/chat/actions/letters/reply.ts';
import { showListButton } from '../../src/chat/actions/lists/show-list-button.ts';
import type { CommandAnswer, ListCard } from '../../src/chat/card.ts';
import { conversationView } from '../../src/chat/cards/conversation.ts';
import { endangered } from '../../src/chat/cards/list-card.ts';
import { noticeCard } from '../../src/chat/cards/notice-card.ts';
import { plainList } from '../../src/chat/cards/plain-list.ts';
import { ticketCard } from '../../src/chat/cards/ticket-card.ts';
import { ticketLine } from '../../src/chat/cards/ticket-line.ts';
import { saidAnswer } from '../../src/chat/commands/said-answer.ts';
import { deadlineReading } from '../../src/chat/in-words/reading.ts';
import { incidentCard } from '../../src/chat/incidents/incident-card.ts';
import { linesOnPage } from '../../src/chat/lists/draw-list.ts';
import { filterChoices } from '../../src/chat/lists/filter-choices.ts';
import { nothing } from '../../src/chat/nothing.ts';
import { reportView } from '../../src/chat/reports/report-view.ts';
import { sharedRequest } from '../../src/chat/sharing/shared-request.ts';
import { answerBlocks } from '../../src/chat/slack/blocks/answer.ts';
import { incidentMessage } from '../../src/chat/slack/blocks/incident.ts';
import { listBlocks } from '../../src/chat/slack/blocks/list.ts';
import { noticeBlocks } from '../../src/chat/slack/blocks/notice.ts';
import { unfurls } from '../../src/chat/slack/blocks/shared.ts';
import { cardMessage } from '../../src/chat/slack/blocks/ticket.ts';
import { conversationModal } from '../../src/chat/slack/views/conversation.ts';
import { formView } from '../../src/chat/slack/views/form.ts';
import { homeTab } from '../../src/chat/slack/views/home.ts';
import { readingModal } from '../../src/chat/slack/views/reading.ts';
import { answerAdaptiveCard } from '../../src/chat/teams/cards/answer.ts';
import { conversationAdaptiveCard } from '../../src/chat/teams/cards/conversation.ts';
import { formAdaptiveCard } from '../../src/chat/teams/cards/form/form.ts';
import { incidentAdaptiveCard } from '../../src/chat/teams/cards/incidents/incident.ts';
import { listAdaptiveCard } from '../../src/chat/teams/cards/list.ts';
import { noticeAdaptiveCard } from '../../src/chat/teams/cards/notice.ts';
import { readingAdaptiveCard } from '../../src/chat/teams/cards/reading.ts';
import { linkedAttachment } from '../../src/chat/teams/cards/shared.ts';
import { ticketAdaptiveCard } from '../../src/chat/teams/cards/ticket.ts';
import { wordsIn } from '../../src/chat/words/words.ts';
import { companiesOf } from '../../src/ticket/companies/companies.ts';
import type { Language, Operator } from '../../src/ticket/words.ts';
import { aMoment, shippedTerms, speechIn } from '../../test/chat/a-moment.ts';
import { formOf } from '../../test/chat/form-of.ts';
import { wholePart, wholeTicket } from '../../test/chat/seen-whole.ts';
import { exampleReport } from '../../test/ticket/reports/an-example.ts';
import { variedLife } from '../lives.ts';
import { numbers } from '../measure.ts';

/** One card or page: what it says, and how each platform draws that. */
export type Sample = { name: string; view?: () => unknown; slack?: () => unknown; teams?: () => unknown };

const now = new Date('2026-11-25T10:00:00Z');
const people: Operator[] = ['Anna Rossi', 'Marco Bianchi', 'Giulia Verdi'].map((name, index) => ({
  id: index + 1,
  name,
  email: `${index}@interzen.example`,
  role: 'operator',
}));
const random = numbers(7);
const tickets = Array.from({ length: 40 }, (_, index) =>
  wholeTicket(variedLife(1001 + index, now, shippedTerms, people, random).ticket),
);
const [ticket = failed()] = tickets.filter(({ status }) => status !== 'closed');
const closed = wholeTicket({ ...ticket, status: 'closed', closedAt: now, resolution: 'Corretto nella 4.2.' });
const text = 'Buongiorno, da stamattina la stampa delle fatture è ferma: compare l’errore E-4012.\n\n'.repeat(
  6,
);

function failed(): never {
  throw new Error('no request of the bench is open');
}

/** Every card and page, in a language, each as full as on an ordinary day. */
export async function samples(language: Language): Promise<Sample[]> {
  return [
    ...ofRequests(language),
    ...ofLists(language),
    await conversation(language),
    ...besides(language),
    ...forms(language),
  ];
}

function ofRequests(language: Language): Sample[] {
  const moment = aMoment(language, now);
  const drawn = (name: string, shown: typeof ticket): Sample => {
    const view = () => ticketCard(shown, moment);
    const card = view();
    return { name, view, slack: () => cardMessage(card), teams: () => ticketAdaptiveCard(card) };
  };
  const reading = deadlineReading(ticket, moment.terms, moment.speech, now);
  const shared = sharedRequest(ticket, moment, 'https://desk.example.com/t/1');
  return [
    drawn('a request’s card', ticket),
    drawn('the same, closed', closed),
    {
      name: 'a deadline’s reasons',
      view: () => deadlineReading(ticket, moment.terms, moment.speech, now),
      slack: () => readingModal(reading),
      teams: () => readingAdaptiveCard(reading),
    },
    {
      name: 'below a link',
      view: () => sharedRequest(ticket, moment, 'https://desk.example.com/t/1'),
      slack: () => unfurls([{ link: 'https://desk.example.com/t/1', request: shared }]),
      teams: () => linkedAttachment(shared),
    },
  ];
}

function ofLists(language: Language): Sample[] {
  const moment = aMoment(language, now);
  const words = wordsIn(language);
  const lines = (count: number) =>
    tickets.slice(0, count).map(each => ticketLine(each, moment, { link: '', note: '' }));
  const page = (count: number): CommandAnswer => ({
    ...nothing,
    title: words.home.title,
    filters: filterChoices({ priority: 1 }, moment.speech),
    sections: [
      { title: '', count: words.lists.page(1, 12, 61), lines: lines(count), empty: '-', buttons: [] },
    ],
    buttons: [showListButton(words.lists.backHome)],
    list: 'queue',
  });
  const [onSlack, onTeams, home] = [page(linesOnPage.slack), page(linesOnPage.teams), page(12)];
  const call: ListCard = {
    title: 'Scadenza vicina',
    tone: 'warning',
    intro: '',
    mentions: [],
    callsChannel: false,
    items: tickets.slice(0, 6).map(each => endangered(each, '', [], 'call', moment)),
    footer: '',
    summary: 'x',
  };
  return [
    {
      name: 'a page of a list',
      view: () => page(linesOnPage.slack),
      slack: () => answerBlocks(onSlack),
      teams: () => answerAdaptiveCard(onTeams),
    },
    { name: 'one’s own page', slack: () => homeTab(home), teams: () => answerAdaptiveCard(home) },
    { name: 'a call for six requests', slack: () => listBlocks(call), teams: () => listAdaptiveCard(call) },
  ];
}

async function conversation(language: Language): Promise<Sample> {
  const { speech } = aMoment(language, now);
  const messages = Array.from({ length: 8 }, (_, id) => ({
    ...{ id, ticket: ticket.number, direction: id % 2 === 0 ? ('in' as const) : ('out' as const) },
    ...{ messageId: `<${id}@x>`, inReplyTo: null, references: [], subject: 'Stampa', text, html: null },
    ...{ from: ticket.requester, to: [ticket.requester], language: 'it' as const, automatic: null, at: now },
    ...{ mailId: id, author: null, cameWith: null, state: null, stateWhy: null, perhapsLeft: false },
    ...{ leavesAt: null, sentAt: null, attachments: [] },
  }));
  const link = `https://desk.example.com/files/${'t'.repeat(120)}`;
  const links = { attachment: async () => link, original: async () => link, request: link };
  const view = await conversationView(ticket, messages.map(wholePart), [], links, speech, null);
  return {
    name: 'a conversation of eight',
    slack: () => conversationModal(view),
    teams: () => conversationAdaptiveCard(view),
  };
}

function besides(language: Language): Sample[] {
  const speech = speechIn(language);
  const notice = noticeCard(
    wholePart({
      subject: 'unreadable-mail' as const,
      details: { sender: 'a@b.example', error: 'x', mail: '1' },
    }),
    speech,
  );
  const report = {
    ...plainList('Resoconto'),
    report: reportView(exampleReport(), 'https://desk.example.com/reports', { language, day: 8 * 3600 }),
  };
  const said = saidAnswer('Aiuto', text);
  const incident = incidentCard(
    {
      incident: {
        ...{
          id: 4,
          nonce: '5e0c77a1b2d4',
          version: 3,
          title: 'Stampa ferma',
          openedBy: { id: 1, name: 'Anna' },
        },
        rule: { words: ['stampa', 'E-4012'], sender: '', mailbox: '', company: '' },
        ...{ openedAt: now, closedBy: null, closedAt: null, sending: null, latest: null, openedFrom: null },
        service: null,
      },
      members: { open: 12, closed: 3, customers: 9, companies: 4 },
      latest: null,
      untold: { joined: 1, missed: 0 },
    },
    speech,
    companiesOf([]),
  );
  return [
    {
      name: 'an incident’s card',
      slack: () => incidentMessage(incident),
      teams: () => incidentAdaptiveCard(incident),
    },
    { name: 'an admins’ card', slack: () => noticeBlocks(notice), teams: () => noticeAdaptiveCard(notice) },
    { name: 'a week’s report', slack: () => listBlocks(report), teams: () => listAdaptiveCard(report) },
    { name: 'an answer in text', slack: () => answerBlocks(said), teams: () => answerAdaptiveCard(said) },
  ];
}

/** Of each button that needs no desk to ask. */
function forms(language: Language): Sample[] {
  return ticketActions.flatMap((action): Sample[] => {
    const isLetter = action === reply || action === close;
    const form = formOf(action, ticket, language, { operators: people, ...(isLetter ? { said: text } : {}) });
    if (!form) return [];
    return [
      {
        name: `form: ${action.verb}`,
        slack: () => formView(form, 'nonce', true),
        teams: () => formAdaptiveCard(form),
      },
    ];
  });
}
