import { describe, expect, test } from 'vitest';
import { slackIdOf, slackIds, teamsIdOf, teamsIds } from '../../src/sandbox/cast.ts';
import { actionsIn } from '../../src/sandbox/slack/block-kit/blocks.ts';
import { executesIn, submitsIn } from '../../src/sandbox/teams/adaptive-card/walk.ts';
import { newestOpenIncidents } from '../../src/store/incidents/incidents.ts';
import { latestTickets } from '../../src/store/tickets/lists.ts';
import { ownHouse } from './a-house.ts';
import { unspoken } from './read-aloud.ts';

const patience = { timeout: 60_000 };
const giulia = slackIdOf('GIULIA');
const teamsGiulia = teamsIdOf('GIULIA');

/** The journeys that are walked elsewhere are in Italian. */
const lists = [
  'queue',
  'mine',
  'late',
  'waiting',
  'closed today',
  'snoozed',
  'of Anna',
  'find stampa',
  'help',
  'absences',
];

describe('the sample day', () => {
  const own = ownHouse({ change: yaml => yaml.replace('language: it #', 'language: en #') });
  const slackCards = () =>
    (own.sandbox.slack.channel(slackIds.channel)?.messages ?? []).filter(({ thread_ts }) => !thread_ts);
  const teamsPosts = () => own.sandbox.teams.channel(teamsIds.channel)?.threads ?? [];
  const slackModal = () => own.sandbox.slack.openViews(giulia).at(-1)?.view;

  test('tells a believable day, a dozen requests in different states, and leaves nothing that was for a moment', async () => {
    const told = await fetch(`${own.url}/sandbox/sample-day`, { method: 'POST' });
    expect(await told.json()).toEqual({ error: '' });
    const requests = await latestTickets(own.database.database.db, 50);
    expect(requests.length).toBeGreaterThanOrEqual(12);
    expect(new Set(requests.map(({ status }) => status)).size).toBeGreaterThanOrEqual(4);
    expect(requests.some(({ restricted }) => restricted)).toBe(true);
    expect(requests.some(({ snoozedUntil }) => snoozedUntil)).toBe(true);
    expect(requests.filter(({ incident }) => incident !== null).length).toBeGreaterThanOrEqual(3);
    expect(own.sandbox.slack.state.ephemerals).toEqual([]);
    expect(JSON.stringify(slackCards())).toContain('🔴');
  });

  test('every card and message of it is read aloud: words beside each colour, and a line for who does not see it', async () => {
    for (const { text, blocks } of own.sandbox.slack.state.channels.flatMap(({ messages }) => messages)) {
      expect(text).toMatch(/\p{L}/u);
      expect(unspoken(blocks)).toEqual([]);
    }
    const seen = own.sandbox.teams.state.channels
      .flatMap(({ threads }) => threads)
      .flatMap(({ root, replies }) => [root, ...replies]);
    for (const { card, summary, text } of seen) {
      expect(`${summary ?? ''}${text ?? ''}`).toMatch(/\p{L}/u);
      expect(unspoken(card)).toEqual([]);
    }
    // How the promise stands is said in words where it is said in colour.
    for (const { text, blocks } of slackCards().filter(card =>
      /[🟢🟡🔴]/u.test(JSON.stringify(card.blocks)),
    )) {
      expect(text + JSON.stringify(blocks)).toMatch(/on track|due soon|overdue|due/i);
    }
  });

  /** Told in a line to whoever has not the request; its form is looked at in test/chat/press/entering.test.ts. */
  const ofWhoHasIt = ['enter-system'];

  test('so is every form that its cards lead to', async () => {
    const { slack, teams } = own.sandbox.people();
    const forms = new Set<string>();
    // The day ends with an incident: its card is on its way when all else is said.
    await expect.poll(() => JSON.stringify(slackCards()), patience).toContain('close-incident');
    await expect.poll(() => JSON.stringify(teamsPosts()), patience).toContain('close-incident');
    // One of each kind: what somebody has, what nobody has, what is closed, what few may see, an incident.
    for (const { ts } of slackCards()) {
      const verbs = (): Offered[] => {
        const blocks = slackCards().find(each => each.ts === ts)?.blocks ?? [];
        return blocks.flatMap(actionsIn).flatMap(action =>
          action.type === 'button'
            ? [{ verb: action.action_id.split(':')[1] ?? '', id: action.action_id }]
            : action.options.map(({ value }) => ({
                verb: value.split(' ')[0] ?? '',
                id: action.action_id,
                choice: value,
              })),
        );
      };
      for (const verb of opening(verbs().map(({ verb }) => verb))) {
        if (forms.has(verb) || ofWhoHasIt.includes(verb)) continue;
        const button = verbs().find(each => each.verb === verb);
        if (!button) continue;
        await slack.press(giulia, { channel: slackIds.channel, ts }, button.id, button.choice);
        await expect.poll(() => slackModal()?.title.text, patience).toMatch(/\p{L}/u);
        expect([verb, unspoken(slackModal()?.blocks)]).toEqual([verb, []]);
        forms.add(verb);
        while (slackModal()) slack.close(giulia);
      }
    }
    expect(forms.size).toBeGreaterThan(12);
    const dialogs = new Set<string>();
    for (const { root } of teamsPosts()) {
      // What leads to a window is a button of the other kind: it bears its verb in its data.
      const offered = [...executesIn(root.card), ...submitsIn(root.card)].map(({ data }) =>
        String(data.verb),
      );
      for (const verb of opening(offered)) {
        if (dialogs.has(verb) || ofWhoHasIt.includes(verb)) continue;
        const { error } = await teams.execute(teamsGiulia, teamsIds.channel, root.id, {
          verb,
          step: 'press',
        });
        const { content, title } = own.sandbox.teams.dialogs.get(teamsGiulia) ?? {};
        if (error || content?.kind !== 'card') continue;
        // The window's own title is read in place of a fallback.
        expect([verb, unspoken({ ...content.card, fallbackText: title })]).toEqual([verb, []]);
        dialogs.add(verb);
        teams.closeDialog(teamsGiulia);
      }
    }
    expect([...dialogs].toSorted()).toEqual([...forms].filter(verb => dialogs.has(verb)).toSorted());
    expect(dialogs.size).toBeGreaterThan(12);
  });

  test('and every list, and the page of one’s own', async () => {
    const { slack, teams } = own.sandbox.people();
    for (const words of lists) {
      const before = own.sandbox.slack.state.ephemerals.at(-1)?.ts;
      await slack.slash(giulia, slackIds.channel, '/ticket', words);
      await expect.poll(() => own.sandbox.slack.state.ephemerals.at(-1)?.ts, patience).not.toBe(before);
      const { text, blocks } = own.sandbox.slack.state.ephemerals.at(-1) ?? {};
      expect(text).toMatch(/\p{L}/u);
      expect([words, unspoken(blocks)]).toEqual([words, []]);
      await teams.sendFiles(teamsGiulia, [], words);
      await expect
        .poll(() => own.sandbox.teams.chatWith(teamsGiulia).at(-1)?.card !== undefined, patience)
        .toBe(true);
      expect([words, unspoken(own.sandbox.teams.chatWith(teamsGiulia).at(-1)?.card)]).toEqual([words, []]);
    }
    await slack.openHome(giulia);
    await expect.poll(() => own.sandbox.slack.state.homes[giulia], patience).toBeDefined();
    expect(unspoken(own.sandbox.slack.state.homes[giulia]?.blocks)).toEqual([]);
  });

  test('can be told again, while the incident of the day before is still open', async () => {
    const told = await fetch(`${own.url}/sandbox/sample-day`, { method: 'POST' });
    expect(await told.json()).toEqual({ error: '' });
    const incidents = await newestOpenIncidents(own.database.database.db, 9);
    const names = incidents.newest.map(({ title }) => title);
    expect(names.toSorted()).toEqual(['Portale: errore 502', 'Portale: errore 502 (2)']);
  });
});

type Offered = { verb: string; id: string; choice?: string };

/** Of what a card offers, what leads to something to fill in or to read; the rest is done at once. */
function opening(verbs: string[]): string[] {
  return verbs.filter(
    verb =>
      !/^(claim|accept|release|restrict|lift|watch|unwatch|wake|take-|leave-|join|ack|undo|recall|stop|show-list)/.test(
        verb,
      ),
  );
}
