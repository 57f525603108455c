import { join } from 'node:path';
import type { Application } from 'express';
import type { Config } from '../config/config.ts';
import type { House } from '../house.ts';
import { ownFields, ownServices } from '../sandbox/cast.ts';
import { Sandbox } from '../sandbox/sandbox.ts';
import { sandboxPage } from '../web/sandbox/page.ts';
import type { Room } from './closing.ts';

/** Its newcomer sees what a house may ask of requests besides, and services; whoever has written some of their own sees those. */
export function withOwnThings(config: Config): Config {
  const { policy } = config;
  return {
    ...config,
    policy: {
      ...policy,
      fields: policy.fields.length > 0 ? policy.fields : ownFields,
      services: policy.services.length > 0 ? policy.services : ownServices,
    },
  };
}

/** The chats, the mail and the clock of the sandbox, where nothing is configured. */
export async function openSandbox(
  { dataDir }: Config,
  inPlayground: boolean,
  web: Application,
  port: number,
): Promise<Room<Sandbox>> {
  const sandbox = new Sandbox(join(dataDir, 'sandbox.jsonl'), inPlayground);
  await sandbox.start(port);
  sandbox.mount(web);
  return { use: sandbox, close: () => sandbox.stop() };
}

/** Its page, once the house that it shows is open. */
export async function showSandbox(
  sandbox: Sandbox,
  house: House,
  config: Config,
  web: Application,
): Promise<void> {
  web.use(sandboxPage(sandbox, house, config));
  await sandbox.settle();
}
