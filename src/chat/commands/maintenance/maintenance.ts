import { maintenancesAhead } from '../../../store/maintenance/maintenances.ts';
import { type Maintenance, standingAt } from '../../../ticket/maintenance/maintenance.ts';
import { serviceOf } from '../../../ticket/maintenance/service.ts';
import { asideButtons } from '../../actions/aside-buttons.ts';
import type { LineButton, TicketLine } from '../../card.ts';
import { spanInWords } from '../../maintenance/span-in-words.ts';
import { nothing, sectionOf } from '../../nothing.ts';
import { readableLine } from '../../readable.ts';
import { maintenanceWords } from '../../words/commands/maintenance/maintenance.ts';
import { wordsIn } from '../../words/words.ts';
import type { Asked, Command } from '../command.ts';

/** Maintenance that goes on or is to come, and for managers the buttons to plan and change it. */
export const maintenance: Command = {
  spelling: { it: ['manutenzione', 'manutenzioni'], en: ['maintenance'] },
  example: '',
  takes: 'nothing',
  words: maintenanceWords,
  answer: async asked => {
    const { desk, speech } = asked;
    const said = maintenanceWords[speech.language];
    const planned = await maintenancesAhead(desk.db, desk.clock());
    const canPlan = desk.services.length > 0;
    return {
      ...nothing,
      title: said.title,
      text: canPlan ? '' : said.noServices,
      sections: canPlan
        ? [
            sectionOf(
              planned.map(each => lineOf(each, asked)),
              said.none,
            ),
          ]
        : [],
      buttons: canPlan ? buttonsFor(asked, { id: 0, nonce: '' }) : [],
    };
  },
};

function lineOf(plan: Maintenance, asked: Asked): TicketLine {
  const { desk, speech } = asked;
  const words = wordsIn(speech.language).maintenance;
  const said = maintenanceWords[speech.language];
  const { name } = serviceOf(desk.services, plan.service);
  const facts = [
    standingAt(plan, desk.clock()) === 'on' ? said.on : '',
    words.plannedBy(readableLine(plan.plannedBy.name, 60)),
  ];
  return {
    number: plan.id,
    version: 0,
    token: spanInWords(speech, plan),
    link: '',
    subject: readableLine(name[speech.language], 60),
    details: facts.filter(Boolean).join(' · '),
    deadline: '',
    deadlineTone: 'none',
    note: readableLine(plan.texts[speech.language], 200),
    buttons: buttonsFor(asked, plan),
  };
}

/** What managers can do with it; the id 0 is of one that is not planned yet. */
function buttonsFor({ operator, speech }: Asked, plan: { id: number; nonce: string }): LineButton[] {
  return operator.role === 'operator' ? [] : asideButtons('maintenance', plan, wordsIn(speech.language));
}
