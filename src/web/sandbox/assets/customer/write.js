import { at } from '../common/el.js';
import { goOn } from '../common/list.js';
import { carried, post } from '../common/orders.js';
import { mailFiles } from './files.js';

/** The letter that the mail which is being written answers. */
let answering = null;

const form = () => at('write');

/** Begins an answer to a letter. */
export function answerMail(mail, t) {
  answering = mail.id;
  form().querySelector('.answering').hidden = false;
  form().querySelector('.answering span').textContent = t.answering(mail.subject);
  form().elements.subject.value = /^re:/i.test(mail.subject) ? mail.subject : `Re: ${mail.subject}`;
  form().elements.text.focus();
}

export function newMail() {
  answering = null;
  form().querySelector('.answering').hidden = true;
}

/** The form in which a customer writes. @param page `from()`, `tell(error)`, `refresh()` */
export function listenToCustomer({ from, tell, refresh }) {
  form()
    .querySelector('.answering button')
    .addEventListener('click', () => {
      newMail();
      form().reset();
    });
  form().addEventListener('submit', async event => {
    event.preventDefault();
    const { submitter } = event;
    const { subject, text } = form().elements;
    goOn();
    submitter.disabled = true;
    const files = await carried(mailFiles());
    const { error } = await post('/sandbox/act', {
      what: 'mail',
      from: from(),
      subject: subject.value,
      text: text.value,
      ...(answering ? { answers: answering } : {}),
      ...(files.length > 0 ? { files } : {}),
    });
    submitter.disabled = false;
    tell(error);
    if (error) return;
    form().reset();
    newMail();
    await refresh();
    at('mails').scrollTop = 0;
  });
}
