import { replies } from './answers/replies.ts';
import type { Command } from './command.ts';
import { help } from './help.ts';
import { incident } from './incidents/incident.ts';
import { closedToday } from './lists/closed-today.ts';
import { find } from './lists/find.ts';
import { home } from './lists/home.ts';
import { late } from './lists/late.ts';
import { mine } from './lists/mine.ts';
import { of } from './lists/of.ts';
import { queue } from './lists/queue.ts';
import { reminders } from './lists/reminders.ts';
import { request } from './lists/request.ts';
import { snoozed } from './lists/snoozed.ts';
import { waiting } from './lists/waiting.ts';
import { watched } from './lists/watched.ts';
import { maintenance } from './maintenance/maintenance.ts';
import { language } from './oneself/language.ts';
import { newRequest } from './opening/new-request.ts';
import { away } from './people/away.ts';
import { back } from './people/back.ts';
import { erase } from './privacy/erase.ts';
import { ledger } from './privacy/ledger.ts';
import { closures } from './promises/closures.ts';
import { duty } from './promises/duty.ts';
import { why } from './promises/why.ts';
import { report } from './reports/report.ts';
import { work } from './work/work.ts';

/** What can be asked for in chat, in the order of the help. */
export const commands: readonly Command[] = [
  home,
  request,
  find,
  mine,
  queue,
  late,
  waiting,
  closedToday,
  of,
  snoozed,
  watched,
  reminders,
  newRequest,
  incident,
  replies,
  away,
  back,
  work,
  report,
  why,
  closures,
  maintenance,
  duty,
  erase,
  ledger,
  language,
  help,
];
