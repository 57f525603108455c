import { openApi } from '../../outwards/api/openapi.ts';

/** `openapi`: the API's description, as docs/openapi.json has it. */
export function printOpenApi(): number {
  process.stdout.write(`${JSON.stringify(openApi(), null, 2)}\n`);
  return 0;
}
