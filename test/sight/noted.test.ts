import { expect, test } from 'vitest';
import type { Place } from '../../src/ticket/sight/sight.ts';
import { handsOutWords, whoGetsWords } from './noted.ts';
import { ourSources, parsed } from './syntax.ts';

const sources = ourSources();

/**
 * Where somebody is shown what customers wrote, or their files: the file that hands it on, and the one that records it first, by
 * which function.
 */
const noted: Record<string, string[]> = {
  'chat/press/say-done': [
    'chat/actions/conversation/open#recordReading',
    'chat/press/form/within#read',
    'chat/press/form/read#recordReading',
  ],
  'chat/forms/last-said': ['chat/press/form/form-asked#read'],
  'desk/search/filled-in': ['chat/finding/search#recordFound'],
  'web/files/wanted-file': ['web/files/routes#recordReading'],
  'desk/portal/read-requests': [
    'web/portal/requests/page#recordColleague',
    'web/portal/requests/routes#recordColleague',
  ],
  'desk/portal/own-data': ['web/portal/profile/data#recordTaking'],
  'desk/privacy/held-of': ['cli/privacy/export#recordExport'],
  'cli/records/audit': ['cli/records/audit#recordExport'],
};

/** Who gets words and shows them to nobody, or to those who wrote them; and why that is no reading. */
const unread: Record<string, string> = {
  'cli/database/backup': 'copied whole, sealed by whoever keeps it; nobody is shown anything',
  'cli/database/move-database': 'copied whole into another database',
  'desk/answers/earlier': 'the house’s own answers',
  'desk/answers/to-save': 'the house’s own answer',
  'desk/intake/alike/altered-copy': 'whether the same mail came before',
  'desk/intake/quarantine': 'a mail that becomes a request’s',
  'desk/letters/bounced': 'whose letter came back',
  'desk/letters/complaints': 'whose letter was complained of',
  'desk/letters/letter-of': 'the house’s own letter',
  'desk/letters/letters-again': 'the house’s own letter, sent again',
  'desk/letters/redirect': 'the house’s own letters, sent elsewhere',
  'desk/letters/scans': 'looked at by the virus scanner',
  'desk/portal/find-requests': 'looked through for whoever asks; only requests are shown, as in their list',
  'desk/relations/split': 'goes into another request',
  'desk/watch/trouble-notices': 'of which request it is',
  'mail/letters/letter-courier': 'the letter goes to whom it is for',
  'mail/scan/scan-courier': 'looked at by the virus scanner',
};

/**
 * What is shown at each place: `whole`, recorded; `passage`, recorded; `head`: what its card says to all who have it (from whom,
 * about what, a short excerpt: service rules, 12); `own`: by those whose it is; `nothing`: no words.
 */
const places = {
  ...{
    card: 'head',
    line: 'head',
    list: 'head',
    home: 'head',
    unfurl: 'head',
    bulletin: 'head',
    notice: 'head',
  },
  ...{ call: 'head', answer: 'head', report: 'head', 'private-message': 'head', preview: 'head' },
  ...{ form: 'whole', conversation: 'whole', file: 'whole', export: 'whole', console: 'whole' },
  search: 'passage',
  'saved-answer': 'own',
  ...{ quote: 'own', portal: 'own' },
  ...{ api: 'nothing', webhook: 'nothing' },
} satisfies Record<Place, 'whole' | 'passage' | 'head' | 'own' | 'nothing'>;

test('of the command line, and of programs outside, it is so what is said of their places', () => {
  const using = (place: Place) =>
    sources.filter(({ text }) => text.includes(`}, '${place}')`)).map(({ name }) => name);
  const whole = (Object.keys(places) as Place[]).filter(place => places[place] === 'whole');
  expect(whole.length).toBeGreaterThan(3);
  for (const name of using('console'))
    expect(sources.find(each => each.name === name)?.text).toMatch(/recordReading\(|workBetween\(/);
  for (const name of [...using('api'), ...using('webhook')])
    expect(sources.find(each => each.name === name)?.text).toContain('outsideView(');
});

test('it is known what hands out words', () => {
  expect([...handsOutWords(sources)]).toEqual(
    expect.arrayContaining([
      'store/mail/messages#conversationOf',
      'store/mail/messages#lastFromCustomer',
      'store/mail/attachments#findAttachment',
      'store/mail/attachments#filesOf',
      'store/mail/mails#mailSource',
      'store/search/passages#passagesOf',
      'store/raw-mail/source-of#sourceOf',
    ]),
  );
});

test('whoever shows what customers wrote records it, or it is said why that is no reading', () => {
  const silent = [...whoGetsWords(sources)].filter(([name]) => !(name in noted) && !(name in unread));
  expect(
    silent.map(
      ([name, its]) =>
        `${name} gets ${its.join(', ')}: record it first (desk/record-reading.ts), or say here why it is no reading`,
    ),
  ).toEqual([]);
});

test('what is said here is so', () => {
  const names = new Set(whoGetsWords(sources).keys());
  expect([...Object.keys(noted), ...Object.keys(unread)].filter(name => !names.has(name))).toEqual([]);
  const byName = new Map(sources.map(source => [source.name, source]));
  const records = /^(recordReading|recordFound|recordColleague|recordExport|recordTaking|read)$/;
  for (const ways of Object.values(noted))
    for (const way of ways) {
      const [file = '', name = ''] = way.split('#');
      expect(name).toMatch(records);
      const imported = [...(byName.get(file)?.imports.values() ?? [])].some(each =>
        each.endsWith(`#${name}`),
      );
      expect({ way, imported }).toEqual({ way, imported: true });
      expect(byName.get(file)?.text.split(`${name}(`).length ?? 0, way).toBeGreaterThan(1);
    }
});

test('a new way that shows words is found', () => {
  const planted = parsed(
    'chat/commands/planted',
    `import { conversationOf } from '../../store/mail/messages.ts';
     export const all = conversationOf;`,
  );
  expect(whoGetsWords([...sources, planted]).get('chat/commands/planted')).toEqual([
    'store/mail/messages#conversationOf',
  ]);
});
