import { Busboy, type BusboyFileStream } from '@fastify/busboy';

/** What a form may bring; one file more than may be is read, so that what is too much is said, not cut. */
export type MultipartLimits = {
  fieldBytes: number;
  fields: number;
  fileBytes: number;
  files: number;
  parts: number;
};

/** A file as it came. A field for one that was left empty has neither name nor content: browsers send it all the same. */
type SentPart = { field: string; name: string; type: string; content: Buffer; isCut: boolean };

export type Multipart = {
  fields: { name: string; value: string; isCut: boolean }[];
  files: SentPart[];
  /** The limit that was reached first; what is behind it was not read. */
  exceeded: 'fields' | 'files' | 'parts' | null;
};

/** A form as browsers send it with files (RFC 7578). @returns null where it came damaged, or not whole */
export async function multipartIn(
  body: Uint8Array,
  contentType: string,
  { fieldBytes, fields, fileBytes, files, parts }: MultipartLimits,
): Promise<Multipart | null> {
  const read: Multipart = { fields: [], files: [], exceeded: null };
  const exceed = (limit: Multipart['exceeded']) => {
    read.exceeded ??= limit;
  };
  try {
    const busboy = new Busboy({
      headers: { 'content-type': contentType },
      limits: {
        ...{ fieldNameSize: 100, fieldSize: fieldBytes, fields, headerPairs: 50, headerSize: 8192 },
        ...{ fileSize: fileBytes + 1, files: files + 1, parts },
      },
    });
    await new Promise<void>((done, fail) => {
      busboy
        .on('field', (name, value, isNameCut, isCut) => {
          read.fields.push({ name, value, isCut: isNameCut || isCut });
        })
        .on('file', (field, stream, name, _, type) => {
          collect(stream, content => {
            const isCut = stream.truncated || content.length > fileBytes;
            const isEmpty = (name ?? '') === '' && content.length === 0;
            if (!isEmpty) read.files.push({ field, name: name ?? '', type, content, isCut });
          });
        })
        .on('fieldsLimit', () => exceed('fields'))
        .on('filesLimit', () => exceed('files'))
        .on('partsLimit', () => exceed('parts'))
        .on('error', fail)
        .on('finish', done);
      // The same bytes, not another copy of them.
      busboy.end(Buffer.from(body.buffer, body.byteOffset, body.byteLength));
    });
  } catch {
    return null;
  }
  return read;
}

/** Whether a request's body is such a form. */
export function isMultipart(contentType: string): boolean {
  return /^multipart\/form-data\b/i.test(contentType);
}

function collect(stream: BusboyFileStream, then: (content: Buffer) => void): void {
  const parts: Buffer[] = [];
  stream.on('data', (part: Buffer) => parts.push(part));
  stream.on('end', () => then(Buffer.concat(parts)));
  // A form that stops in the middle of a file: the form itself says so, and an error that nobody hears would end the process.
  stream.on('error', () => {});
}
