import { aside } from '../aside.ts';
import { lineField } from '../fields.ts';
import { ticketNumber } from '../inputs.ts';
import { decided, unreadMail } from './unread-mail.ts';

const numberLength = 10;

/** It goes into the conversation of a ticket that there is, as it came. */
export const attachMail = aside({
  ...unreadMail,
  verb: 'attach-mail',
  label: words => words.mail.quarantine.attach,
  form: {
    words: words => words.mail.quarantine.form,
    known: () => ({}),
    fields: ({ number = '' }, { words: { mail, fields } }) => [
      lineField(
        'number',
        { label: mail.quarantine.form.number, placeholder: fields.number },
        { required: true, maxLength: numberLength, value: number },
      ),
    ],
  },
  read: async ({ number }, _subject, { words }) => {
    const ticket = ticketNumber.parse(number);
    return ticket === 0 ? { fault: words.fields.noNumber } : { input: ticket };
  },
  carryOut: async (ticket, _subject, asked) => {
    const done = await decided({ to: 'attach', ticket }, asked);
    const { fields, mail } = asked.words;
    const { quarantine } = mail;
    if (done.ok) return { told: quarantine.attached(`#${done.ticket}`) };
    return done.reason === 'settled' ? { told: quarantine.settled, idle: true } : { fault: fields.noNumber };
  },
});
