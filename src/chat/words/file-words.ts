/** What operators read about the files that go with letters. */
export type FileWords = {
  /** The field of Slack's form, and the heading in a preview. */
  label: string;
  hint: (limit: number) => string;
  /** Above the files from which one chooses in Teams' preview. */
  choose: string;
  /** In Teams' preview, where there is nothing to choose from: how one gets it there. */
  how: string;
  /** The letter is shown, its files are still on their way. */
  fetching: string;
  /** Teams' chat has taken these files. */
  taken: (names: string[]) => string;
  dangerous: (name: string) => string;
  empty: (name: string) => string;
  tooLarge: (megabytes: number) => string;
  tooMany: (limit: number) => string;
  unreachable: (name: string) => string;
  notOurs: (name: string) => string;
  gone: string;
  /** A letter was held back at its sending; its form has the text still, and no files. */
  again: string;
  /** A letter was taken back; its form has the text again, and not these files. */
  leftOut: (names: string[]) => string;
  /** Behind the line in a card's thread. */
  attached: (count: number) => string;
  /** On the card: that the customer's mails hold more than their text. */
  received: (count: number) => string;
};
