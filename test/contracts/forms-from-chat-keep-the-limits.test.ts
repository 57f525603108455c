import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deskDoor } from '../../src/chat/door.ts';
import { formView } from '../../src/chat/slack/views/form.ts';
import { formAdaptiveCard } from '../../src/chat/teams/cards/form/form.ts';
import { whysLeft } from '../../src/chat/words/work/kept.ts';
import { modal } from '../../src/sandbox/slack/block-kit/views.ts';
import { adaptiveCard } from '../../src/sandbox/teams/adaptive-card/card.ts';
import { asDialogCard } from '../../src/sandbox/teams/adaptive-card/dialog.ts';
import { speechIn } from '../chat/a-moment.ts';
import { muteGateway } from '../chat/mute-gateway.ts';
import { heldBesideTheLibrary } from '../chat/templates/beside-the-library.ts';
import { ownDatabase } from '../database.ts';
import { aDesk } from '../desk/a-desk.ts';
import { hostileText } from './hostile.ts';
import { slackTakes, teamsTakes } from './platforms.ts';

heldBesideTheLibrary();

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
const door = deskDoor(desk, { slack: gateway('slack'), teams: gateway('teams') }, speechIn('en'), links);

const file = fc.record({
  ref: fc.constant('F1'),
  name: hostileText,
  why: fc.option(fc.constantFrom(...whysLeft)),
});
const message = fc.record({ name: hostileText, text: hostileText, files: fc.array(file, { maxLength: 12 }) });

test.each(['slack', 'teams'] as const)(
  'whatever a message in %s says, the forms in which something is made of it are taken',
  async platform => {
    let count = 0;
    await fc.assert(
      fc.asyncProperty(
        message,
        fc.constantFrom('as-request' as const, 'as-note' as const),
        async (said, wish) => {
          count += 1;
          const place = {
            channel: 'C1',
            message: `${platform} ${count}`,
            thread: null,
            link: 'https://x',
            isOurs: false,
          };
          const answer = await door.pick({ platform, userId: 'Anna' }, wish, {
            ...said,
            ...place,
            author: '',
          });
          if (answer.kind !== 'form') throw new Error(answer.kind);
          slackTakes(modal, formView(answer.form, 'nonce', true));
          teamsTakes(formAdaptiveCard(answer.form));
          asDialogCard(adaptiveCard.parse(formAdaptiveCard(answer.form)));
          expect(JSON.stringify(answer.form)).not.toMatch(/javascript:/);
        },
      ),
      { numRuns: 60 },
    );
  },
);
