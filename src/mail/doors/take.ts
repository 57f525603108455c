import type { ArrivedMail, IntakeOutcome } from '../../desk/inbound-email.ts';

/** Takes a mail in; resolves only after the commit, throws when the database is away. */
export type Take = (mail: ArrivedMail) => Promise<IntakeOutcome>;
