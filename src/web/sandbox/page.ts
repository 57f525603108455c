import { Router } from 'express';
import type { Config } from '../../config.ts';
import type { House } from '../../house.ts';
import type { Sandbox } from '../../sandbox/sandbox.ts';

export function sandboxPage(_sandbox: Sandbox, _house: House, _config: Config): Router {
  return Router();
}
