import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

/** Names, after the last test, the suites that were left out, and the one command that brings what they need. */
export default function noteMissingServers(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'sportello-missing-'));
  const file = join(folder, 'missing');
  project.provide('missingServers', file);
  return () => {
    if (existsSync(file)) {
      const lines = readFileSync(file, 'utf8')
        .trim()
        .split('\n')
        .map(line => line.split('\t'));
      const packages = [...new Set(lines.map(([name]) => name))];
      const suites = [...new Set(lines.map(([, suite]) => suite))];
      console.log(
        `\nNOT TESTED on this machine, because a server is lacking:\n${suites.map(suite => `  - ${suite}`).join('\n')}\nTo test them too:\n\n  sudo apt-get install -y ${packages.join(' ')}\n`,
      );
    }
    rmSync(folder, { recursive: true, force: true });
  };
}
