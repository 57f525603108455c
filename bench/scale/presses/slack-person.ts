import { slackIds } from '../../../src/sandbox/cast.ts';
import { buttonOf } from '../../../src/sandbox/stories/at-work.ts';
import { slackIdOfNth } from '../apart/enrolled.ts';
import type { HouseApart } from '../apart/house-apart.ts';
import { answer, classified, type Lying, lists, lookedFor, nth, type Person, type Press } from './person.ts';

/** The n-th operator, at work in Slack. */
export function slackPerson({ sandbox, slack }: HouseApart, n: number): Person {
  const user = slackIdOfNth(n);
  const windows = () => sandbox.slack.openViews(user);
  const closeAll = () => {
    windows().length = 0;
  };

  /** A button of the card, in front or in its menu. */
  const button = (kind: string, { slack: card }: Lying, ...verbs: string[]): Press => {
    const found = () => verbs.map(verb => buttonOf(card, verb)).find(each => each !== null) ?? null;
    return {
      kind,
      offered: () => found() !== null,
      act: () => {
        closeAll();
        const { ts = '', actionId = '', choice } = found() ?? {};
        return slack.press(user, { channel: slackIds.channel, ts }, actionId, choice);
      },
    };
  };
  const sent = (kind: string, names: string, values: Record<string, string> = {}): Press => ({
    kind,
    offered: () => {
      const { view } = windows().at(-1) ?? {};
      return view?.submit !== undefined && JSON.stringify(view.blocks).includes(names);
    },
    act: () => slack.submit(user, values),
  });
  const typed = (kind: string, words: string): Press => ({
    kind,
    offered: () => true,
    act: () => slack.slash(user, slackIds.channel, '/ticket', words),
  });
  const home: Press = { kind: 'home', offered: () => true, act: () => slack.openHome(user) };

  return {
    platform: 'slack',
    round: ({ claims, classifies, answers, round }) => [
      ...(claims ? [button('claim, with letter', claims, 'claim')] : []),
      typed(`list: ${nth(lists, round)}`, nth(lists, round)),
      ...(classifies
        ? [
            button('classify: the form', classifies, 'classify', 'reclassify'),
            sent('classify: sent', 'category', classified),
          ]
        : []),
      typed('find', `find ${nth(lookedFor, round)}`),
      ...(answers
        ? [
            button('reply: the form', answers, 'reply'),
            sent('reply: the letter shown', 'plain_text_input', { text: answer }),
            sent('reply: sent', answer),
          ]
        : []),
      home,
      ...(classifies ? [button('open: the conversation', classifies, 'open')] : []),
    ],
  };
}
