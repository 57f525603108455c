import { z } from 'zod';
import { about, addressWrittenAs } from '../values/fields.ts';

const fileName = z.string().trim().min(1, 'write the name of a file');

/** What proves that nothing of what was written down was changed: docs/records.md. */
export const recordsShape = z.strictObject({
  file: about(
    fileName.optional(),
    'The file outside the database to which each hour’s seal is appended; without it, seals.jsonl in the data folder. It proves most on another machine’s disk.',
    '/mnt/archive/sportello-seals.jsonl',
  ),
  key: about(
    fileName.optional(),
    'The file with the key by which seals are signed (Ed25519, PKCS#8, PEM); without it, records.key in the data folder. It is made at the first seal.',
    '/etc/sportello/records.key',
  ),
  mailTo: about(
    addressWrittenAs('write the address to which the newest seal goes each day').optional(),
    'The address to which the newest seal goes each day by email: somebody who could not change it afterwards.',
    'auditor@example.com',
  ),
  timestamp: about(
    z.url({ protocol: /^https?$/, error: 'write the address of a timestamp server, https://…' }).optional(),
    'A timestamp server (RFC 3161): each day it says that it saw the newest seal. It gets a digest, and nothing else.',
    'https://timestamp.example.com/tsr',
  ),
});
