import type { TaskList, WorkerEventMap, WorkerEvents } from 'graphile-worker';
import type { WaitedFor } from '../../waited-for.ts';

/**
 * Nobody waits for one of these: what all see of a change, or other programs are told of it, may come a moment later. Letters
 * and calls are none of them, nor what takes away what somebody was told alone; a card that is drawn anew without words that
 * were taken away is.
 */
const patient = new Set([
  'card',
  'line',
  'incident-card',
  'redraw',
  'watcher',
  'offer-twin',
  'leave',
  'webhook',
  'measure',
  'seal',
  'stamp',
  'retain',
]);

type LocalQueue = WorkerEventMap['localQueue:init']['localQueue'];

/** So long they may be passed over, however many people press. */
const passedOverAtMostMs = 1000;

/** A look for effects: how many it takes at most, and of which kinds. */
type Look = { ctx: object; tasks: TaskList; getJobBatchSize: number };

/**
 * Has looks for effects leave patient ones where they are while people wait for something: each of them takes the place of
 * one, though one may always be carried, and each second there is a look as ever. What is left is held by nobody: a process in
 * which nobody presses takes it, and what replaces it meanwhile spares a drawing.
 *
 * graphile-worker has no word for this: its forbidden flags have each worker look by itself. So its queue is told before each
 * look what to look for (its 0.18 reads these fields each time).
 *
 * @param atOnce how many effects are carried at the same time
 */
export function giveWay(queue: LocalQueue, events: WorkerEvents, waitedFor: WaitedFor, atOnce: number) {
  const all: Look = {
    ctx: ownOf(queue, 'ctx'),
    tasks: ownOf(queue, 'tasks'),
    getJobBatchSize: ownOf(queue, 'getJobBatchSize'),
  };
  const others = Object.fromEntries(Object.entries(all.tasks).filter(([task]) => !patient.has(task)));
  const taken = new Set<string>();
  let urgent = urgentOf(all, others);
  let asked: Look = all;
  let isAnswered = true;
  let lookedForAllAt = performance.now();
  let isAnyLeft = false;

  const room = () => Math.max(1, atOnce - waitedFor.underWay()) - taken.size;
  const next = (): Look => {
    const now = performance.now();
    const waiting = waitedFor.underWay();
    const isDue = now - lookedForAllAt >= passedOverAtMostMs;
    if (waiting === 0 || isDue || Object.keys(others).length === 0) {
      lookedForAllAt = now;
      return waiting === 0 ? all : { ...all, getJobBatchSize: atOnce };
    }
    return room() > 0 ? { ...all, getJobBatchSize: room() } : urgent;
  };
  const fetch: () => void = ownOf(queue, 'fetch');
  Reflect.set(queue, 'fetch', () => {
    // graphile-worker keeps the ids of its tasks by the context, and a question for them that failed for ever.
    if (!isAnswered && asked === urgent) urgent = urgentOf(all, others);
    asked = next();
    isAnswered = false;
    isAnyLeft = asked === urgent;
    Object.assign(queue, asked);
    fetch();
  });

  const lookForLeft = () => {
    if (isAnyLeft && room() > 0) queue.pulse(1);
  };
  const ended = (id: string) => {
    if (taken.delete(id)) lookForLeft();
  };
  events.on('localQueue:getJobs:complete', ({ jobs }) => {
    isAnswered = true;
    for (const { id, task_identifier: task } of jobs) if (patient.has(task)) taken.add(id);
    // Of so few that it asked for some may stand in one lane, and count before they are left out: something more urgent may stand
    // behind them. The lanes that it has got are busy now.
    if (jobs.length > 0 && asked.getJobBatchSize < all.getJobBatchSize) queue.pulse(1);
  });
  events.on('localQueue:returnJobs', ({ jobs }) => {
    for (const { id } of jobs) ended(id);
  });
  events.on('job:complete', ({ job }) => ended(job.id));
  return { stop: waitedFor.onEnd(lookForLeft) };
}

/** A context of its own: the ids of the tasks are kept by it. */
function urgentOf({ ctx, ...all }: Look, tasks: TaskList): Look {
  return { ...all, ctx: Object.create(ctx) as object, tasks };
}

/** What its types keep to themselves. @throws where this version of graphile-worker has no such thing */
function ownOf<T>(queue: LocalQueue, name: string): T {
  const own: unknown = Reflect.get(queue, name);
  if (own === undefined) throw new Error(`graphile-worker's queue has no ${name} any more`);
  return own as T;
}
