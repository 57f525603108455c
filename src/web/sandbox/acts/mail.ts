import { z } from 'zod';
import { writers } from '../../../sandbox/cast.ts';
import { type Act, anAct, file, type Stage, type Told } from './act.ts';

const shape = {
  from: z.enum(writers.map(({ address }) => address) as [string, ...string[]]),
  subject: z.string().max(1000),
  text: z.string().max(1_000_000),
  answers: z.string().optional(),
  files: z.array(file).optional(),
};
type Mail = z.infer<z.ZodObject<typeof shape>>;

/** What a customer can do at their mailbox. */
export const mailActs: Record<string, Act> = { mail: anAct(shape, write) };

async function write(
  { sandbox, smtpPort, deskAddress }: Stage,
  { from, subject, text, answers, files }: Mail,
): Promise<Told> {
  const customer = writers.find(({ address }) => address === from);
  try {
    await sandbox.mailbox.write(
      {
        from: { name: customer?.name ?? '', address: from },
        to: deskAddress,
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

/** A browser that does not know what a file is says nothing; its name tells nodemailer then. */
function attached({ name, type, content }: z.infer<typeof file>) {
  return { filename: name, content, ...(type ? { contentType: type } : {}) };
}
