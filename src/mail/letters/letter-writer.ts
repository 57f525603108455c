import mustache from 'mustache';
import { clip } from '../../clip.ts';
import type { LetterWriter, QuoteInLetter } from '../../desk/letters/letter.ts';
import { type Catalogue, categoryKind, priorityName } from '../../ticket/catalogue/catalogue.ts';
import type { LetterKind } from '../../ticket/grammar/letter-order.ts';
import { correspondent } from '../../ticket/people/authorship.ts';
import { nameInLetters } from '../../ticket/people/corrections.ts';
import { quoteTitle } from '../../ticket/quotes/document.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Language } from '../../ticket/words.ts';
import { confidentialLetter } from './confidential-letter.ts';
import { filledIn } from './fill-in.ts';
import { greetAnew } from './greet-anew.ts';
import { incidentLetter } from './incident-letter.ts';
import { letterHtml } from './letter-html.ts';
import { type CustomersLinks, portalLines } from './portal-lines.ts';
import { quoteLetters } from './quote-letters.ts';
import { solvedLetter } from './solved-letter.ts';

/** A letter's template as it stands in desk.yaml, with Mustache placeholders. */
type LetterTemplate = { subject: string; body: string };
type InBoth = Record<Language, LetterTemplate>;
/** Those that a desk.yaml from before there were such letters lacks. */
const usualLetters = {
  incident: incidentLetter,
  confidential: confidentialLetter,
  solved: solvedLetter,
  ...quoteLetters,
};
type Usual = keyof typeof usualLetters;
export type LetterTemplates = Record<Exclude<LetterKind, Usual>, InBoth> &
  Partial<Record<Usual, InBoth | undefined>>;

/** What a letter can say about the desk, in the customer's language. */
export type LetterFacts = {
  deskName: string;
  phone: string;
  /** In which hours whoever asked is served, in words. */
  hours(ticket: Ticket): string;
  reopenDays: number;
  /** Where one writes to about security, and what the key is called that goes with the letter; '' where there is none. */
  security?: { contact: string; key: string };
  /** What categories and priorities are called. */
  catalogue: Catalogue;
  /** An instant in words, e.g. of the request's arrival. */
  instant(at: Date, language: Language): string;
  /** The promised resolution: its instant, and how it is counted; '' where nothing is promised. */
  promise(ticket: Ticket): { by: string; why: string };
  /** Lines about a closure or maintenance that is near; '' in ordinary times. */
  announcement(ticket: Ticket): string;
  /** Lacks: there is no portal. */
  portal?: CustomersLinks | undefined;
};

/** Who writes in another's name must not have us send that person what they please. */
const subjectOfUnknown: Record<Language, string> = { it: 'La sua richiesta', en: 'Your request' };

const subjectLength = 200;

/**
 * Writes letters from the templates. Pure: what a preview shows is what goes. A customer's words are data for the
 * template, never part of it, so nothing in them is expanded.
 */
export function letterWriter(templates: LetterTemplates, facts: LetterFacts): LetterWriter {
  const write: LetterWriter['write'] = (
    kind,
    ticket,
    { operator, text, closesAt = null, isToUnknown = false, quote = null },
  ) => {
    const { language } = ticket;
    const template = templateOf(templates, kind)[language];
    const to = correspondent(ticket);
    const view = viewOf(facts, ticket, { operator, text, closesAt, isToUnknown, quote });
    const customer = view.customer.name;
    const below = portalLines(facts.portal, kind, ticket, /\bticket\.link\b/.test(template.body));
    const body = [plain(template.body, view), facts.announcement(ticket), ...below.lines]
      .join('\n\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim();
    const links = [view.ticket.link, view.quote?.link ?? '', ...below.links];
    return {
      from: { name: facts.deskName, address: ticket.mailbox },
      to: { ...to, name: customer },
      subject: inThread(oneLine(plain(template.subject, view)), ticket.number),
      text: `${body}\n`,
      html: letterHtml(body, language, facts.deskName, ticket.number, links),
      language,
    };
  };
  return {
    write,
    greetAnew: greetAnew(write),
    fillIn: (template, ticket, operator) =>
      filledIn(
        template,
        viewOf(facts, ticket, { operator, text: '', closesAt: null, isToUnknown: false, quote: null }),
      ),
  };
}

/** What a template can name, for this request. */
function viewOf(
  facts: LetterFacts,
  ticket: Ticket,
  { operator, text, closesAt, isToUnknown, quote }: Required<Parameters<LetterWriter['write']>[2]>,
) {
  const { language } = ticket;
  const promise = facts.promise(ticket);
  const to = correspondent(ticket);
  const [customer, about] = isToUnknown
    ? ['', subjectOfUnknown[language]]
    : [nameInLetters(to.name), clip(oneLine(ticket.subject), subjectLength)];
  return {
    customer: { name: customer },
    operator: { name: operator?.name ?? '' },
    ticket: {
      number: ticket.number,
      subject: about,
      category: ticket.category ? categoryKind(facts.catalogue, ticket.category).name[language] : '',
      priority: ticket.priority ? priorityName(facts.catalogue, ticket.priority, language) : '',
      billable: isBillable(facts, ticket) ? saidYes[language] : '',
      opened: facts.instant(ticket.openedAt, language),
      resolveBy: promise.by,
      resolveWhy: promise.why,
      closesAt: closesAt ? facts.instant(closesAt, language) : '',
      link: facts.portal?.request(ticket) ?? '',
    },
    text,
    security: facts.security ?? { contact: '', key: '' },
    quote: quote && quoteView(facts, ticket, quote),
    desk: {
      name: facts.deskName,
      phone: facts.phone,
      hours: facts.hours(ticket),
      reopenDays: facts.reopenDays,
    },
  };
}

function templateOf(templates: LetterTemplates, kind: LetterKind): InBoth {
  return isUsual(kind) ? (templates[kind] ?? usualLetters[kind]) : templates[kind];
}

function isUsual(kind: LetterKind): kind is Usual {
  return kind in usualLetters;
}

function quoteView(facts: LetterFacts, { number, language }: Ticket, { quote, link }: QuoteInLetter) {
  const { document, digest, answer, expiresAt, validUntil } = quote;
  return {
    title: quoteTitle(number, quote),
    document,
    link,
    // It ends with its day: what is said is the last minute in it.
    until: facts.instant(new Date((expiresAt ?? validUntil) - 60_000), language),
    digest,
    answeredAt: answer ? facts.instant(new Date(answer.at), language) : '',
    network: answer?.network ?? '',
    sentTo: answer?.sentTo ?? '',
    recordedBy: answer?.recordedBy?.name ?? '',
    byLink: answer?.way === 'link' ? saidYes[language] : '',
    onPortal: answer?.way === 'portal' ? saidYes[language] : '',
  };
}

const saidYes: Record<Language, string> = { it: 'sì', en: 'yes' };

function isBillable({ catalogue }: LetterFacts, { category }: Ticket): boolean {
  return category !== null && categoryKind(catalogue, category).billable;
}

/** Text needs no escaping; letterHtml escapes the finished text as a whole. */
function plain(template: string, view: object): string {
  return mustache.render(template, view, {}, { escape: String });
}

/** The subject's token is how an answer finds its ticket when a mail program drops the references. */
function inThread(subject: string, ticket: number): string {
  const token = `[#${ticket}]`;
  const clipped = clip(subject.replaceAll(token, '').trim(), subjectLength);
  return `${clipped} ${token}`.trim();
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
