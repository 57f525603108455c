import { Busboy, type BusboyFileStream } from '@fastify/busboy';
import { type Answer, problem } from './problem.ts';
import { limits } from './shapes.ts';

/** A file field that was left empty has neither name nor content: a browser sends it all the same. */
type File = { name: string; type?: string; content: string };

type Form = { value: Record<string, unknown> } | { refused: Answer };

export function isForm(contentType: string): boolean {
  return /^multipart\/form-data\b/i.test(contentType);
}

/**
 * A form as browsers send it (RFC 7578), as the body of JSON that says the same: `from.address` is the address in `from`, each
 * file is one of `files`.
 */
export async function formIn(body: Uint8Array, contentType: string): Promise<Form> {
  const read = new FormReader(body.length);
  try {
    const busboy = new Busboy({
      headers: { 'content-type': contentType },
      limits: {
        ...{ fieldNameSize: 100, fieldSize: limits.text * 4, fields: 20, headerPairs: 50, headerSize: 8192 },
        // One more than there may be: what is too much is said, not cut.
        ...{ fileSize: limits.fileBytes + 1, files: limits.files + 1, parts: 30 },
      },
    });
    await new Promise<void>((done, fail) => {
      busboy
        .on('field', (name, value, isNameCut, isCut) => read.field(name, value, isNameCut || isCut))
        .on('file', (name, stream, fileName, _, type) => read.file(name, stream, { fileName, type }))
        .on('fieldsLimit', () => read.refuse('There are too many fields.'))
        .on('filesLimit', () => read.refuse(`Send at most ${limits.files} files.`))
        .on('partsLimit', () => read.refuse('There are too many parts.'))
        .on('error', fail)
        .on('finish', done);
      busboy.end(Buffer.from(body));
    });
  } catch {
    return { refused: problem(400, 'The form cannot be read: it came damaged, or not whole.') };
  }
  return read.whole();
}

/** What a form brings, field by field. */
class FormReader {
  readonly #fields = new Map<string, string>();
  readonly #files: File[] = [];
  readonly #wrong: { pointer: string; detail: string }[] = [];
  #tooMuch: string | null = null;
  /** No more can be in it than came. */
  readonly #bytes: number;

  constructor(bytes: number) {
    this.#bytes = bytes;
  }

  field(name: string, value: string, isCut: boolean): void {
    // A file that a page sends as a field without a name.
    if (name === 'files' && value === '') return;
    const pointer = pointerTo(name);
    if (isCut) this.#wrong.push({ pointer, detail: 'it is too long' });
    else if (this.#fields.has(name)) this.#wrong.push({ pointer, detail: 'send it once' });
    else this.#fields.set(name, value);
  }

  file(
    field: string,
    stream: BusboyFileStream,
    { fileName, type }: { fileName: string; type: string },
  ): void {
    const parts: Buffer[] = [];
    stream.on('data', (part: Buffer) => parts.push(part));
    stream.on('end', () => {
      const content = Buffer.concat(parts);
      if ((fileName ?? '') === '' && content.length === 0) return;
      if (field !== 'files')
        this.#wrong.push({ pointer: pointerTo(field), detail: 'send files in the field files' });
      else if (stream.truncated || content.length > this.#bytes)
        this.refuse(`Send files of ${limits.fileBytes / 1024 / 1024} MB at most together.`);
      else this.#files.push({ name: fileName ?? '', type, content: content.toString('base64') });
    });
  }

  refuse(why: string): void {
    this.#tooMuch ??= why;
  }

  whole(): Form {
    if (this.#tooMuch !== null) return { refused: problem(413, this.#tooMuch) };
    if (this.#wrong.length > 0)
      return {
        refused: problem(422, 'Correct what errors name, and call again.', {
          errors: this.#wrong.slice(0, 20),
        }),
      };
    const from = this.#group('from.');
    const others = [...this.#fields].filter(([name]) => !name.startsWith('from.'));
    return {
      value: {
        ...Object.fromEntries(others),
        ...(from ? { from } : {}),
        ...(this.#files.length > 0 ? { files: this.#files } : {}),
      },
    };
  }

  #group(prefix: string): Record<string, string> | null {
    const inside = [...this.#fields].filter(([name]) => name.startsWith(prefix));
    return inside.length === 0
      ? null
      : Object.fromEntries(inside.map(([name, value]) => [name.slice(prefix.length), value]));
  }
}

/** As a JSON Pointer (RFC 6901) into the body that says the same. */
function pointerTo(field: string): string {
  return `/${field
    .slice(0, 60)
    .replaceAll('~', '~0')
    .replaceAll('/', '~1')
    .replace(/^from\./, 'from/')}`;
}
