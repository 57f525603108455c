import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Files by their content's hash, on disk or in memory: the sandbox's store is written whole, and they are large. */
export class KeptFiles {
  private readonly dir: string | null;
  private readonly inMemory = new Map<string, Uint8Array>();

  constructor(dir: string | null) {
    this.dir = dir;
  }

  /** @returns the hash */
  put(content: Uint8Array): string {
    const sha256 = createHash('sha256').update(content).digest('hex');
    if (this.dir === null) this.inMemory.set(sha256, content);
    else {
      mkdirSync(this.dir, { recursive: true });
      writeFileSync(join(this.dir, sha256), content);
    }
    return sha256;
  }

  get(sha256: string): Uint8Array | null {
    if (this.dir === null) return this.inMemory.get(sha256) ?? null;
    const path = join(this.dir, sha256);
    return existsSync(path) ? readFileSync(path) : null;
  }
}
