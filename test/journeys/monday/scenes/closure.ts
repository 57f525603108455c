import { plannedClosures } from '../../../../src/store/clock/closures.ts';
import type { Scene } from './scene.ts';

/** Days next week on which the desk is closed: from now on every letter says so. */
export const closure: Scene = {
  name: 'a closure is planned, and customers read of it',
  between: [2, 55],
  play: async stage => {
    const name = 'Trasloco';
    const isPlanned = async () =>
      (await plannedClosures(stage.database.database.db)).some(each => each.name === name);
    const manager = stage.somebody('manager');
    const fields = { from: '2026-12-09', to: '2026-12-10', name };
    await stage.until('it is planned', async () => {
      if (await isPlanned()) return true;
      await manager.say('chiusure');
      if (manager.sees('plan-closure', 0)) await manager.act({ verb: 'plan-closure', about: 0, fields });
      return await isPlanned();
    });
    const { number: about, from } = await stage.write({
      it: 'Domanda sul listino',
      en: 'A question on prices',
    });
    await stage.do(
      stage.somebody(),
      { verb: 'claim', about },
      async () => (await stage.ticket(about)).assignee !== null,
    );
    await stage.until('its customer reads of it', async () =>
      stage.sandbox.mailbox
        .of(from.address)
        .some(({ folder, text }) => folder === 'inbox' && text.includes(name)),
    );
  },
};
