import { expect } from 'vitest';
import { slackIdOf, slackIds } from '../../src/sandbox/cast.ts';
import { buttonOf } from '../../src/sandbox/stories/at-work.ts';
import type { Started } from './a-house.ts';

/** An operator at work in Slack, on the cards of one house; cards are found by the subject that they bear. */
export function atSlack(own: Started, operator: string) {
  const user = slackIdOf(operator);
  const channel = () => own.sandbox.slack.channel(slackIds.channel)?.messages ?? [];
  const card = (subject: string) =>
    channel().find(({ thread_ts, blocks }) => !thread_ts && JSON.stringify(blocks ?? '').includes(subject));
  const modal = () => JSON.stringify(own.sandbox.slack.openViews(user).at(-1)?.view ?? '');

  /** In front or in the menu, wherever the card has it. */
  async function press(subject: string, verb: string): Promise<void> {
    await expect.poll(() => buttonOf(card(subject), verb)).not.toBeNull();
    const button = buttonOf(card(subject), verb);
    if (!button) throw new Error(`the card of ${subject} has lost ${verb}`);
    await own.sandbox
      .people()
      .slack.press(user, { channel: slackIds.channel, ts: button.ts }, button.actionId, button.choice);
  }

  return {
    /** Everything that the card shows; '' while there is none. */
    card: (subject: string) => JSON.stringify(card(subject) ?? ''),
    cards: (subject: string) =>
      channel().filter(m => !m.thread_ts && JSON.stringify(m.blocks ?? '').includes(subject)).length,
    /** What stands below the card. */
    thread: (subject: string) => {
      const { ts } = card(subject) ?? {};
      return ts ? JSON.stringify(channel().filter(({ thread_ts }) => thread_ts === ts)) : '';
    },
    press,
    /** Presses, writes, looks at the letter, and sends it. */
    write: async (subject: string, verb: string, text: string): Promise<void> => {
      const { slack } = own.sandbox.people();
      await press(subject, verb);
      await expect.poll(modal).toContain('plain_text_input');
      await slack.submit(user, { text });
      await expect.poll(modal).toContain('Anteprima dell’email');
      await slack.submit(user);
      expect(modal()).toBe('""');
    },
  };
}
