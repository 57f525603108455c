import { at, el } from '../common/el.js';
import { drawList } from '../common/list.js';
import { longFormat, sizeOf, timeOf } from '../common/said.js';

/** A customer's mail program: what came, what went, and what is being written. */
export function drawCustomer(state, { t, language, from, answer }) {
  const list = at('mails');
  const mails = state.mailboxes[from] ?? [];
  drawList(list, mails, ({ id }) => id, drawMail, 'top');
  list.classList.toggle('quiet', mails.length === 0);
  list.dataset.quiet = t.emptyMailbox;

  function drawMail(mail) {
    return el(
      'article',
      { class: `mail ${mail.folder}`, 'data-folder': mail.folder, tabindex: '-1' },
      el(
        'header',
        {},
        el('b', {}, mail.folder === 'inbox' ? mail.from : `→ ${mail.to}`),
        el('time', {}, timeOf(mail.at, language, longFormat)),
      ),
      el('h3', {}, mail.subject || '–'),
      mail.folder === 'inbox' && mail.html
        ? letter(mail.html, t.letter)
        : el('p', { class: 'text' }, mail.text.trim()),
      mail.files?.length ? files(mail) : null,
      mail.folder === 'inbox'
        ? el(
            'button',
            { type: 'button', 'aria-label': t.replyTo(mail.subject), onclick: () => answer(mail) },
            t.reply,
          )
        : null,
    );
  }
}

/** What is attached, to be downloaded as it arrived. */
function files({ id, files }) {
  return el(
    'p',
    { class: 'files' },
    ...files.map(({ name, size }, index) =>
      el(
        'a',
        { href: `/sandbox/mails/${id}/files/${index}`, download: name },
        `📎 ${name} · ${sizeOf(size)}`,
      ),
    ),
  );
}

/** The HTML as a mail program shows it: cut off from the page, without scripts. */
function letter(html, title) {
  const frame = el('iframe', { sandbox: 'allow-same-origin', title });
  frame.srcdoc = html;
  const grow = () => {
    const page = frame.contentDocument?.documentElement;
    // In a pane that is not shown nothing has a height; the observer calls again when it is.
    if (page && frame.offsetWidth > 0) frame.style.height = `${page.scrollHeight}px`;
  };
  frame.addEventListener('load', grow);
  let width = 0;
  new ResizeObserver(() => {
    if (frame.offsetWidth === width) return;
    width = frame.offsetWidth;
    grow();
  }).observe(frame);
  // The line above it is the holder's: within the frame's height it would leave the letter a pixel short.
  return el('div', { class: 'letter' }, frame);
}
