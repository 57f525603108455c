import { type ClockWords, hoursAndMinutes } from './clock-words.ts';

const promise = { claim: 'Claim', resolve: 'Resolution' };

export const clockEnglish: ClockWords = {
  promise,
  deadline: {
    'in-time': (kind, due) => `${promise[kind]} by ${due} · in time`,
    near: (kind, due) => `${promise[kind]} by ${due} · due soon`,
    breached: (kind, due) => `${promise[kind]} was due ${due} · promise broken`,
    paused: kind => `${promise[kind]} · paused`,
    met: (kind, due) => `${promise[kind]} was due ${due} · promise kept`,
    missed: (kind, due) => `${promise[kind]} was due ${due} · too late`,
  },
  length: hoursAndMinutes,
  left: length => `${length} of working time left`,
  extendedEnough: (atMost, left) =>
    left
      ? `A promise can be extended by ${atMost} at most, in all; ${left} of working time can still be added.`
      : `A promise can be extended by ${atMost} at most, in all, and this one has been.`,
  late: length => `${length} of working time late`,
  why: {
    title: token => `${token}: why?`,
    day: 'ccc d LLL',
    time: 'H:mm',
    promised: (kind, length, from) => `${promise[kind]} within ${length} of working time, from ${from}.`,
    counted: (when, length) => `${when} = ${length}`,
    days: count => `${count} days`,
    weekend: 'weekend',
    dayOff: day => `${day}: no working day`,
    closure: name => `closed (${name})`,
    pause: (from, to) => `paused ${from} - ${to}`,
    goesOn: 'now',
    due: when => `due ${when}`,
    met: when => `done ${when}`,
    stillLeft: length => `${length} left when it goes on`,
    extended: (length, original) => `A manager added ${length}; the original promise was ${original}.`,
    nothing: 'Nothing is promised for this request: its category carries no deadline.',
  },
  ping: {
    title: count => (count === 1 ? 'A promise is due soon' : `${count} promises are due soon`),
    breached: count =>
      count === 1 ? 'A promise is broken' : `${count} tickets: promises broken or due soon`,
    onCallTitle: 'It cannot wait for the reopening',
    arrived: (when, who) => `Arrived ${when}, from ${who}`,
    assignee: name => `${name} has it`,
    nobody: 'Not claimed yet',
    lastAction: (line, when) => `last action, ${when}: ${line}`,
    noAction: 'no action yet',
    reason: {
      assignee: 'You are told because you have it.',
      channel: 'All of you are told because nobody has it.',
      'no-manager': 'All of you are told because the desk has no manager.',
      'on-duty': 'You are told because you are the manager on duty.',
      managers: 'You are told because you are a manager.',
      'on-call': 'You are told because you are on call in this closure.',
    },
    again: times => (times === 1 ? 'Repeated once.' : `Repeated ${times} times.`),
    more: (count, command) => `And ${count} more: ${command}`,
  },
  forecast: {
    title: 'Due soon, unless somebody acts',
    intro: until => `These promises are due by ${until}.`,
    more: (count, command) => `And ${count} more: ${command}`,
  },
  handOver: {
    title: 'Left open for tomorrow',
    intro: 'What each of you has, with the next deadline.',
    of: (name, count) => `${name} · ${count} open`,
  },
  unattended: {
    title: 'A closure with nobody in particular on call',
    text: (name, days, hasManagers, closures, duty) =>
      `${name}, ${days}: nobody in particular is on call. A blocking request would call ${
        hasManagers ? 'all managers' : 'the whole channel'
      }. Name somebody with ${closures} or ${duty}.`,
  },
  closures: {
    title: 'Closures',
    none: 'No closure is planned.',
    plan: 'Plan a closure',
    change: 'Change',
    cancel: 'Cancel it',
    onCall: name => `On call: ${name}`,
    withoutOnCall: 'On call: whoever is on duty',
    fixed: 'set in desk.yaml',
    form: {
      title: 'Closure',
      intro: 'On these days, both included, the desk does not work and its clock stands still.',
      from: 'First day',
      to: 'Last day',
      name: 'What customers read',
      namePlaceholder: 'Christmas closure',
      onCall: 'On call',
      nobody: 'Whoever is on duty',
      submit: 'See what moves',
    },
    preview: {
      title: 'What moves',
      intro: days => `The desk is closed: ${days}. Customers read it in every letter, from two weeks before.`,
      cancelIntro: days => `The desk works as usual: ${days}.`,
      moves: count => (count === 1 ? 'One deadline moves:' : `${count} deadlines move:`),
      unmoved: 'No open deadline moves.',
      move: (token, kind, from, to) => `${token} ${promise[kind].toLowerCase()}: ${from} → ${to}`,
      more: count => `and ${count} more`,
      save: 'Save',
      doCancel: 'Cancel the closure',
    },
    saved: 'The closure is in the calendar; the deadlines are computed anew.',
    cancelled: 'The closure is cancelled; the deadlines are computed anew.',
    datesMissing: 'Choose the first and the last day.',
    backwards: 'The last day lies before the first one.',
    tooLong: days => `A closure lasts ${days} days at most.`,
    nameMissing: 'Write what customers read: they are told why nobody answers.',
    inThePast: 'Those days are over: what is past is not rewritten.',
    gone: 'This closure is not there any more.',
    managersOnly: 'Only managers plan closures and duty.',
  },
  duty: {
    title: 'On duty',
    now: name => `On duty now: ${name}.`,
    nobody: 'Nobody in particular is on duty: all managers are.',
    usage: command => `To change it: ${command} anna@example.com 2026-12-24 2027-01-06 (first and last day).`,
    wrongDates: 'Write dates that exist as 2026-12-24: year, month, day.',
    unknown: email => `${email} is no operator.`,
    saved: (name, days) => `${name} is on duty: ${days}.`,
  },
  announcement: {
    ahead: (name, from, to, reopens) =>
      `Please note: from ${from} to ${to} our support desk is closed (${name}). We are back on ${reopens}.`,
    during: (name, to, reopens) =>
      `Please note: our support desk is closed until ${to} (${name}). We are back on ${reopens}.`,
    onCall: phone => `For what blocks your production call ${phone}.`,
  },
};
