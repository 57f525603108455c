import { drawCustomer } from './customer.js';
import { carried, el, goOn, longFormat, post, scrollTo, standStill, timeOf, toEnd, useZone } from './dom.js';
import { drawMailFiles, mailFiles } from './mail-files.js';
import { drawSlack } from './slack.js';
import { drawStory, playStory } from './story.js';
import { drawTeams } from './teams.js';
import { words } from './words.js';

let as = localStorage.getItem('as') ?? 'ANNA';
let from = localStorage.getItem('from') ?? '';
let tab = 'teams';
let homeOpen = false;
let chatOpen = false;
let answering = null;
let state = null;
let drawing = null;
let isStale = false;
let acting = 0;

const at = id => document.getElementById(id);

/** Asks for what is to be seen and draws it, again if something changed meanwhile. */
function refresh() {
  isStale = true;
  drawing ??= drawUntilFresh().finally(() => {
    drawing = null;
  });
  return drawing;
}

async function drawUntilFresh() {
  while (isStale) {
    isStale = false;
    state = await (await fetch(`/sandbox/state?as=${as}`)).json();
    draw();
  }
}

function draw() {
  const { language, zone } = state.desk;
  useZone(zone);
  const t = words[language];
  document.documentElement.lang = language;
  document.body.dataset.tab = tab;
  for (const element of document.querySelectorAll('[data-text]'))
    element.textContent = t[element.dataset.text];
  for (const button of document.querySelectorAll('[data-tab]'))
    button.setAttribute('aria-pressed', String(button.dataset.tab === tab));
  options(
    at('as'),
    state.colleagues.map(({ key, name, role }) => [key, `${name} · ${t.roles[role]}`]),
    state.as,
  );
  if (!state.customers.some(({ address }) => address === from)) from = state.customers[0].address;
  options(
    at('from'),
    state.customers.map(({ name, address }) => [address, name]),
    from,
  );
  drawStory(t);
  at('now').textContent = timeOf(state.now, language, longFormat);
  at('teams-write').elements.text.placeholder = chatOpen ? t.composerChat : t.composerTeams;
  at('teams-write').querySelector('.attach').hidden = !chatOpen;
  at('teams-write').elements.files.ariaLabel = t.addFiles;
  at('teams').querySelector('h2 small').hidden = chatOpen;
  at('teams-chat').setAttribute('aria-pressed', String(chatOpen));
  at('teams-channel').setAttribute('aria-pressed', String(!chatOpen));
  at('slack-write').elements.text.placeholder = t.composerSlack;
  at('slack-home').setAttribute('aria-pressed', String(homeOpen));
  at('slack-channel').setAttribute('aria-pressed', String(!homeOpen));
  drawMailFiles(t, state.desk.mailFileBytes);
  const context = { act, t, language, from, homeOpen, chatOpen, answer };
  drawCustomer(state, context);
  drawTeams(state, context);
  drawSlack(state, context);
}

function options(select, list, value) {
  const stamp = JSON.stringify(list);
  if (select.dataset.stamp !== stamp) {
    select.dataset.stamp = stamp;
    select.replaceChildren(...list.map(([key, label]) => el('option', { value: key }, label)));
  }
  select.value = value;
}

/** Does what a button orders; the page is busy until its answer stands there. */
async function act(order) {
  goOn();
  document.body.ariaBusy = String(++acting > 0);
  const pressed = ticketOf(order);
  const { error } = await post('/sandbox/act', { as, ...order });
  tell(error);
  await refresh();
  if (pressed) showBeside(pressed);
  else if (isWritten(order)) toEnd(listOf(order));
  document.body.ariaBusy = String(--acting > 0);
}

/** What one writes, and what is answered, comes at the end of its chat; in a thread it stands where one wrote. */
function isWritten({ what, thread }) {
  return (
    !thread && ['teams-write', 'teams-mention', 'teams-chat', 'slack-write', 'slack-slash'].includes(what)
  );
}

function listOf({ what }) {
  return at(what.startsWith('teams') ? 'teams-threads' : 'slack-messages');
}

/** The request whose button was pressed, and the pane in which it was. */
function ticketOf({ what, ticket, where }) {
  if (what === 'teams-press') return { token: `#${ticket}`, pane: 'teams' };
  const card = what === 'slack-press' && where.ts && document.querySelector(`[data-ts="${where.ts}"]`);
  const token = card && /^#\d+/.exec(card.querySelector('.block-header')?.textContent ?? '')?.[0];
  return token ? { token, pane: 'slack' } : null;
}

/** What is done in one chat changes the card in the other: it is brought where one can see it change. */
function showBeside({ token, pane }) {
  const list = at(pane === 'slack' ? 'teams-threads' : 'slack-messages');
  const isCard = child => child.textContent.includes(`${token} `) || child.textContent.includes(`${token}●`);
  scrollTo(list, [...list.children].find(isCard));
}

