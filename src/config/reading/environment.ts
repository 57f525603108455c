import type { ConfigFault } from '../faults.ts';
import { valueFaults } from '../faults.ts';
import { type Environment, environmentShape } from '../keys/environment.ts';
import type { EnvFile } from './env-file.ts';

/**
 * Reads the variables one by one, so that a fault in one hides none in another.
 *
 * @returns those that are right, and the defaults of the others; all that are set (trimmed: many tools leave a blank or
 * a carriage return); and the faults
 */
export function readEnvironment(
  variables: NodeJS.ProcessEnv,
  envFile: EnvFile,
): { env: Environment; set: NodeJS.ProcessEnv; faults: ConfigFault[] } {
  const all = { ...envFile.values, ...variables };
  const set = Object.fromEntries(
    Object.entries(all).flatMap(([name, value]) => {
      const text = value?.trim();
      // A variable that is set to nothing (as in a copied .env.example) is a variable that is not set.
      return text ? [[name, text]] : [];
    }),
  );
  const faults: ConfigFault[] = envFile.faults.map(fault => ({ file: '.env', ...fault }));
  const env: Record<string, unknown> = {};
  for (const [name, shape] of Object.entries(environmentShape.shape)) {
    env[name] = shape.safeParse(undefined).data;
    const text = set[name];
    const line = all[name] === envFile.values[name] ? (envFile.lines.get(name) ?? null) : null;
    const place = { file: line === null ? ('environment' as const) : ('.env' as const), line, key: name };
    if (text && /^(["'`]).*\1$/s.test(text)) {
      faults.push({ ...place, says: 'the quotes belong to the value here: write it without them' });
      continue;
    }
    const parsed = shape.safeParse(text);
    if (parsed.success) env[name] = parsed.data;
    else for (const { says } of valueFaults(parsed.error)) faults.push({ ...place, says });
  }
  // Each was parsed by the shape of its name.
  return { env: env as Environment, set, faults };
}
