/** What operators and admins read about mail that was merged, came back, or could not be read. */
export type MailWords = {
  lines: {
    merged: (who: string, into: string) => string;
    absorbed: (who: string, from: string) => string;
    splitOff: (who: string, sender: string, into: string) => string;
    linked: (who: string, to: string) => string;
    bounced: (recipient: string, status: string) => string;
    recalled: (who: string) => string;
    resent: (who: string, recipient: string) => string;
  };
  /** In place of a status. */
  merged: (token: string) => string;
  notices: {
    looksLike: (token: string) => string;
    folded: (count: number) => string;
    undeliverable: (status: string) => string;
  };
  mergeInto: (token: string) => string;
  relate: {
    relation: string;
    merge: string;
    link: string;
    split: string;
    number: string;
    numberPlaceholder: string;
    message: string;
    messagePlaceholder: string;
    noNumber: string;
    noMessage: string;
  };
  undo: { label: string; pending: (seconds: number) => string };
  resend: string;
  wrongLanguage: { notice: (draft: string, customer: string) => string; sendAnyway: string };
  complaint: { lift: string; lifted: (address: string) => string; settled: string; managersOnly: string };
  quarantine: {
    import: string;
    attach: string;
    discard: string;
    form: { title: string; intro: string; number: string; submit: string };
    subject: string;
    imported: (token: string) => string;
    attached: (token: string) => string;
    discarded: string;
    settled: string;
    managersOnly: string;
  };
};