/** What the story tells of stands in both chats: the request, or at the end of its thread the call. */
function showStory(subject, isCall) {
  for (const list of [at('teams-threads'), at('slack-messages')]) {
    const about = [...list.children].filter(child => child.textContent.includes(subject));
    const called = isCall ? about.find(child => child.querySelector('.mention')) : null;
    const shown = [list, called ?? about[0], called ? 'bottom' : 'top'];
    scrollTo(...shown);
    standStill(...shown);
  }
}

let told;
function tell(error) {
  const output = at('told');
  output.hidden = !error;
  output.textContent = error ?? '';
  clearTimeout(told);
  told = setTimeout(() => {
    output.hidden = true;
  }, 8000);
}

function answer(mail) {
  const form = at('write');
  answering = mail.id;
  form.querySelector('.answering').hidden = false;
  form.querySelector('.answering span').textContent = words[state.desk.language].answering(mail.subject);
  form.elements.subject.value = /^re:/i.test(mail.subject) ? mail.subject : `Re: ${mail.subject}`;
  form.elements.text.focus();
}

function newMail() {
  answering = null;
  at('write').querySelector('.answering').hidden = true;
}

function openSlackChannel() {
  if (!homeOpen) return;
  homeOpen = false;
  at('slack-messages').replaceChildren();
  draw();
}

/** From now on the page shows what this colleague, or this customer, sees. */
function become(actor) {
  if (actor.as) {
    as = actor.as;
    localStorage.setItem('as', as);
  }
  if (actor.from && actor.from !== from) {
    from = actor.from;
    localStorage.setItem('from', from);
    newMail();
  }
  return refresh();
}

at('as').addEventListener('change', ({ target }) => become({ as: target.value }));
at('from').addEventListener('change', ({ target }) => become({ from: target.value }));
at('write')
  .querySelector('.answering button')
  .addEventListener('click', () => {
    newMail();
    at('write').reset();
  });
at('write').addEventListener('submit', async event => {
  event.preventDefault();
  const { target: form, submitter } = event;
  const { subject, text } = form.elements;
  goOn();
  submitter.disabled = true;
  const files = await carried(mailFiles());
  const order = {
    what: 'mail',
    from,
    subject: subject.value,
    text: text.value,
    ...(answering ? { answers: answering } : {}),
    ...(files.length > 0 ? { files } : {}),
  };
  const { error } = await post('/sandbox/act', order);
  submitter.disabled = false;
  tell(error);
  if (error) return;
  form.reset();
  newMail();
  await refresh();
  at('mails').scrollTop = 0;
});
at('teams-write').addEventListener('submit', event => {
  event.preventDefault();
  const input = event.target.elements.text;
  const text = input.value.trim();
  const command = /^@sportello\b\s*(.*)$/i.exec(text);
  if (chatOpen) {
    if (text) act({ what: 'teams-chat', text, files: [] });
    input.value = '';
    return;
  }
  if (command) act({ what: 'teams-mention', text: command[1] });
  else if (text) act({ what: 'teams-write', text });
  input.value = '';
});
at('slack-write').addEventListener('submit', event => {
  event.preventDefault();
  const input = event.target.elements.text;
  const text = input.value.trim();
  const command = /^\/ticket\b\s*(.*)$/i.exec(text);
  const channel = state.slack.mainChannel;
  openSlackChannel();
  if (command) act({ what: 'slack-slash', channel, text: command[1] });
  else if (text) act({ what: 'slack-write', channel, text });
  input.value = '';
});
at('teams-write').elements.files.addEventListener('change', async ({ target }) => {
  const files = await carried(target.files);
  target.value = '';
  if (files.length > 0) act({ what: 'teams-chat', text: '', files });
});
for (const [id, isChat] of [
  ['teams-channel', false],
  ['teams-chat', true],
])
  at(id).addEventListener('click', () => {
    chatOpen = isChat;
    at('teams-threads').replaceChildren();
    draw();
  });
at('slack-home').addEventListener('click', () => {
  homeOpen = true;
  at('slack-messages').scrollTop = 0;
  act({ what: 'slack-home' });
});
at('slack-channel').addEventListener('click', openSlackChannel);
for (const button of document.querySelectorAll('[data-minutes]'))
  button.addEventListener('click', () => {
    goOn();
    post('/sandbox/clock', { minutes: Number(button.dataset.minutes) });
  });
at('evening').addEventListener('click', () => playStory(words[state.desk.language], tell, become, showStory));
at('sample').addEventListener('click', async ({ currentTarget: button }) => {
  button.disabled = true;
  await post('/sandbox/sample-day', {});
  button.disabled = false;
});
for (const button of document.querySelectorAll('[data-tab]'))
  button.addEventListener('click', () => {
    tab = button.dataset.tab;
    draw();
  });

new EventSource('/sandbox/events').addEventListener('message', refresh);
