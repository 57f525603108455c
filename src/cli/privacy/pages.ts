import { DateTime } from 'luxon';
import type { HeldRequest } from '../../desk/privacy/held-of.ts';
import type { Reading } from '../../store/portal/reading.ts';
import type { Beside } from '../../store/privacy/rows-of.ts';
import type { DeskEvent } from '../../ticket/log/desk-events.ts';
import type { Seen } from '../../ticket/sight/seen.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Language } from '../../ticket/words.ts';
import { besides, happened, rowInWords } from './words.ts';

/** How a page is written. @property names whether operators are named */
export type Manner = { names: boolean; language: Language; zone: string };

const said = {
  it: {
    title: 'Dati conservati',
    requests: 'Richieste',
    others: 'Messaggi in richieste di altri',
    beside: 'Altri dati',
    readings: 'Chi ha letto',
    log: 'Nel registro',
    mails: 'Email originali',
    files: 'Allegati',
    none: 'Nulla.',
    source: 'Dove',
    house: 'noi',
    known: 'Indirizzi e nomi',
    of: (what: string) => what,
    who: { operator: 'un operatore', colleague: 'un collega', machine: 'chi amministra il sistema' },
    from: 'Da',
    why: 'perché',
    to: 'A',
    whats: {
      conversation: 'ha letto la conversazione',
      file: 'ha aperto un file',
      found: 'ne ha visto un passaggio in una ricerca',
      entered: 'è entrato nel sistema',
      left: 'è uscito dal sistema',
    },
  },
  en: {
    title: 'Data held',
    requests: 'Requests',
    others: 'Messages in requests of others',
    beside: 'Other data',
    readings: 'Who read it',
    log: 'In the log',
    mails: 'Emails as they came',
    files: 'Files',
    none: 'Nothing.',
    source: 'Where',
    house: 'us',
    known: 'Addresses and names',
    of: (what: string) => what,
    who: { operator: 'an operator', colleague: 'a colleague', machine: 'whoever runs the system' },
    from: 'From',
    why: 'why',
    to: 'To',
    whats: {
      conversation: 'read the conversation',
      file: 'opened a file',
      found: 'saw a passage of it in a search',
      entered: 'entered the system',
      left: 'left the system',
    },
  },
} as const;

const escaped = (text: string) => text.replace(/[&<>"']/g, sign => `&#${sign.codePointAt(0)};`);

function page(title: string, body: string, { language }: Manner): string {
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title><style>
body{font:16px/1.5 system-ui,sans-serif;max-width:48rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}
h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:2rem}table{border-collapse:collapse;width:100%}
td,th{text-align:left;vertical-align:top;padding:.25rem .75rem .25rem 0;border-bottom:1px solid #ddd;overflow-wrap:anywhere}
pre{white-space:pre-wrap;overflow-wrap:anywhere;font:inherit;margin:.5rem 0}article{border-top:1px solid #ccc;padding:1rem 0}
p.meta{color:#555;margin:0}
</style></head><body><h1>${escaped(title)}</h1>${body}</body></html>`;
}

const moment = (at: Date, { zone, language }: Manner) =>
  DateTime.fromJSDate(at, { zone }).setLocale(language).toLocaleString(DateTime.DATETIME_MED);

/** One request, whole. @param files their names in its folder */
export function requestPage({ request, messages }: HeldRequest, files: string[], manner: Manner): string {
  const words = said[manner.language];
  const conversation = messages.map(
    ({ from, to, at, text, direction }) =>
      `<article><p class="meta">${escaped(moment(at, manner))} · ${words.from}: ${escaped(direction === 'in' ? `${from.name} ${from.address}` : words.house)} · ${words.to}: ${escaped(to.map(({ address }) => address).join(', '))}</p><pre>${escaped(text)}</pre></article>`,
  );
  const attached = files.map(name => `<li><a href="${encodeURIComponent(name)}">${escaped(name)}</a></li>`);
  const list = attached.length > 0 ? `<h2>${words.files}</h2><ul>${attached.join('')}</ul>` : '';
  return page(`#${request.number} ${request.subject}`, conversation.join('') + list, manner);
}

const isKind = (by: string): by is keyof (typeof said)['it']['who'] => by in said.it.who;

/** What an index tells of. */
export type Indexed = {
  known: { addresses: string[]; names: string[] };
  beside: { of: Beside; rows: Record<string, unknown>[] }[];
  log: { what: DeskEvent['type']; at: Date }[];
  readings: (Pick<Reading, 'ticket' | 'at' | 'what' | 'file' | 'purpose'> & { by: string })[];
  numbers: { requests: number[]; others: number[] };
  requests: Seen<Ticket>[];
  mails: number;
};

/** All that is held, at one look. */
export function indexPage(held: Indexed, manner: Manner): string {
  const words = said[manner.language];
  const { known, beside, log, readings, numbers, requests, mails } = held;
  const section = (title: string, rows: string[]) =>
    `<h2>${escaped(title)}</h2>${rows.length > 0 ? `<table>${rows.join('')}</table>` : `<p>${words.none}</p>`}`;
  const row = (...cells: string[]) => `<tr>${cells.map(cell => `<td>${cell}</td>`).join('')}</tr>`;
  const linked = (folder: string, list: number[]) =>
    requests
      .filter(({ number }) => list.includes(number))
      .map(({ number, subject }) =>
        row(`<a href="${folder}/${number}/request.html">#${number}</a>`, escaped(subject)),
      );
  const rest = beside.flatMap(({ of, rows }) =>
    rows.map(each =>
      row(
        escaped(besides[of][manner.language]),
        escaped(rowInWords(each, manner.language, at => moment(at, manner))),
      ),
    ),
  );
  const title = `${words.title}: ${known.addresses[0] ?? ''}`;
  return page(
    title,
    [
      section(words.known, [row(escaped(known.addresses.join(', ')), escaped(known.names.join(', ')))]),
      section(words.requests, linked('requests', numbers.requests)),
      section(words.others, linked('in-others', numbers.others)),
      section(
        words.readings,
        readings.map(({ ticket, at, what, by, file, purpose }) =>
          row(
            escaped(moment(at, manner)),
            `#${ticket}`,
            escaped(
              [
                `${isKind(by) ? words.who[by] : by} ${words.whats[what]}`,
                file,
                purpose && `${words.why}: ${purpose}`,
              ]
                .filter(Boolean)
                .join(' · '),
            ),
          ),
        ),
      ),
      section(words.beside, rest),
      section(
        words.log,
        log.map(({ what, at }) => row(escaped(moment(at, manner)), escaped(happened[what][manner.language]))),
      ),
      section(words.mails, mails > 0 ? [row(`<a href="mails/">${mails}</a>`)] : []),
    ].join(''),
    manner,
  );
}
