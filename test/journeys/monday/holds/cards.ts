import { slackIds, teamsIds } from '../../../../src/sandbox/cast.ts';
import { actionsIn } from '../../../../src/sandbox/slack/block-kit/blocks.ts';
import { executesIn, submitsIn } from '../../../../src/sandbox/teams/adaptive-card/walk.ts';
import { traitsOf } from '../../../../src/ticket/traits.ts';
import type { ChatPlatform } from '../../../../src/ticket/words.ts';
import type { Started } from '../../a-house.ts';
import type { Told } from './told.ts';

/** A request's card as it lies in a channel. @property versions those that its buttons bear @property text all that it shows */
export type Card = {
  platform: ChatPlatform;
  channel: string;
  number: number;
  versions: number[];
  text: string;
};

const channels = {
  slack: { all: slackIds.channel, few: slackIds.restricted },
  teams: { all: teamsIds.channel, few: teamsIds.restricted },
};

/** Every card that lies in a channel and can be worked with; what lies where a card was has no buttons. */
export function cardsLying(own: Started): Card[] {
  return [...inSlack(own), ...inTeams(own)].filter(({ versions }) => versions.length > 0);
}

function inSlack({ sandbox }: Started): Card[] {
  return sandbox.slack.state.channels.flatMap(({ id, messages }) =>
    messages.flatMap(({ thread_ts, metadata, blocks = [] }): Card[] => {
      const number = Number(metadata?.event_payload.ticket);
      if (thread_ts || !number) return [];
      const values = blocks
        .flatMap(actionsIn)
        .flatMap(action =>
          action.type === 'button' ? [action.value ?? ''] : action.options.map(({ value }) => value),
        );
      const versions = values.map(value => Number(value.split(' ')[2]));
      return [{ platform: 'slack', channel: id, number, versions, text: JSON.stringify(blocks) }];
    }),
  );
}

function inTeams({ sandbox }: Started): Card[] {
  return sandbox.teams.state.channels.flatMap(({ id, threads }) =>
    threads.flatMap(({ root }): Card[] => {
      const [, number] = /(?:^| )#(\d+) /.exec(root.summary ?? '') ?? [];
      const buttons = [...executesIn(root.card), ...submitsIn(root.card)].map(({ data }) => data);
      // A message about several has a summary of its own.
      if (!number || buttons.some(({ ticket }) => ticket !== Number(number))) return [];
      const versions = buttons.map(({ version }) => Number(version));
      return [
        { platform: 'teams', channel: id, number: Number(number), versions, text: JSON.stringify(root.card) },
      ];
    }),
  );
}

/** Each request lies once where all look, and once more among the few where only they may read it. */
export function misplaced(cards: Card[], all: Told[]): string[] {
  return all.flatMap(({ ticket: { number, restricted } }) =>
    (['slack', 'teams'] as const).flatMap(platform => {
      const count = (channel: string) =>
        cards.filter(card => card.number === number && card.platform === platform && card.channel === channel)
          .length;
      const lie = { all: count(channels[platform].all), few: count(channels[platform].few) };
      const should = { all: 1, few: restricted ? 1 : 0 };
      return lie.all === should.all && lie.few === should.few
        ? []
        : [`#${number} in ${platform}: ${JSON.stringify(lie)} in place of ${JSON.stringify(should)}`];
    }),
  );
}

/** Cards that say less than has happened: their buttons bear an older version, or several. */
export function lagging(cards: Card[], all: Told[]): string[] {
  const byNumber = new Map(all.map(told => [told.ticket.number, told]));
  return cards.flatMap(({ platform, channel, number, versions }) => {
    const told = byNumber.get(number);
    const isFresh = (version: number) =>
      told !== undefined && version >= lastChange(told) && version <= told.ticket.version;
    return versions.every(isFresh)
      ? []
      : [`#${number} in ${platform} ${channel}: ${versions[0]} of ${told && lastChange(told)}`];
  });
}

/** Cards that would look otherwise, were they drawn now: those of before and those of after a drawing anew. */
export function otherwise(before: Card[], after: Card[]): string[] {
  const keyOf = ({ platform, channel, number }: Card) => `#${number} in ${platform} ${channel}`;
  const drawn = new Map(after.map(card => [keyOf(card), withoutTime(card.text)]));
  return before.flatMap(card => {
    const was = withoutTime(card.text);
    const is = drawn.get(keyOf(card)) ?? '';
    return was === is ? [] : [`${keyOf(card)}: ${firstDifference(was, is)}`];
  });
}

/** Clocks run on between two drawings: how long still, and what a drawing is called, say nothing of a request. */
function withoutTime(text: string): string {
  return text
    .replace(/"actions:\w+"/g, '')
    .replace(/(restano|resta|meno di|in ritardo di|da più di)[^·"\\]*/g, '')
    .replace(/"version":\d+/g, '')
    .replace(/("[a-z-]+ \d+(\.\w+)?) \d+/g, '$1');
}

function firstDifference(a: string, b: string): string {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return `«${a.slice(Math.max(0, at - 40), at + 80)}» is «${b.slice(Math.max(0, at - 40), at + 80)}»`;
}

/** The version at which what a card shows last changed; readings change nothing of it. */
function lastChange({ log }: Told): number {
  return log.findLast(({ event }) => !traitsOf(event).isReading)?.sequence ?? 0;
}
