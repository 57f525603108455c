import { z } from 'zod';
import { colleagues, customers, slackIdOf, teamsIdOf, teamsIds } from '../../sandbox/cast.ts';
import type { Sandbox } from '../../sandbox/sandbox.ts';

const as = z.enum(colleagues.map(({ key }) => key) as [string, ...string[]]);
const where = z.union([
  z.strictObject({ channel: z.string(), ts: z.string() }),
  z.literal('modal'),
  z.literal('home'),
]);
const inputs = z.record(z.string(), z.string());
const file = z.strictObject({
  name: z.string().min(1),
  type: z.string(),
  content: z.base64().transform(text => Buffer.from(text, 'base64')),
});

/** What one can do on the page; each is done by the stand-in's people, as a person would. */
const act = z.discriminatedUnion('what', [
  z.strictObject({
    what: z.literal('slack-press'),
    as,
    where,
    actionId: z.string(),
    choice: z.string().optional(),
  }),
  z.strictObject({
    what: z.literal('slack-submit'),
    as,
    inputs,
    files: z.record(z.string(), z.array(file)).optional(),
  }),
  z.strictObject({ what: z.literal('slack-close'), as }),
  z.strictObject({ what: z.literal('slack-slash'), as, channel: z.string(), text: z.string() }),
  z.strictObject({ what: z.literal('slack-home'), as }),
  z.strictObject({
    what: z.literal('slack-write'),
    as,
    channel: z.string(),
    text: z.string().min(1),
    thread: z.string().optional(),
  }),
  z.strictObject({
    what: z.literal('teams-press'),
    as,
    message: z.string(),
    verb: z.string(),
    step: z.string(),
    page: z.string().optional(),
    ticket: z.int().optional(),
    inputs,
  }),
  z.strictObject({
    what: z.literal('teams-write'),
    as,
    text: z.string().min(1),
    thread: z.string().optional(),
  }),
  z.strictObject({ what: z.literal('teams-mention'), as, text: z.string() }),
  z.strictObject({ what: z.literal('teams-chat'), as, text: z.string(), files: z.array(file) }),
  z.strictObject({
    what: z.literal('mail'),
    from: z.enum(customers.map(({ address }) => address) as [string, ...string[]]),
    subject: z.string().max(1000),
    text: z.string().max(1_000_000),
    answers: z.string().optional(),
    files: z.array(file).optional(),
  }),
]);

type Act = z.infer<typeof act>;

/** @returns null for what the page does not send */
export function parseAct(body: unknown): Act | null {
  return act.safeParse(body).data ?? null;
}

/** @returns what the person is told; '' when all went well */
export async function perform(
  sandbox: Sandbox,
  smtpPort: number,
  deskAddress: string,
  order: Act,
): Promise<{ error: string }> {
  const { slack, teams } = sandbox.people();
  switch (order.what) {
    case 'slack-press':
      return await slack.press(slackIdOf(order.as), order.where, order.actionId, order.choice);
    case 'slack-submit':
      return await slack.submit(slackIdOf(order.as), order.inputs, order.files);
    case 'slack-close':
      slack.close(slackIdOf(order.as));
      return { error: '' };
    case 'slack-slash':
      return await slack.slash(slackIdOf(order.as), order.channel, '/ticket', order.text);
    case 'slack-home':
      return await slack.openHome(slackIdOf(order.as));
    case 'slack-write':
      return await slack.write(slackIdOf(order.as), order.channel, order.text, order.thread);
    case 'teams-press':
      return await teams.execute(
        teamsIdOf(order.as),
        teamsIds.channel,
        order.message,
        {
          verb: order.verb,
          step: order.step,
          ...(order.page ? { page: order.page } : {}),
          ...(order.ticket === undefined ? {} : { ticket: order.ticket }),
        },
        order.inputs,
      );
    case 'teams-write':
      teams.write(teamsIdOf(order.as), teamsIds.channel, order.text, order.thread);
      return { error: '' };
    case 'teams-mention':
      return await teams.mention(teamsIdOf(order.as), teamsIds.channel, order.text);
    case 'teams-chat':
      return await teams.sendFiles(teamsIdOf(order.as), order.files, order.text);
    case 'mail':
      return await write(sandbox, smtpPort, deskAddress, order);
    default:
      return order satisfies never;
  }
}

/** A browser that does not know what a file is says nothing; its name tells nodemailer then. */
function attached({ name, type, content }: z.infer<typeof file>) {
  return { filename: name, content, ...(type ? { contentType: type } : {}) };
}

async function write(
  sandbox: Sandbox,
  smtpPort: number,
  to: string,
  { from, subject, text, answers, files }: Extract<Act, { what: 'mail' }>,
): Promise<{ error: string }> {
  const customer = customers.find(({ address }) => address === from);
  try {
    await sandbox.mailbox.write(
      {
        from: { name: customer?.name ?? '', address: from },
        to,
        subject,
        text,
        ...(answers ? { answers } : {}),
        ...(files ? { attachments: files.map(attached) } : {}),
      },
      smtpPort,
    );
    return { error: '' };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}
