import { isMultipart } from '../../multipart.ts';
import { formIn } from './form-data.ts';
import { type Answer, problem } from './problem.ts';

/** What a call brought, read. @property raw what makes it the same call as another */
type Read = { value: unknown; raw: string | Uint8Array };

/** The media types that are read. */
export const readTypes = ['application/json', 'multipart/form-data'];

/** A body of JSON, or of a form with its files; or what is wrong with it. @param body as it came; undefined where it was neither */
export async function bodyIn(body: unknown, contentType: string): Promise<Read | { refused: Answer }> {
  if (!(body instanceof Uint8Array))
    return {
      refused: problem(415, `Send a body of JSON, or a form: Content-Type: ${readTypes.join(' or ')}.`),
    };
  if (!isMultipart(contentType)) {
    const json = jsonIn(body);
    return json
      ? { value: json.value, raw: body }
      : { refused: problem(400, 'The body is no JSON in UTF-8.') };
  }
  const form = await formIn(body, contentType);
  // What parts the fields is made anew for each sending.
  return 'refused' in form ? form : { value: form.value, raw: JSON.stringify(form.value) };
}

function jsonIn(raw: Uint8Array): { value: unknown } | null {
  try {
    return { value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(raw)) };
  } catch {
    return null;
  }
}
