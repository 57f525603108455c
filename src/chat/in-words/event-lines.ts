import type { TicketEvent, TicketEventType } from '../../ticket/events.ts';
import type { Actor, AttachedFile, Named } from '../../ticket/words.ts';
import { readable, readableLine } from '../readable.ts';
import type { Words } from '../words/words.ts';
import { classificationInWords } from './classification-in-words.ts';

/** What a line tells beside the event itself: who did it, in words and as the log knows them. */
type Telling = { words: Words; lines: Words['lines']; who: string; actor: Actor };

type Lines = {
  [Type in TicketEventType]: (event: Extract<TicketEvent, { type: Type }>, telling: Telling) => string;
};

/** How each event is told in a line. One that has none does not compile. */
export const eventLines: Lines = {
  'ticket-opened': (_, { lines, who }) => lines.began(who),
  'message-received': ({ intent, endsWaiting }, { lines, who }) => {
    if (intent === 'thanks') return lines.thanked(who);
    if (intent === 'automatic') return lines.automatic(who);
    return endsWaiting ? lines.answered(who) : lines.received(who);
  },
  'virus-found': ({ file, signature }, { lines }) =>
    lines.virusFound(readableLine(file, 60), readableLine(signature, 80)),

  'wrote-outside': ({ reached }, { lines, who }) => (reached ? lines.outside(who) : lines.toTheDesk(who)),
  'said-to-be': ({ saysToBe }, { lines, who, actor }) =>
    lines.saidToBe(
      actor.kind === 'customer' ? readableLine(actor.address, 120) : who,
      readableLine(saysToBe.operator.name, 80),
    ),
  vouched: ({ operator }, { lines, who }) => lines.vouched(who, readableLine(operator.name, 80)),

  claimed: ({ tellsCustomer }, { lines, who }) =>
    tellsCustomer ? lines.claimedTold(who) : lines.claimed(who),
  released: (_, { lines, who }) => lines.released(who),
  reassigned: ({ to }, { lines, who }) => lines.reassigned(who, readableLine(to.name, 80)),

  classified: (event, { words, lines, who }) => lines.classified(who, classificationInWords(words, event)),
  'language-changed': ({ language }, { words, lines, who }) => lines.language(who, words.language[language]),

  'clarification-asked': ({ files }, { words, lines, who }) =>
    withFiles(words, lines.clarification(who), files),
  replied: ({ files }, { words, lines, who }) => withFiles(words, lines.replied(who), files),
  'letter-bounced': ({ recipient, status, permanent }, { lines }) => {
    const line = permanent ? lines.bounced : lines.letterUndelivered;
    return line(readableLine(recipient, 120), readableLine(status, 20));
  },
  'letter-delayed': ({ recipient }, { lines }) => lines.letterDelayed(readableLine(recipient, 120)),
  'letter-recalled': (_, { lines, who }) => lines.recalled(who),
  'letter-resent': ({ recipient }, { lines, who }) => lines.resent(who, readableLine(recipient, 120)),

  closed: ({ files }, { words, lines, who, actor }) =>
    actor.kind === 'desk' ? lines.closedSilent : withFiles(words, lines.closed(who), files),
  reopened: ({ by, reason }, { lines, who }) =>
    by === 'customer' ? lines.reopenedByCustomer(who) : lines.reopened(who, readableLine(reason, 300)),

  'note-added': ({ text }, { lines, who }) => lines.note(who, readable(text, 2000)),
  'conversation-opened': (_, { lines, who }) => lines.opened(who),
  'attachment-opened': ({ name }, { lines, who }) => lines.attachment(who, readableLine(name, 80)),

  escalated: ({ promise, share, told }, { words, lines }) => {
    const reached = share >= 1 ? words.clock.ping.breached(1) : words.clock.ping.title(1);
    return lines.escalated(`${words.clock.promise[promise]}: ${reached.toLowerCase()}.`, namesOf(told));
  },
  'on-call-told': ({ told }, { lines }) => lines.onCallTold(namesOf(told)),
  acknowledged: (_, { lines, who }) => lines.acknowledged(who),
  'deadline-extended': ({ promise, by, reason }, { words, lines, who }) => {
    const { clock } = words;
    return lines.extended(who, clock.promise[promise], clock.workingLength(by), readableLine(reason, 300));
  },
  reminded: (_, { lines }) => lines.reminded,

  merged: ({ into }, { lines, who }) => lines.merged(who, `#${into}`),
  absorbed: ({ from }, { lines, who }) => lines.absorbed(who, `#${from}`),
  'split-off': ({ sender, into }, { lines, who }) =>
    lines.splitOff(who, readableLine(sender.name || sender.address, 80), `#${into}`),
  linked: ({ to }, { lines, who }) => lines.linked(who, `#${to}`),
};

/** How it is told instead where the automatic letter that it ordered may not go. */
export const heldLines: Partial<
  Record<TicketEventType, (lines: Words['lines'], who: string, why: string) => string>
> = {
  claimed: (lines, who, why) => lines.claimedHeld(who, why),
  closed: (lines, who, why) => lines.closedHeld(who, why),
};

/** How many, not which: a file's name can say as much of a customer as the letter does. */
function withFiles({ files }: Words, line: string, attached: AttachedFile[] = []): string {
  return attached.length > 0 ? `${line} ${files.attached(attached.length)}` : line;
}

function namesOf(told: Named[]): string {
  return told.map(({ name }) => readableLine(name, 80)).join(', ');
}
