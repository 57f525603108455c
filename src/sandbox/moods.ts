import type { Response } from 'express';

/** What a stand-in does instead of what it was asked: an answer of any kind, or none at all. */
type Mood = Answered | 'hangs';
type Answered = { status: number; body: unknown; retryAfterSeconds?: number };

/** Looks at a call, and says what becomes of it; null where it is carried out as always. */
export type Moods<Call> = (call: Call) => Mood | null;

/** Answers so, and in place of what was asked. */
export function answerInMood(response: Response, { status, body, retryAfterSeconds }: Answered): void {
  if (retryAfterSeconds !== undefined) response.set('retry-after', String(retryAfterSeconds));
  response.status(status).send(body);
}

/** Counts calls as the platforms do: so many of a kind within a time. */
export class Allowance {
  private readonly calls = new Map<string, number[]>();
  private readonly most: number;
  private readonly withinMs: number;

  constructor(most: number, withinMs: number) {
    this.most = most;
    this.withinMs = withinMs;
  }

  /** @returns how many seconds one must wait; 0: the call is within its allowance, and counted */
  wait(kind: string): number {
    const now = performance.now();
    const recent = (this.calls.get(kind) ?? []).filter(at => at > now - this.withinMs);
    const [first] = recent;
    this.calls.set(kind, recent);
    if (first !== undefined && recent.length >= this.most)
      return Math.ceil((first + this.withinMs - now) / 1000);
    recent.push(now);
    return 0;
  }
}
