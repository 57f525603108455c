import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';

/** Slack and Teams give up after three and after ten to fifteen seconds; a mail takes some ten milliseconds. */
const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 10, 30];

/** What this process counts of itself. Each desk has its own: several in one process do not add up. */
export type Meter = ReturnType<typeof openMeter>;

/**
 * Names after the habits of Prometheus: seconds, `_total` for what only grows. No label holds what people write: each has a
 * handful of values that are known beforehand.
 */
export function openMeter() {
  const registry = new Registry();
  // The process itself: processor, memory, open files, the event loop's delay, garbage.
  collectDefaultMetrics({ register: registry });
  const counter = <Label extends string>(name: string, help: string, labelNames: Label[]) =>
    new Counter({ name: `sportello_${name}`, help, labelNames, registers: [registry] });
  const histogram = <Label extends string>(name: string, help: string, labelNames: Label[]) =>
    new Histogram({ name: `sportello_${name}`, help, labelNames, buckets, registers: [registry] });
  return {
    registry,
    mails: counter('mails_total', 'Mails taken in, by what became of them.', ['door', 'outcome']),
    mailSeconds: histogram('mail_seconds', 'From the last byte of a mail to its being kept.', ['door']),
    presses: counter('presses_total', 'Buttons pressed in chat, by how they were answered.', [
      'platform',
      'verb',
      'answer',
    ]),
    pressSeconds: histogram('press_seconds', 'From a press in chat to its answer.', ['platform']),
    ackSeconds: histogram(
      'ack_seconds',
      'From a press, form or command to its acknowledgement to the platform.',
      ['platform'],
    ),
    commands: counter('commands_total', 'Typed commands answered in chat.', ['platform']),
    commandSeconds: histogram('command_seconds', 'From a typed command to its answer.', ['platform']),
    effects: counter('effects_total', 'Cards, letters and calls carried to where they go.', ['task']),
    effectSeconds: histogram('effect_seconds', 'How long it took to carry one.', ['task']),
    failures: counter('effect_failures_total', 'Tries that failed, by cause; most are tried again.', [
      'task',
      'cause',
    ]),
  };
}
