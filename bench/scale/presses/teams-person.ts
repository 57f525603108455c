import { teamsIds } from '../../../src/sandbox/cast.ts';
import { executesIn, submitsIn } from '../../../src/sandbox/teams/adaptive-card/walk.ts';
import { teamsIdOfNth } from '../apart/enrolled.ts';
import type { HouseApart } from '../apart/house-apart.ts';
import { answer, classified, type Hands, type Lying, type Press } from './person.ts';

/** What a button carries. */
type Carried = { verb?: unknown; step?: unknown; ticket?: unknown };

/** The n-th operator, at work in Teams. */
export function teamsPerson({ sandbox, teams }: HouseApart, n: number): Hands {
  const user = teamsIdOfNth(n);
  const person = () => teams.userOf(user);

  const button = (kind: string, { number, teams: post }: Lying, ...verbs: string[]): Press => {
    const found = () => verbs.find(verb => carries(post.card, verb, 'press'));
    return {
      kind,
      offered: () => found() !== undefined,
      act: () => {
        const pressed = { verb: found() ?? '', step: 'press', ticket: number };
        return teams.execute(user, teamsIds.channel, post.id, pressed);
      },
    };
  };
  /** A button of the dialog, which names its fields by the verb that was pressed. */
  const sent = (kind: string, verbs: string[], step: string, values: Record<string, string> = {}): Press => {
    const found = () => {
      const content = sandbox.teams.dialogs.get(user)?.content;
      return content?.kind === 'card' ? verbs.find(verb => carries(content.card, verb, step)) : undefined;
    };
    return {
      kind,
      offered: () => found() !== undefined,
      act: () => {
        const verb = found() ?? '';
        const inputs = Object.fromEntries(
          Object.entries(values).map(([name, value]) => [`${verb}.${name}`, value]),
        );
        return teams.inDialog(user, { verb, step }, inputs);
      },
    };
  };
  const typed = (kind: string, words: string): Press => ({
    kind,
    offered: () => true,
    act: () => teams.slash(user, teamsIds.channel, words),
  });
  const home: Press = {
    kind: 'home',
    offered: () => true,
    act: () => teams.sendAlone(person(), { type: 'message', text: 'home', textFormat: 'plain' }),
  };

  return {
    platform: 'teams',
    button,
    classified: kind => sent(kind, ['classify', 'reclassify'], 'submit', classified),
    asked: kind => sent(kind, ['reply'], 'submit', { text: answer }),
    confirmed: kind => sent(kind, ['reply'], 'confirm'),
    typed,
    home,
  };
}

/** Whether a card has such a button: one that acts, or one that opens a dialog. */
function carries(card: unknown, verb: string, step: string): boolean {
  return [...executesIn(card), ...submitsIn(card)].some(({ data }) => {
    const carried: Carried = data;
    return carried.verb === verb && carried.step === step;
  });
}
