import type { PeopleWords } from './people-words.ts';

const requests = (count: number) => (count === 1 ? 'one ticket' : `${count} tickets`);

export const peopleEnglish: PeopleWords = {
  notHere: 'I only work in the support team’s channel. Ask me there.',
  working: 'On it: this is taking a little longer than usual. I’ll tell you how it went.',
  workingTitle: 'One moment',
  pressAgain: 'Sorry for the wait: it’s ready now. Press the button again to open it.',
  notShown: 'The answer could not be shown. Check the card, or press again.',
  busy: 'Somebody else is working on this ticket right now. Nothing was changed: try again in a moment.',
  stillWorking: 'This is taking longer than usual. Check the card in a moment before you press again.',
  draftGone: 'This draft isn’t there any more. Open the form again from the card.',
  colleagueLeft: name => `${name} is no longer an operator.`,
  left: {
    title: name => `${name} is no longer an operator`,
    intro: (name, tickets) =>
      tickets === 0
        ? `${name} has no open tickets.`
        : `${name} still has ${requests(tickets)} open. ${tickets === 1 ? 'The customer is waiting: give it to a colleague, or put it back in the queue.' : 'Customers are waiting: give the tickets to a colleague, or put them back in the queue.'}`,
    turns: command =>
      `They were also due to be on duty or on call: others stand in automatically. Check the turns with ${command}.`,
    all: tickets => (tickets === 1 ? 'The open ticket' : `All ${tickets} open tickets`),
    more: tickets => `And ${tickets} more: the buttons on top move them too.`,
  },
  buttons: { 'hand-over-all': 'Give to a colleague', 'release-all': 'Put back in the queue' },
  form: {
    title: 'Give to a colleague',
    intro: (name, tickets) =>
      tickets === 1 ? `${name}’s open ticket goes to:` : `${name}’s ${tickets} open tickets go to:`,
    submit: 'Confirm',
  },
  isBack: name => `${name} is an operator again: their tickets stay with them.`,
  nothingLeft: name => `${name} has no open tickets any more.`,
  handedOver: (tickets, to) =>
    tickets === 1 ? `The ticket is now ${to}’s.` : `${tickets} tickets are now ${to}’s.`,
  released: tickets =>
    tickets === 1 ? 'The ticket is back in the queue.' : `${tickets} tickets are back in the queue.`,
  notMoved: tickets => `${tickets === 1 ? 'One was' : `${tickets} were`} not moved: press again to retry.`,
  managersOnly: 'Only managers hand over a colleague’s tickets.',
};
