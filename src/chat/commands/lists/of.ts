import { allOperators } from '../../../store/people/operators.ts';
import { drawList } from '../../lists/draw-list.ts';
import { ofColleague } from '../../lists/kinds/of-colleague.ts';
import { listSpec } from '../../lists/spec.ts';
import { filtersBesideAName, filtersTyped } from '../../lists/typed/filters.ts';
import { ofWords } from '../../words/commands/lists/of.ts';
import type { Command } from '../command.ts';
import { saidAnswer } from '../said-answer.ts';
import { asTyped } from '../typed/as-typed.ts';
import { colleaguesMeant, namesOf } from '../typed/colleague-meant.ts';
import { typedCommand } from '../typed-command.ts';

/** What a colleague has: by name, or, in Slack, by a mention. */
export const of: Command = {
  spelling: { it: ['di', 'carico di'], en: ['of'] },
  example: 'Anna',
  takes: 'words',
  words: ofWords,
  answer: async asked => {
    const said = ofWords[asked.speech.language];
    const operators = await allOperators(asked.desk.db);
    const by = { operators, companies: asked.desk.companies.now().all, catalogue: asked.speech.catalogue };
    const meant = async ({ filters, others }: ReturnType<typeof filtersTyped>) => {
      const name = others.join(' ');
      return { filters, name, colleagues: await colleaguesMeant(name, operators, asked.desk) };
    };
    const beside = await meant(filtersBesideAName(asked.rest, by));
    // "anna alta", where another one is called Alta: nobody is called all of that.
    const read = beside.colleagues.length > 0 ? beside : await meant(filtersTyped(asked.rest, by));
    const { filters, name, colleagues } = read;
    if (name === '') {
      const typed = `${typedCommand(of, asked.platform, asked.speech.language)} ${of.example}`;
      return saidAnswer(said.title('…'), said.whose(typed));
    }
    const [only, ...more] = colleagues;
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
