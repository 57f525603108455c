import { at, options } from './common/el.js';
import { showDone, showStory, ticketOf } from './common/into-view.js';
import { listenToLinks } from './common/links.js';
import { goOn } from './common/list.js';
import { post } from './common/orders.js';
import { longFormat, timeOf, useZone } from './common/said.js';
import { walkByArrows } from './common/walk.js';
import { drawMailFiles } from './customer/files.js';
import { drawCustomer } from './customer/mailbox.js';
import { answerMail, listenToCustomer, newMail } from './customer/write.js';
import { listenToComposer as listenInSlack } from './slack/composer.js';
import { openChannel as openInSlack } from './slack/place.js';
import { drawSlack } from './slack/window.js';
import { drawStory, playStory } from './story/story.js';
import { listenToComposer as listenInTeams } from './teams/composer.js';
import { listenToPasting } from './teams/pasting/pasting.js';
import { openChannel as openInTeams } from './teams/place.js';
import { listenToSearch } from './teams/search/search.js';
import { drawTeams } from './teams/window.js';
import { words } from './words/words.js';

let as = localStorage.getItem('as') ?? 'ANNA';
let from = localStorage.getItem('from') ?? '';
let tab = 'teams';
let state = null;
let drawing = null;
let isStale = false;
let acting = 0;
let drawSearch = () => {};

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
  say(t);
  for (const button of document.querySelectorAll('.tabs [data-tab]'))
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
  drawMailFiles(t, state.desk.mailFileBytes);
  const context = { act, as: () => as, t, language, from, redraw: draw, answer: mail => answerMail(mail, t) };
  drawCustomer(state, context);
  drawTeams(state, context);
  drawSearch();
  drawSlack(state, context);
}

/** The words that stand in the page's own HTML. */
function say(t) {
  for (const element of document.querySelectorAll('[data-text]'))
    element.textContent = t[element.dataset.text];
  for (const element of document.querySelectorAll('[data-label]'))
    element.ariaLabel = t[element.dataset.label];
}

/** Does what a button orders; the page is busy until its answer stands there. */
async function act(order) {
  goOn();
  document.body.ariaBusy = String(++acting > 0);
  const pressed = ticketOf(order);
  const { error } = await post('/sandbox/act', { as, ...order });
  tell(error);
  await refresh();
  showDone(order, pressed);
  document.body.ariaBusy = String(--acting > 0);
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
listenToCustomer({ from: () => from, tell, refresh });
const inTeams = { act, state: () => state, as: () => as, t: () => words[state.desk.language] };
listenInTeams({ ...inTeams, pasted: listenToPasting(inTeams) });
drawSearch = listenToSearch(inTeams);
listenInSlack({ act, state: () => state, redraw: draw });
listenToLinks(draw);
for (const id of ['mails', 'teams-threads', 'slack-messages']) walkByArrows(at(id));
for (const button of document.querySelectorAll('[data-minutes]'))
  button.addEventListener('click', () => {
    goOn();
    post('/sandbox/clock', { minutes: Number(button.dataset.minutes) });
  });
at('evening').addEventListener('click', () => {
  openInSlack(null);
  openInTeams(null);
  draw();
  playStory(words[state.desk.language], tell, become, showStory);
});
at('sample').addEventListener('click', async ({ currentTarget: button }) => {
  button.disabled = true;
  const { error } = await post('/sandbox/sample-day', {});
  tell(error);
  button.disabled = false;
});
for (const button of document.querySelectorAll('.tabs [data-tab]'))
  button.addEventListener('click', () => {
    tab = button.dataset.tab;
    draw();
  });
for (const link of document.querySelectorAll('.skip a'))
  link.addEventListener('click', event => {
    event.preventDefault();
    tab = link.hash.slice(1);
    draw();
    at(tab).focus();
  });

new EventSource('/sandbox/events').addEventListener('message', refresh);
