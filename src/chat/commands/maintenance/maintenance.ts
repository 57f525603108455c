import { type KeptMaintenance, maintenancesToList } from '../../../store/maintenance/maintenances.ts';
import { standingAt } from '../../../ticket/maintenance/maintenance.ts';
import { serviceOf } from '../../../ticket/maintenance/service.ts';
import { asideButton } from '../../actions/button.ts';
import { cancelMaintenance } from '../../actions/maintenance/cancel-maintenance.ts';
import { planMaintenance } from '../../actions/maintenance/plan-maintenance.ts';
import { stopAnnouncement } from '../../actions/maintenance/stop-announcement.ts';
import type { LineButton, TicketLine } from '../../card.ts';
import { howFarInWords } from '../../maintenance/how-far-in-words.ts';
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
    const listed = await maintenancesToList(desk.db, desk.clock());
    const lines = await Promise.all(listed.map(each => lineOf(each, asked)));
    const canPlan = desk.services.length > 0;
    return {
      ...nothing,
      title: said.title,
      text: canPlan ? '' : said.noServices,
      sections: canPlan || lines.length > 0 ? [sectionOf(lines, said.none)] : [],
      buttons: canPlan ? managersButtons(asked, { id: 0, nonce: '' }) : [],
    };
  },
};

async function lineOf(plan: KeptMaintenance, asked: Asked): Promise<TicketLine> {
  const { desk, speech } = asked;
  const words = wordsIn(speech.language);
  const { says, isGoing } = await howFarInWords(desk.db, plan.latest, words);
  const said = maintenanceWords[speech.language];
  const { name } = serviceOf(desk.services, plan.service);
  const facts = [
    plan.cancelledAt ? said.cancelled : standingAt(plan, desk.clock()) === 'on' ? said.on : '',
    words.maintenance.plannedBy(readableLine(plan.plannedBy.name, 60)),
    says,
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
    buttons: [
      ...(isGoing ? [asideButton(stopAnnouncement, plan, words)] : []),
      ...(plan.cancelledAt ? [] : managersButtons(asked, plan)),
    ],
  };
}

/** What managers can do with it; the id 0 is of one that is not planned yet. */
function managersButtons({ operator, speech }: Asked, plan: { id: number; nonce: string }): LineButton[] {
  if (operator.role === 'operator') return [];
  const words = wordsIn(speech.language);
  return [planMaintenance, ...(plan.id === 0 ? [] : [cancelMaintenance])].map(action =>
    asideButton(action, plan, words),
  );
}
