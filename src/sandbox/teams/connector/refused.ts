/** A refusal in the connector's words. */
export class Refused extends Error {
  readonly status: number;
  readonly code: string;
  readonly retryAfter: number;
  constructor(status: number, code: string, message = code, retryAfter = 0) {
    super(message);
    this.retryAfter = retryAfter;
    this.status = status;
    this.code = code;
  }
}
