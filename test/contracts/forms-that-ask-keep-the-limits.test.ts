import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ticketActions } from '../../src/chat/actions/actions.ts';
import type { FormView } from '../../src/chat/card.ts';
import { deskDoor } from '../../src/chat/door.ts';
import { formView } from '../../src/chat/slack/views/form.ts';
import { formAdaptiveCard } from '../../src/chat/teams/cards/form/form.ts';
import { liveCompanies } from '../../src/desk/companies/live-companies.ts';
import { openIncidentAlone } from '../../src/desk/incidents/order-incident.ts';
import { takeIn } from '../../src/desk/intake/intake.ts';
import { modal } from '../../src/sandbox/slack/block-kit/views.ts';
import { adaptiveCard } from '../../src/sandbox/teams/adaptive-card/card.ts';
import { asDialogCard } from '../../src/sandbox/teams/adaptive-card/dialog.ts';
import { enrolOperator } from '../../src/store/people/operators.ts';
import { noRule } from '../../src/ticket/incidents/fits.ts';
import { actorOf } from '../../src/ticket/words.ts';
import { speechIn } from '../chat/a-moment.ts';
import { alone } from '../chat/asking.ts';
import { formOf } from '../chat/form-of.ts';
import { muteGateway } from '../chat/mute-gateway.ts';
import { wholeTicket } from '../chat/seen-whole.ts';
import { heldBesideTheLibrary } from '../chat/templates/beside-the-library.ts';
import { ownDatabase } from '../database.ts';
import { aDesk, anEmail } from '../desk/a-desk.ts';
import { ticketAt } from '../desk/given-out.ts';
import { aCompany } from '../ticket/companies/a-company.ts';
import { anna as annaAsActor, claimedBy, ticketOf } from '../ticket/ticket-of.ts';
import { hostileText } from './hostile.ts';
import { slackTakes, teamsTakes } from './platforms.ts';

heldBesideTheLibrary();

// Forms in which the desk itself has something to say: messages, colleagues, companies, incidents, answers given before.

const own = ownDatabase();
const desk = aDesk(() => own.database.db);
const gateway = (platform: 'slack' | 'teams') =>
  muteGateway(platform, {
    member: async userId => ({
      userId,
      name: userId,
      email: 'anna@interzen.example',
      inOperatorsChannel: true,
    }),
  });
const links = () => ({ attachment: async () => '', original: async () => null });
const door = deskDoor(desk, { slack: gateway('slack'), teams: gateway('teams') }, speechIn('it'), links);

/** One in which nothing is seen, or that a mail cannot have, is no text of anybody's. */
const text = hostileText.map(each => each.toWellFormed().replaceAll('\u0000', '') || '-');
const said = fc.record({
  name: text,
  subject: text,
  first: text,
  again: text,
  colleague: text,
  company: text,
  incident: text,
  companies: fc.constantFrom(0, 12, 40, 130),
});

type Said = typeof said extends fc.Arbitrary<infer All> ? All : never;

let count = 0;
async function press(
  platform: 'slack' | 'teams',
  verb: string,
  ticket: number,
  step: 'press' | 'submit' = 'press',
) {
  count += 1;
  const { nonce, version } = await ticketAt(desk, ticket);
  const inputs = {};
  return await door.press(
    { platform, userId: 'Anna', verb, step, ticket, nonce, version, inputs, key: `f${count}` },
    alone,
  );
}

/** A request, with all of it that a customer, a colleague or an admin could have written. */
async function told({ name, subject, first, again, ...rest }: Said) {
  count += 1;
  const address = `c${count}@casa${count}.example`;
  const from = { name, address };
  const messageId = `<form-${count}@x.example>`;
  const taken = await takeIn(desk, anEmail({ from, sender: from, messageId, subject, text: first }));
  const number = taken.outcome === 'opened' ? taken.ticket : 0;
  await takeIn(desk, anEmail({ from, sender: from, inReplyTo: [messageId], subject, text: again }));
  const anna = await enrolOperator(desk.db, {
    email: 'anna@interzen.example',
    name: 'Anna',
    role: 'manager',
  });
  await enrolOperator(desk.db, {
    email: `o${count}@interzen.example`,
    name: rest.colleague,
    role: 'operator',
  });
  desk.companies = liveCompanies(
    Array.from({ length: rest.companies }, (_, at) =>
      aCompany({ key: `k${at}`, name: `${rest.company} ${at}` }),
    ),
  );
  await openIncidentAlone(
    desk,
    { title: rest.incident.slice(0, 60), rule: noRule },
    { actor: actorOf(anna), origin: 'slack', key: `i${count}` },
  );
  return number;
}

function isTaken(form: FormView): void {
  slackTakes(modal, formView(form, 'nonce', true));
  teamsTakes(formAdaptiveCard(form));
  teamsTakes(formAdaptiveCard(form, 'alone'));
  asDialogCard(adaptiveCard.parse(formAdaptiveCard(form)));
}

/** Those that cannot be drawn without a desk, and of the letters one. */
const asking = ticketActions.filter(
  action =>
    action.form !== null &&
    (action.verb === 'reply' || formOf(action, wholeTicket(ticketOf(claimedBy(annaAsActor))), 'it') === null),
);

test('whatever the desk knows, the forms that say it are taken, and so are they with what is objected to', async () => {
  const shown = new Set<string>();
  await fc.assert(
    fc.asyncProperty(
      said,
      fc.constantFrom('slack' as const, 'teams' as const),
      fc.boolean(),
      async (all, platform, isClaimed) => {
        const number = await told(all);
        if (isClaimed) await press(platform, 'claim', number);
        for (const { verb } of asking) {
          const answer = await press(platform, verb, number);
          if (answer.kind !== 'form') continue;
          shown.add(verb);
          isTaken(answer.form);
          const objected = await press(platform, verb, number, 'submit');
          if (objected.kind === 'form') isTaken(objected.form);
        }
      },
    ),
    { numRuns: 4, endOnFailure: true },
  );
  for (const verb of ['relate', 'set-company', 'reassign', 'reply', 'part-of-incident', 'snooze', 'remind'])
    expect([...shown], verb).toContain(verb);
});
