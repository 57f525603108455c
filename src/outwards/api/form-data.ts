import { type Multipart, multipartIn } from '../../multipart.ts';
import { type Answer, problem } from './problem.ts';
import { limits } from './shapes.ts';

type Form = { value: Record<string, unknown> } | { refused: Answer };

/** Said where there is too much of something. */
const tooMany: Record<NonNullable<Multipart['exceeded']>, string> = {
  fields: 'There are too many fields.',
  files: `Send at most ${limits.files} files.`,
  parts: 'There are too many parts.',
};

/**
 * A form as browsers send it (RFC 7578), as the body of JSON that says the same: `from.address` is the address in `from`, each
 * file is one of `files`.
 */
export async function formIn(body: Uint8Array, contentType: string): Promise<Form> {
  const read = await multipartIn(body, contentType, {
    ...{ fieldBytes: limits.text * 4, fields: 20, fileBytes: limits.fileBytes, files: limits.files },
    parts: 30,
  });
  if (!read) return { refused: problem(400, 'The form cannot be read: it came damaged, or not whole.') };
  if (read.exceeded) return { refused: problem(413, tooMany[read.exceeded]) };
  const sent = read.files.filter(({ field }) => field === 'files');
  if (sent.some(({ isCut, content }) => isCut || content.length > body.length))
    return {
      refused: problem(413, `Send files of ${limits.fileBytes / 1024 / 1024} MB at most together.`),
    };
  const errors = wrongIn(read);
  if (errors.length > 0)
    return {
      refused: problem(422, 'Correct what errors name, and call again.', { errors: errors.slice(0, 20) }),
    };
  const fields = fieldsIn(read);
  const from = fields.filter(({ name }) => name.startsWith('from.'));
  const others = fields.filter(({ name }) => !name.startsWith('from.'));
  const files = sent.map(({ name, type, content }) => ({ name, type, content: content.toString('base64') }));
  return {
    value: {
      ...Object.fromEntries(others.map(({ name, value }) => [name, value])),
      ...(from.length > 0
        ? { from: Object.fromEntries(from.map(({ name, value }) => [name.slice('from.'.length), value])) }
        : {}),
      ...(files.length > 0 ? { files } : {}),
    },
  };
}

/** But for a file that a page sends as a field without a name. */
function fieldsIn({ fields }: Multipart): Multipart['fields'] {
  return fields.filter(({ name, value }) => name !== 'files' || value !== '');
}

function wrongIn(read: Multipart): { pointer: string; detail: string }[] {
  const fields = fieldsIn(read);
  return [
    ...fields.flatMap(({ name, isCut }, at) => {
      if (isCut) return [{ pointer: pointerTo(name), detail: 'it is too long' }];
      const isSecond = fields.slice(0, at).some(earlier => earlier.name === name);
      return isSecond ? [{ pointer: pointerTo(name), detail: 'send it once' }] : [];
    }),
    ...read.files
      .filter(({ field }) => field !== 'files')
      .map(({ field }) => ({ pointer: pointerTo(field), detail: 'send files in the field files' })),
  ];
}

/** As a JSON Pointer (RFC 6901) into the body that says the same. */
function pointerTo(field: string): string {
  return `/${field
    .slice(0, 60)
    .replaceAll('~', '~0')
    .replaceAll('/', '~1')
    .replace(/^from\./, 'from/')}`;
}
