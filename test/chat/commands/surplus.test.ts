import { describe, expect, test } from 'vitest';
import { commands } from '../../../src/chat/commands/registry.ts';
import { namesOf } from '../../../src/chat/commands/typed-command.ts';
import { deskDoor } from '../../../src/chat/door.ts';
import { parsePressValue, pressValue } from '../../../src/chat/slack/carried/press-value.ts';
import { alone } from '../asking.ts';
import { muteGateway } from '../mute-gateway.ts';
import { aTypingDesk, speech } from './a-typing-desk.ts';

const { desk, who, type } = aTypingDesk('Anna', 'manager');
desk.reports = { ...desk.reports, isOn: true };
desk.savedReplies = [{ name: 'Riavvio', it: 'Riavvii.', en: 'Restart.' }];
const surplus = 'zzqx *blorp* 7½';

/** Each by its first name in either language. */
const typed = commands.flatMap(({ spelling }) =>
  'like' in spelling ? [spelling.as] : [spelling.it[0], spelling.en[0]],
);

describe('nothing that is typed is dropped without a word', () => {
  test.each(typed)('%s', async command => {
    const plain = JSON.stringify(await type(command));
    const answer = await type(`${command} ${surplus}`);
    const said = JSON.stringify(answer);
    // Used, or said back, or answered with how it is written: never as if it had not been typed.
    expect(said).not.toBe(plain);
    const takesNothing = commands.some(
      each => each.takes === 'nothing' && namesOf(each).includes(command.toLowerCase()),
    );
    if (takesNothing) expect(answer.text).toContain('zzqx');
  });

  test('what follows “new” is the subject of the form, on both platforms, whatever it says', async () => {
    const subject = `Stampante «ferma» ${'è '.repeat(60)}🖨️ #12`;
    const [button] = (await type(`nuova ${subject}`)).buttons;
    if (!button) throw new Error('no button');
    const carried = parsePressValue(pressValue({ ...button, ticket: button.number }));
    expect(carried?.page).toBe(button.page);
    const member = async () => ({ userId: 'U1', name: 'Anna', email: who().email, inOperatorsChannel: true });
    const gateways = { slack: muteGateway('slack', { member }), teams: muteGateway('teams', { member }) };
    const door = deskDoor(desk, gateways, speech, () => ({
      attachment: async () => '',
      original: async () => null,
    }));
    for (const platform of ['slack', 'teams'] as const) {
      const about = {
        ticket: 0,
        nonce: '',
        version: 0,
        inputs: { page: carried?.page ?? '' },
        key: platform,
      };
      const shown = await door.press(
        { platform, userId: 'U1', verb: 'new-request', step: 'press', ...about },
        alone,
      );
      if (shown.kind !== 'form') throw new Error(shown.kind);
      expect(shown.form.fields.find(({ id }) => id === 'about')).toMatchObject({ value: subject });
    }
    expect((await type('nuova')).buttons[0]?.page).toBeUndefined();
  });
});
