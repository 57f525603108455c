import { createHash } from 'node:crypto';
import type { Desk } from '../../../desk/desk.ts';
import { handle } from '../../../desk/handle.ts';
import { leftBehind } from '../../../desk/people/standing.ts';
import { allOperators, findAnybody, findOperator } from '../../../store/people/operators.ts';
import type { OperatorCommand } from '../../../ticket/commands.ts';
import { actorOf, type Operator } from '../../../ticket/words.ts';
import type { FormView, PressAnswer } from '../../card.ts';
import type { ButtonPress, LeftVerb } from '../../press/button-press.ts';
import { readableLine } from '../../readable.ts';
import type { Speech } from '../../say.ts';
import { wordsIn } from '../../words/words.ts';

/** More than these at once take longer than one waits for a button; a second press moves the next ones. */
const movedAtOnce = 200;

/** On what somebody left behind: all of it goes to a colleague, or back into the queue. The person's id travels where a ticket's number does otherwise. */
export async function answerLeftPress(
  desk: Desk,
  speech: Speech,
  press: ButtonPress & { verb: LeftVerb },
  operator: Operator,
): Promise<PressAnswer> {
  const { people } = wordsIn(speech.language);
  const told = (line: string): PressAnswer => ({ kind: 'told', line });
  if (operator.role === 'operator') return told(people.managersOnly);
  const person = await findAnybody(desk.db, press.ticket);
  if (!person || nonceOfPerson(person) !== press.nonce) return told(wordsIn(speech.language).badInput);
  const name = nameOf(person);
  if (person.leftAt === null) return told(people.isBack(name));
  const { tickets } = await leftBehind(desk, desk.db, person, movedAtOnce);
  if (tickets.length === 0) return told(people.nothingLeft(name));

  const to = await findOperator(desk.db, Number(press.inputs.operator) || 0);
  if (press.verb === 'hand-over-all' && (press.step !== 'submit' || !to))
    return { kind: 'form', form: await form(desk, speech, press, name, tickets.length) };
  const command: OperatorCommand =
    press.verb === 'hand-over-all' && to ? { type: 'reassign', to } : { type: 'release' };
  let moved = 0;
  for (const { number } of tickets) {
    const handled = await handle(
      desk,
      number,
      command,
      { actor: actorOf(operator), origin: press.platform, key: `${press.key}:${number}` },
      // Somebody took it meanwhile.
      async (_tx, now) => now.assignee?.id !== person.id,
    );
    if (handled.ok) moved += 1;
  }
  const rest = tickets.length - moved;
  return told(
    [
      to && press.verb === 'hand-over-all' ? people.handedOver(moved, nameOf(to)) : people.released(moved),
      rest > 0 ? people.notMoved(rest) : '',
    ]
      .filter(Boolean)
      .join(' '),
  );
}

async function form(
  desk: Desk,
  { language }: Speech,
  press: ButtonPress,
  name: string,
  tickets: number,
): Promise<FormView> {
  const { people, fields, cancel } = wordsIn(language);
  return {
    verb: 'hand-over-all',
    ticket: press.ticket,
    nonce: press.nonce,
    version: 0,
    language,
    title: people.form.title,
    about: '',
    intro: people.form.intro(name, tickets),
    notice: '',
    fields: [
      {
        id: 'operator',
        kind: 'choice',
        label: fields.operator,
        placeholder: fields.choose,
        required: true,
        options: (await allOperators(desk.db))
          .slice(0, 100)
          .map(each => ({ value: String(each.id), label: nameOf(each) })),
        value: '',
      },
    ],
    submit: people.form.submit,
    cancel,
  };
}

/** People are numbered too: after an older state of the database was put back, a number may be another's. */
export function nonceOfPerson({ email }: Pick<Operator, 'email'>): string {
  return createHash('sha256').update(email).digest('hex').slice(0, 12);
}

function nameOf({ name, email }: Pick<Operator, 'name' | 'email'>): string {
  return readableLine(name, 60) || email;
}
