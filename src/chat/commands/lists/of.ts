import { allOperators, findAccount } from '../../../store/people/operators.ts';
import type { Operator } from '../../../ticket/words.ts';
import { drawList } from '../../lists/draw-list.ts';
import { ofColleague } from '../../lists/kinds/of-colleague.ts';
import { listSpec } from '../../lists/spec.ts';
import { colleaguesNamed } from '../../lists/typed/colleague.ts';
import { filtersTyped } from '../../lists/typed/filters.ts';
import { readableLine } from '../../readable.ts';
import { ofWords } from '../../words/commands/lists/of.ts';
import type { Asked, Command } from '../command.ts';
import { saidAnswer } from '../list-answer.ts';
import { asTyped } from '../typed/as-typed.ts';
import { typedCommand } from '../typed-command.ts';

/** Named in a fault; there may be hundreds. */
const namesAtMost = 20;

/** What a colleague has: by name, or, in Slack, by a mention. */
export const of: Command = {
  spelling: { it: ['di', 'carico di'], en: ['of'] },
  example: 'Anna',
  words: ofWords,
  answer: async asked => {
    const said = ofWords[asked.speech.language];
    const operators = await allOperators(asked.desk.db);
    const { filters, others } = filtersTyped(asked.rest, { operators, catalogue: asked.speech.catalogue });
    const name = others.join(' ');
    if (name === '') {
      const typed = `${typedCommand(of, asked.platform, asked.speech.language)} ${of.example}`;
      return saidAnswer(said.title('…'), said.whose(typed));
    }
    const [only, ...more] = await meant(name, operators, asked);
    if (only && more.length === 0)
      return await drawList(
        ofColleague,
        listSpec(ofColleague.key, { about: String(only.id), filters }),
        asked,
      );
    const wrong = only ? said.several : said.nobody;
    return saidAnswer(said.title('?'), wrong(asTyped(name), namesOf(only ? [only, ...more] : operators)));
  },
};

/** @param name as it was typed, or `<@U0ANNA|anna>` */
async function meant(name: string, operators: Operator[], { desk }: Asked): Promise<Operator[]> {
  const [, userId] = /^<@([A-Z0-9]+)(?:\|[^>]*)?>$/.exec(name) ?? [];
  if (!userId) return colleaguesNamed(name.replace(/^@/, ''), operators);
  const account = await findAccount(desk.db, 'slack', userId);
  return operators.filter(({ id }) => id === account?.operatorId);
}

function namesOf(operators: Operator[]): string {
  const names = operators.slice(0, namesAtMost).map(({ name, email }) => readableLine(name, 60) || email);
  return [...names, ...(operators.length > namesAtMost ? ['…'] : [])].join(', ');
}
