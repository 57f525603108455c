import { DateTime } from 'luxon';
import { wordsIn } from './chat/words/words.ts';
import type { Config } from './config.ts';
import type { Clock } from './desk/clock.ts';
import type { Desk, Destination } from './desk/desk.ts';
import { messageIds } from './desk/message-ids.ts';
import { suggest } from './desk/suggest.ts';
import { letterWriter } from './mail/letters/letter-writer.ts';
import { hoursInWords } from './sla/hours-in-words.ts';
import { inSeconds } from './sla/working-length.ts';
import { addWorkingTime } from './sla/working-time.ts';
import type { Db } from './store/database.ts';
import { enrolOperator } from './store/operators.ts';

/** The desk, as the configuration describes it. Listed operators are enrolled, so that tickets can be given to them. */
export async function openDesk(config: Config, db: Db, clock: Clock, secret: string): Promise<Desk> {
  const { policy } = config;
  const { calendar } = policy;
  const words = wordsIn(policy.desk.language);
  const reopenSeconds = inSeconds(calendar, policy.reopenWithin);
  for (const operator of policy.operators) await enrolOperator(db, operator);

  return {
    db,
    clock,
    destinations: destinations(config, 'channel'),
    adminDestinations: destinations(config, 'adminChannel'),
    reopenUntil: closedAt => addWorkingTime(calendar, closedAt, reopenSeconds),
    suggest: email => suggest(policy.suggestions, email, words.reasons),
    letters: letterWriter(policy.letters, {
      deskName: policy.desk.name,
      phone: policy.desk.phone,
      hours: { it: hoursInWords(calendar, 'it'), en: hoursInWords(calendar, 'en') },
      reopenDays: Math.round(reopenSeconds / calendar.workingDaySeconds),
      category: { it: wordsIn('it').category, en: wordsIn('en').category },
      priority: { it: wordsIn('it').priority, en: wordsIn('en').priority },
      instant: (at, language) =>
        DateTime.fromJSDate(at, { zone: calendar.zone })
          .setLocale(wordsIn(language).locale)
          .toFormat('d LLLL yyyy, HH:mm'),
    }),
    messageIds: messageIds(secret),
    ownAddresses: config.mailboxes.map(({ address }) => address),
    automaticLettersPerHour: policy.automaticLettersPerHour,
    sendsReceipts: policy.receipts,
    access: {
      kind: policy.access,
      listed: new Map(policy.operators.map(({ email, name, role }) => [email, { name, role }])),
    },
  };
}

/** The channels for cards; where no admin channel is named, admins look into the operators'. */
function destinations({ slack, teams }: Config, which: 'channel' | 'adminChannel'): Destination[] {
  return [
    ...(slack ? [{ platform: 'slack' as const, channel: slack[which] ?? slack.channel }] : []),
    ...(teams ? [{ platform: 'teams' as const, channel: teams[which] ?? teams.channel }] : []),
  ];
}
