import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    postgresUrl: string;
  }
}

export default async function startPostgres(project: TestProject): Promise<() => Promise<void>> {
  project.provide('postgresUrl', process.env.DATABASE_URL ?? '');
  return async () => {};
}
