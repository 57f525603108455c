import { slackIds } from '../../../src/sandbox/cast.ts';
import { buttonOf } from '../../../src/sandbox/stories/at-work.ts';
import { slackIdOfNth } from '../apart/enrolled.ts';
import type { HouseApart } from '../apart/house-apart.ts';
import { answer, classified, type Hands, type Lying, type Press } from './person.ts';

/** The n-th operator, at work in Slack. */
export function slackPerson({ sandbox, slack }: HouseApart, n: number): Hands {
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
    button,
    classified: kind => sent(kind, 'category', classified),
    asked: kind => sent(kind, 'plain_text_input', { text: answer }),
    confirmed: kind => sent(kind, answer),
    typed,
    home,
  };
}
