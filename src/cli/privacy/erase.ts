import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import type { Config } from '../../config/config.ts';
import type { Desk } from '../../desk/desk.ts';
import { carryOut } from '../../desk/privacy/carry-out.ts';
import { confirmAtOnce, type ErasureRefusal } from '../../desk/privacy/confirm.ts';
import { type ErasurePlan, planErasure } from '../../desk/privacy/plan.ts';
import { erasedMailsOf } from '../../store/privacy/erased-mails.ts';
import { noteErasures } from '../../store/privacy/erasures-kept.ts';
import type { ErasureResult } from '../../store/schema/privacy/erasures.ts';
import { asAddress } from '../../ticket/people/as-address.ts';

const usage = 'Write: npm run -s sportello -- privacy erase ADDRESS (--dry-run, --close, --yes)';

/** `privacy erase ADDRESS`: says what goes and what the law keeps, asks for the address once more, and does it. @returns the exit code */
export async function erase(desk: Desk, config: Config, args: string[]): Promise<number> {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: { 'dry-run': { type: 'boolean' }, close: { type: 'boolean' }, yes: { type: 'boolean' } },
  });
  const [written = '', ...more] = positionals;
  const address = asAddress(written);
  if (!address || more.length > 0) throw new Error(usage);
  const closes = values.close === true;
  const plan = await planErasure(desk, address, closes);
  for (const line of planInWords(plan, config)) console.log(line);
  if (values['dry-run']) return 0;
  if (plan.refusal) throw new Error(refusalInWords(plan.refusal));
  if (!values.yes && !(await isTypedAgain(address))) {
    console.log('Nothing was erased.');
    return 1;
  }
  const confirmed = await confirmAtOnce(desk, address, { closes, origin: 'cli' });
  if (!confirmed.ok) throw new Error(refusalInWords(confirmed.refusal));
  const result = await carryOut(desk, confirmed.id);
  await noteErasures(config.dataDir)(desk);
  for (const line of resultInWords(result, await erasedMailsOf(desk.db, confirmed.id))) console.log(line);
  return 0;
}

async function isTypedAgain(address: string): Promise<boolean> {
  const asking = createInterface({ input: process.stdin, output: process.stdout });
  try {
    const typed = await asking.question('\nThis cannot be undone. Type the address once more to erase it: ');
    return asAddress(typed) === address;
  } finally {
    asking.close();
  }
}

const day = (at: Date | null) => at?.toISOString().slice(0, 10) ?? '';
const listed = (numbers: number[]) =>
  numbers.length === 0 ? 'none' : numbers.map(number => `#${number}`).join(', ');

function planInWords(plan: ErasurePlan, { policy }: Config): string[] {
  const { addresses, names, requests, others, messages, files, mails, kept } = plan;
  const inDeskYaml = policy.companies.filter(each =>
    each.addresses.some(address => addresses.includes(address)),
  );
  return [
    `Addresses: ${addresses.join(', ')}`,
    `Names: ${names.join(', ') || 'none'}`,
    '',
    'What goes:',
    `  the words of their requests (${listed(requests)}): ${messages} messages, ${files} files, ${mails} emails as they came`,
    `  what they wrote, and what names them, in others’ requests: ${listed(others)}`,
    '  their contact, portal access, sessions, passkeys, codes; cards and lines in the chats; the emails in the mailboxes’ folders',
    'What stays: dates, classification, times, verdicts, minutes; that there was a request.',
    ...(kept.length > 0 ? ['', 'What the law has you keep:'] : []),
    ...kept.map(({ ticket, what, until }) =>
      what === 'quote'
        ? `  #${ticket}: the accepted quote and who accepted it, until ${day(until)} (art. 2220 of the Italian civil code)`
        : `  #${ticket}: all of it, ${until ? `until ${day(until)}` : 'while it is open'}: it has reporting duties (desk.yaml: privacy, keep, duties)`,
    ),
    ...(inDeskYaml.length > 0
      ? [
          '',
          `desk.yaml names them (${inDeskYaml.map(({ name }) => name).join(', ')}): take that out by hand.`,
        ]
      : []),
    '',
    'Backups made before still hold it until they are deleted; after a restore, npm run -s sportello -- privacy again erases it once more.',
  ];
}

function refusalInWords(refusal: ErasureRefusal): string {
  switch (refusal.reason) {
    case 'open-requests':
      return `Still open: ${listed(refusal.numbers)}. Close them first, so that whoever waits for an answer gets one; or add --close, and they are closed without a word.`;
    case 'operator':
      return 'This is an operator’s address: what the log holds of those who work here is no customer’s data (docs/set-up/privacy.md).';
    case 'own-address':
      return 'This is the desk’s own address, or one of its groups: nearly every email names it. Nobody’s data is behind it.';
    case 'settled':
      return 'It was decided already.';
    default:
      return refusal satisfies never;
  }
}

function resultInWords(
  result: ErasureResult | null,
  folders: { mailbox: string; state: string; mails: number }[],
): string[] {
  if (!result) return ['Nothing was to be erased.'];
  const { requests, others, messages, files, mails, kept } = result;
  const open = kept.flatMap(({ ticket, what }) => (what === 'still-open' ? [ticket] : []));
  return [
    `Erased: ${requests} requests, parts of ${others} of others; ${messages} messages, ${files} files, ${mails} emails as they came.`,
    ...folders.map(
      ({ mailbox, state, mails: count }) => `  ${mailbox}: ${count} emails ${states[state] ?? state}`,
    ),
    ...(open.length > 0
      ? [`Opened since it was confirmed: ${listed(open)}. Their words go in the night after it is closed.`]
      : []),
    'Cards, lines and emails in folders follow while the server runs.',
  ];
}

const states: Record<string, string> = {
  waiting: 'are still to be taken out of the folder',
  gone: 'taken out of the folder',
  unsure: 'cannot be told from others that bear the same id: look for them',
  missing: 'were not in the folder any more: look where they were moved',
  marked: 'marked as deleted: the server deletes nothing by itself',
  unread: 'lie where the desk does not read: take them away there',
};
