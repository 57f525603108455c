import { figuresIn, noteShown, reportFor } from '../../../desk/reports/report.ts';
import { monthSpan } from '../../../ticket/reports/spans.ts';
import type { CommandAnswer } from '../../card.ts';
import { monthMeant } from '../../reports/month-meant.ts';
import { ownLine } from '../../reports/more-lines.ts';
import { reportPage } from '../../reports/report-page.ts';
import { reportView } from '../../reports/report-view.ts';
import { spanInWords } from '../../reports/span-in-words.ts';
import { dateOf } from '../../say.ts';
import { reportWords } from '../../words/commands/reports/report.ts';
import { tellingWords } from '../../words/reports/telling.ts';
import type { Asked, Command } from '../command.ts';
import { saidAnswer } from '../said-answer.ts';
import { typedCommand } from '../typed-command.ts';

/** The desk's figures of a month, with charts: of this one, or of one that is named. */
export const report: Command = {
  spelling: { it: ['resoconto'], en: ['report'] },
  example: '',
  takes: 'words',
  isForOneAlone: true,
  words: reportWords,
  answer: async asked => {
    const { desk, speech, rest } = asked;
    const said = reportWords[speech.language];
    if (!desk.reports.isOn) return saidAnswer(said.title, said.off);
    const today = dateOf(speech, desk.clock());
    const month = monthMeant(rest, today);
    if (month === null)
      return saidAnswer(said.title, said.whichMonth(typedCommand(report, asked.platform, speech.language)));
    return month > today.slice(0, 7) ? saidAnswer(said.title, said.future) : await told(asked, month);
  },
};

async function told({ desk, operator, speech }: Asked, month: string): Promise<CommandAnswer> {
  const span = monthSpan(month);
  const wanted = { span, step: 'week' as const, filter: {}, by: [] };
  const made = await reportFor(desk, { kind: 'operator', ...operator }, wanted);
  if (!made.ok) throw new Error(`a month is told of nobody by name: ${made.refusal.reason}`);
  await noteShown(desk, made.report, 'card');
  const { card } = tellingWords[speech.language];
  const day = desk.calendar.now().workingDaySeconds;
  const view = reportView(made.report, reportPage(desk, span), { language: speech.language, day });
  // Of who asks alone, where the house tells figures of people.
  const own = desk.reports.perOperator
    ? await figuresIn(
        desk,
        span,
        { filter: { operator: String(operator.id) }, knowsCompanies: false },
        made.report.asOf.getTime(),
      )
    : null;
  const lines = own ? [...view.lines, ownLine(own, { language: speech.language, day })] : view.lines;
  return {
    ...saidAnswer(card.span(spanInWords(span, speech.language))),
    report: { ...view, lines },
  };
}
