import { type NewsType, newsOf } from '../../../store/tickets/news.ts';
import { eyesOf, seesRestricted } from '../../../ticket/sight/sight.ts';
import { wordsIn } from '../../words/words.ts';
import type { List } from '../list.ts';

/** The kinds of news, the ones that want something of their reader before the others. */
const inOrder: NewsType[] = [
  'reassigned',
  'allotted',
  'reopened',
  'message-received',
  'wrote-outside',
  'escalated',
  'on-call-told',
  'woke',
];

/** What happened to one's own requests, and to those that one watches, since an instant (in epoch milliseconds). */
export const news: List = {
  key: 'news',
  title: ({ speech }) => wordsIn(speech.language).home.news.title,
  empty: ({ speech }) => wordsIn(speech.language).home.news.empty,
  isFiltered: false,
  find: async ({ desk, speech, operator, viewer, about }, stretch) => {
    const said = wordsIn(speech.language).home.news;
    const sees = seesRestricted(eyesOf(desk, viewer, 'home'));
    const found = await newsOf(desk.db, operator.id, new Date(Number(about) || 0), stretch, sees);
    return {
      total: found.total,
      before: found.before,
      last: found.last,
      rows: found.news.map(({ ticket, happened }) => ({
        ticket,
        note: inOrder
          .flatMap(type => {
            const times = happened[type] ?? 0;
            return times > 0 ? [said.happened[type](times)] : [];
          })
          .join(' · '),
      })),
    };
  },
};
