import type { RecordedEvent } from '../../../ticket/events.ts';
import type { Seen } from '../../../ticket/sight/seen.ts';
import type { Actor, AttachedFile, Named, Origin } from '../../../ticket/words.ts';
import { readable, readableLine } from '../../readable.ts';
import type { Words } from '../../words/words.ts';
import { classificationInWords } from './classification-in-words.ts';

/** "Anna Rossi (Slack)": who did it, and where. Customers write by mail, which need not be said. */
function whoInWords(words: Words, actor: Actor, origin: Origin): string {
  switch (actor.kind) {
    case 'operator':
      return `${readableLine(actor.name, 80)} (${words.origin[origin]})`;
    case 'customer':
      return readableLine(actor.name || actor.address, 80) || words.customer;
    case 'desk':
      return words.deskItself;
    default:
      return actor satisfies never;
  }
}

/**
 * One event as one line, for the card's thread, a stale press, and the log on the command line. Notes are quoted,
 * letters are not: what was written to the customer is read in the conversation, where reading is recorded.
 *
 * @param held why the event's automatic letter was not sent, if it was not
 */
export function eventInWords(
  words: Words,
  { event, actor, origin }: Seen<RecordedEvent>,
  held: string | null = null,
): string {
  const who = whoInWords(words, actor, origin);
  const lines = words.lines;
  switch (event.type) {
    case 'ticket-opened':
      return lines.began(who);
    case 'message-received':
      if (event.intent === 'thanks') return lines.thanked(who);
      if (event.intent === 'automatic') return lines.automatic(who);
      return event.endsWaiting ? lines.answered(who) : lines.received(who);
    case 'wrote-outside':
      return event.reached ? words.author.lines.outside(who) : words.author.lines.toTheDesk(who);
    case 'said-to-be':
      return words.author.lines.saidToBe(
        actor.kind === 'customer' ? readableLine(actor.address, 120) : who,
        readableLine(event.saysToBe.operator.name, 80),
      );
    case 'vouched':
      return words.author.lines.vouched(who, readableLine(event.operator.name, 80));
    case 'claimed':
      if (held) return lines.claimedHeld(who, held);
      return event.tellsCustomer ? lines.claimedTold(who) : lines.claimed(who);
    case 'classified':
      return lines.classified(who, classificationInWords(words, event));
    case 'clarification-asked':
      return withFiles(words, lines.clarification(who), event.files);
    case 'replied':
      return withFiles(words, lines.replied(who), event.files);
    case 'closed':
      if (held) return words.author.lines.closedHeld(who, held);
      return actor.kind === 'desk' ? lines.closedSilent : withFiles(words, lines.closed(who), event.files);
    case 'released':
      return lines.released(who);
    case 'reassigned':
      return lines.reassigned(who, readableLine(event.to.name, 80));
    case 'reopened':
      return event.by === 'customer'
        ? lines.reopenedByCustomer(who)
        : lines.reopened(who, readableLine(event.reason, 300));
    case 'note-added':
      return lines.note(who, readable(event.text, 2000));
    case 'conversation-opened':
      return lines.opened(who);
    case 'attachment-opened':
      return lines.attachment(who, readableLine(event.name, 80));
    case 'language-changed':
      return lines.language(who, words.language[event.language]);
    case 'escalated': {
      const reached = event.share >= 1 ? words.clock.ping.breached(1) : words.clock.ping.title(1);
      const what = `${words.clock.promise[event.promise]}: ${reached.toLowerCase()}.`;
      return lines.escalated(what, namesOf(event.told));
    }
    case 'on-call-told':
      return lines.onCallTold(namesOf(event.told));
    case 'acknowledged':
      return lines.acknowledged(who);
    case 'deadline-extended':
      return lines.extended(
        who,
        words.clock.promise[event.promise],
        words.clock.workingLength(event.by),
        readableLine(event.reason, 300),
      );
    case 'reminded':
      return lines.reminded;
    case 'merged':
      return words.mail.lines.merged(who, `#${event.into}`);
    case 'absorbed':
      return words.mail.lines.absorbed(who, `#${event.from}`);
    case 'split-off':
      return words.mail.lines.splitOff(
        who,
        readableLine(event.sender.name || event.sender.address, 80),
        `#${event.into}`,
      );
    case 'linked':
      return words.mail.lines.linked(who, `#${event.to}`);
    case 'letter-bounced': {
      const recipient = readableLine(event.recipient, 120);
      return event.permanent
        ? words.mail.lines.bounced(recipient, readableLine(event.status, 20))
        : words.watch.letterFailed(recipient, readableLine(event.status, 20));
    }
    case 'letter-delayed':
      return words.watch.letterDelayed(readableLine(event.recipient, 120));
    case 'virus-found':
      return words.watch.virusFound(readableLine(event.file, 60), readableLine(event.signature, 80));
    case 'letter-recalled':
      return words.mail.lines.recalled(who);
    case 'letter-resent':
      return words.mail.lines.resent(who, readableLine(event.recipient, 120));
    default:
      return event satisfies never;
  }
}

/** How many, not which: a file's name can say as much of a customer as the letter does. */
function withFiles({ files }: Words, line: string, attached: AttachedFile[] = []): string {
  return attached.length > 0 ? `${line} ${files.attached(attached.length)}` : line;
}

function namesOf(told: Named[]): string {
  return told.map(({ name }) => readableLine(name, 80)).join(', ');
}
