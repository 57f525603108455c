import type { BounceReport } from '../../../desk/inbound-email.ts';
import { enhancedIn } from './status.ts';

/** What a report says of one recipient; '' and null where it does not. */
export type Finding = {
  recipient: string;
  action: BounceReport['action'] | null;
  status: string;
  /** The words of the server that refused: they tell a full mailbox from a dead one where the code does not. */
  words: string;
};

type Group = Map<string, string>;

const actions = ['failed', 'delayed', 'delivered', 'relayed', 'expanded'] as const;
/** Reports of ten thousand recipients exist; the one that failed is looked for among so many. */
const groupsRead = 2000;

/**
 * What a message/delivery-status part (RFC 3464, RFC 6533) says: of the first recipient that failed, else of the
 * first that waits, else of the first.
 */
export function deliveryStatus(part: string): Finding | null {
  const found = groupsOf(part)
    .filter(group => group.has('final-recipient') || group.has('original-recipient') || group.has('action'))
    .map(finding);
  return (
    found.find(({ action }) => action === 'failed') ??
    found.find(({ action }) => action === 'delayed') ??
    found[0] ??
    null
  );
}

/** The id of our letter, where the report names it in its own fields, as some gateways do. */
export function originalIdField(part: string): string {
  const groups = groupsOf(part);
  const names = ['original-message-id', 'x-original-message-id'];
  return groups.flatMap(group => names.map(name => group.get(name) ?? '')).find(value => value !== '') ?? '';
}

/**
 * The id under which our letter was handed over (RFC 3461's ENVID), with angle brackets as our Message-IDs have them:
 * for reports that do not bring the letter back. Some servers give it as it was on the wire, in xtext.
 */
export function envelopeIdField(part: string): string {
  const value = groupsOf(part)
    .map(group => group.get('original-envelope-id') ?? '')
    .find(found => found !== '');
  const id = value?.replace(/\+([0-9A-F]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return id && /^<?[^\s<>@]+@[^\s<>@]+>?$/.test(id) ? `<${id.replace(/^<|>$/g, '')}>` : '';
}

function finding(group: Group): Finding {
  const diagnostic = (group.get('diagnostic-code') ?? '').replace(/^\s*[\w-]+\s*;\s*/, '');
  // The original recipient is the address that we wrote to; the final one may be where it was forwarded.
  const recipient =
    addressIn(group.get('original-recipient')) ||
    addressIn(group.get('final-recipient')) ||
    addressIn(group.get('x-actual-recipient'));
  const word = /^[a-z]+/i.exec(group.get('action') ?? '')?.[0].toLowerCase();
  return {
    recipient,
    action: actions.find(name => name === word) ?? null,
    status: enhancedIn(group.get('status') ?? ''),
    words: diagnostic,
  };
}

/** Fields, unfolded, in groups parted by empty lines; a second recipient begins a group even where the line is missing. */
function groupsOf(part: string): Group[] {
  const groups: Group[] = [];
  let group: Group = new Map();
  const close = () => {
    if (group.size > 0) groups.push(group);
    group = new Map();
  };
  let name = '';
  for (const line of part.split(/\r\n|\n|\r/)) {
    if (groups.length >= groupsRead) break;
    if (line.trim() === '') close();
    else if (/^[ \t]/.test(line) && name !== '') group.set(name, `${group.get(name) ?? ''} ${line.trim()}`);
    else {
      const colon = line.indexOf(':');
      if (colon < 1) continue;
      name = line.slice(0, colon).trim().toLowerCase();
      if (name === 'final-recipient' && group.has(name)) close();
      if (!group.has(name)) group.set(name, line.slice(colon + 1).trim());
    }
  }
  close();
  return groups;
}

/** `rfc822; <paolo@x>`, `utf-8; jos\x{E9}@x` (RFC 6533 3), or no type at all; X.400 names are none that we wrote to. */
function addressIn(field: string | undefined): string {
  if (!field) return '';
  const value = field
    .replace(/^\s*[\w-]+\s*;/, '')
    .replace(/\\x\{([0-9a-f]{2,6})\}/gi, (whole, hex: string) => {
      const code = Number.parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    });
  return /[^\s<>()";,:]{1,128}@[^\s<>()";,:]{1,253}/.exec(value)?.[0].toLowerCase() ?? '';
}
