import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/**
 * What users of other desks complained about, thread by thread, and the tests that keep it from happening here. Each is
 * named by its file and its title, and must be there: whoever renames one finds this table.
 */
const lessons: { thread: string; lesson: string; tests: [file: string, title: string][] }[] = [
  // Mail that comes in.
  {
    thread: 'zammad/zammad#1662',
    lesson: 'flagging failed after the ticket was made: fetched again, a second ticket',
    tests: [
      [
        'mail/doors/take-mail',
        'flagging fails after the commit: the mail is known all the same, and opens no second ticket',
      ],
      [
        'mail/doors/take-mail',
        'a crash between commit and position: the mail comes again, and is recognised',
      ],
      [
        'journeys/postfix-and-dovecot',
        'the desk’s database goes away: Postfix keeps the mail, and delivers it once',
      ],
    ],
  },
  {
    thread: 'glpi-project/glpi#24760',
    lesson: 'a mail that could not be imported came again at each poll, as a new ticket each time',
    tests: [
      [
        'mail/doors/take-mail',
        'every mail ends in one outcome: neither one that nobody can read nor a bug of ours keeps the newest out',
      ],
      ['desk/intake/intake', 'what cannot be parsed is kept, once, and shown to the admins'],
    ],
  },
  {
    thread: 'freescout#5591',
    lesson: 'a sender uses one Message-ID for different mails: the second was skipped',
    tests: [
      ['desk/intake/intake', 'a Message-ID that a sender uses for different mails is no duplicate'],
      ['desk/intake/threads', 'one Message-ID for two mails of different hours is two mails'],
    ],
  },
  {
    thread: 'freescout#4748, #5485, #5434, PR #5636',
    lesson: 'to two mailboxes, or through a list: duplicates',
    tests: [
      ['desk/intake/intake', 'by a second mailbox: the same record, two arrivals'],
      [
        'desk/intake/threads',
        'to two mailboxes, once through a list that adds a prefix and a footer: one ticket',
      ],
    ],
  },
  {
    thread: 'freescout#691, #4740',
    lesson: 'without Message-ID: a random one, imported again and again',
    tests: [
      ['mail/reading/read-email', 'without Message-ID: made from the content, the same for both copies'],
    ],
  },
  {
    thread: 'freescout#4624, #4047',
    lesson: 'one mail that nobody can parse: the newest were never fetched',
    tests: [
      [
        'mail/doors/take-mail',
        'every mail ends in one outcome: neither one that nobody can read nor a bug of ours keeps the newest out',
      ],
      ['mail/doors/imap-door', 'what another client has read is taken all the same'],
      ['mail/reading/bounds', 'a mail that takes too long is stopped, and those behind it are read'],
    ],
  },
  {
    thread: 'freescout#1352',
    lesson: 'the own address stands in Delivered-To alone: ignored',
    tests: [
      [
        'desk/intake/threads',
        'our address stands in Delivered-To alone: taken in, and answered from the mailbox',
      ],
    ],
  },
  {
    thread: 'osTicket#6455',
    lesson: 'ten days without mail, and nobody was told',
    tests: [['mail/watch', 'a mailbox that is not read for five minutes is told once, and its return too']],
  },
  {
    thread: 'osTicket#6299; getmail6#145; imapsync#250',
    lesson: 'the token ends in the middle of a session',
    tests: [
      [
        'mail/oauth/expired-tokens',
        'a token that ends before its time: the session dies, and the next one has a fresh token',
      ],
      [
        'mail/oauth/expired-tokens',
        'letters go on with a fresh token when the mail server refuses the old one',
      ],
    ],
  },
  {
    thread: 'jbostoen/itop-jb-mail-to-ticket-automation-v2#224',
    lesson: 'a token at each poll: the provider throttles',
    tests: [
      ['mail/oauth/token-provider', 'a token is kept until shortly before its end'],
      ['mail/oauth/token-provider', 'those who ask together share one question'],
    ],
  },
  // Threads.
  {
    thread: 'frappe/helpdesk#2626, PR #3638',
    lesson: 'only 8 % of the answers carried a threading header',
    tests: [
      [
        'journeys/every-letter',
        'every letter, in $language, threads in every mail program, and is in the customer’s language',
      ],
      [
        'journeys/postfix-and-dovecot',
        'a request, the letters, the customer’s answer: one thread in his mailbox, one ticket at the desk',
      ],
    ],
  },
  {
    thread: 'edmozley/freeitsm#120',
    lesson: 'an answer to one’s own first mail; letters to whoever wrote last',
    tests: [
      ['desk/intake/intake', 'to the customer’s own first mail lands too'],
      ['desk/intake/threads', 'letters go to the requester, whoever wrote last'],
    ],
  },
  {
    thread: 'ivaldi/brimir#397; uvdesk/community-skeleton#478',
    lesson: 'the second answer in a row names ids that were never stored',
    tests: [
      [
        'desk/intake/threads',
        'a second answer in a row, to an id that we never saw, is found by the start of its References',
      ],
    ],
  },
  {
    thread: 'osTicket#902',
    lesson: 'an answer to the automatic receipt opened a new ticket',
    tests: [['desk/intake/threads', 'an answer to the automatic receipt lands on the ticket']],
  },
  {
    thread: 'frappe/helpdesk PR #3215',
    lesson: 'forwarded between two customers, without headers',
    tests: [
      ['desk/intake/intake', 'lands by the subject’s token'],
      ['desk/intake/intake', 'of a stranger opens its own ticket, linked'],
      ['desk/relations/relations', 'of a look-alike is proposed on the new ticket'],
    ],
  },
  {
    thread: 'BadChoice/handesk#24',
    lesson: '"reply above this line" breaks when the template is translated',
    tests: [
      [
        'desk/relations/relations',
        'a marker in a quoted letter finds the ticket when a provider has rewritten all ids',
      ],
    ],
  },
  // Loops, bounces, automatic answers.
  {
    thread: 'zammad#731, #2923',
    lesson: 'the desk reads its own letters, without end',
    tests: [
      ['mail/reading/guard/guard', 'by loop header and signed id'],
      ['mail/reading/guard/guard', 'under another Message-ID, by the signed id in References'],
      ['desk/intake/intake', 'an own letter that comes back is dropped'],
    ],
  },
  {
    thread: 'faveo-helpdesk#150; osTicket#1041',
    lesson: 'receipts to mailer-daemon and to who is out of office',
    tests: [
      ['desk/intake/never-answered', 'never answered automatically'],
      ['desk/intake/intake', 'one address gets no more automatic letters than the cap'],
    ],
  },
  {
    thread: 'frappe/helpdesk PR #3628',
    lesson: 'real delivery reports opened tickets; three ways of answering fed the loop',
    tests: [
      [
        'journeys/postfix-and-dovecot',
        'a letter that nobody can get: Postfix’s own bounce lands on the ticket, and moves nothing',
      ],
      ['desk/intake/never-answered', 'never answered automatically'],
      ['desk/clock/tick', 'a customer whose reminder may not go out is not closed out'],
    ],
  },
  {
    thread: 'PostHog PR #92017',
    lesson: 'a loop with an autoresponder at the own address',
    tests: [
      ['journeys/two-robots', 'one that says what it is gets one letter, however often the two meet'],
      [
        'journeys/two-robots',
        'one that hides what it is, behind ever new subjects and words, gets no more than the cap',
      ],
      ['mail/reading/read-email', 'our own letter that came back; mail from our own address is somebody’s'],
    ],
  },
  // Language, thanks.
  {
    thread: 'osTicket#6151; OTRS PR #475; mike-koch/Mods-for-HESK#105; django-helpdesk#89',
    lesson: 'automatic letters in the desk’s language, not the customer’s',
    tests: [
      [
        'journeys/every-letter',
        'every letter, in $language, threads in every mail program, and is in the customer’s language',
      ],
      ['desk/intake/threads', 'of a mail that is too short to tell is that in which they wrote before'],
    ],
  },
  {
    thread: 'cds-snc/notification-api#965',
    lesson: 'a French form was answered in the wrong language',
    tests: [['mail/reading/language/language', 'whoever writes in another language is answered in English']],
  },
  {
    thread: 'ivaldi/brimir#88; freescout#2626; osTicket PR #3763; zammad#809',
    lesson: '"thank you" reopens the ticket, and sends a second closing letter',
    tests: [
      [
        'desk/intake/threads',
        'after the closing: kept on the ticket, which stays closed, and no second closing letter',
      ],
      ['mail/reading/language/is-thanks', 'thanks: %s'],
      ['mail/reading/language/is-thanks', 'to be read: %s'],
    ],
  },
  // The clock.
  {
    thread: 'zammad#390',
    lesson: 'days that are no holidays here; nobody sees why a date is what it is',
    tests: [
      ['sla/odd-days', 'where it falls on a Monday, an hour of Friday evening ends on Tuesday'],
      ['cli/deadline/deadline', 'both deadlines, explained'],
    ],
  },
  {
    thread: 'frappe/helpdesk#2212',
    lesson: 'timers ran through the lunch break',
    tests: [['sla/odd-days', 'at its first instant the desk does not work, at its end it does']],
  },
  {
    thread: 'osTicket#3034',
    lesson: 'no pause while the customer is waited for',
    tests: [['ticket/clock/deadlines', 'it is due at no time while it lasts, and what is used up stays so']],
  },
  {
    thread: 'glpi#15605',
    lesson: 'another priority, and the paused time was forgotten',
    tests: [['ticket/clock/deadlines', 'of the priority after a pause: the pause is not forgotten']],
  },
  {
    thread: 'glpi#10594',
    lesson: 'pauses by the wall clock, deadlines in working time',
    tests: [
      [
        'sla/working-time.properties',
        'a pause before the due date moves it by the working time that lies in it, no more and no less',
      ],
    ],
  },
  {
    thread: 'glpi PR #22678',
    lesson: 'the warning was given at midnight',
    tests: [['ticket/clock/schedule', 'is told in working time alone']],
  },
  {
    thread: 'glpi#687',
    lesson: 'opened outside hours: no delay at all',
    tests: [
      [
        'sla/working-time.properties',
        'it opens no earlier than now, is open then, and nothing is worked until then',
      ],
    ],
  },
  {
    thread: 'glpi#15429',
    lesson: 'another time zone on the server: late at birth',
    tests: [['cli/deadline/deadline', 'the same on a server in %s']],
  },
  // Chat.
  {
    thread: 'denoland/clawpatrol#595; getsentry/sentry#57370; target/goalert#19',
    lesson: 'done elsewhere, and the card does not know',
    tests: [
      ['chat/teams/teams', 'claims, for all to see, and in Slack too'],
      ['desk/handle', 'twenty changes are one waiting refresh of the card, and a line each'],
    ],
  },
  {
    thread: 'getsentry/sentry PR #105963',
    lesson: 'pressed again: done twice',
    tests: [
      ['desk/handle', 'a press that is delivered five times is carried out once'],
      ['chat/slack/slack', 'of the second who claims: a whisper says who was first'],
    ],
  },
  {
    thread: 'grafana/oncall PR #5287',
    lesson: 'storms of updates are throttled',
    tests: [['desk/handle', 'twenty changes are one waiting refresh of the card, and a line each']],
  },
  {
    thread: 'chatwoot PR #15605',
    lesson: 'what was typed in the thread went to the customer',
    tests: [['journeys/a-request-from-mail-to-closing', 'what is written in a thread stays inside']],
  },
  {
    thread: 'chatwoot#4690, #12680',
    lesson: 'whoever acts in chat is not who acts in the desk',
    tests: [['chat/door', 'one person on two platforms is one operator']],
  },
  {
    thread: 'slackapi/bolt-js#2509',
    lesson: 'a card that Slack finds too long',
    tests: [
      [
        'contracts/cards-keep-the-limits',
        'a ticket’s card is taken by both platforms, and nothing in it calls, links or formats',
      ],
    ],
  },
];

test.each(lessons)('$thread: $lesson', ({ tests }) => {
  expect(tests).not.toEqual([]);
  for (const [file, title] of tests) {
    const text = readFileSync(`test/${file}.test.ts`, 'utf8');
    expect(titlesIn(text), `test/${file}.test.ts has no test "${title}"`).toContain(title);
  }
});

/** Titles of tests and of groups of them, as they stand in the source: a string, and what is to be done. */
function titlesIn(text: string): string[] {
  return [...text.matchAll(/(['"`])((?:(?!\1).)+)\1,\s*(?:async\b|\(|\w+ =>)/g)].map(
    ([, , title]) => title ?? '',
  );
}
