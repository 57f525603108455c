/** A report as both chats show it, before it is drawn: in words, as charts, and the charts' numbers as a table. */
export type ReportView = {
  /** What one reads in ten seconds: "Claim", "46 of 50 in time (92 %)", "▲ 3 points higher". */
  lines: { label: string; text: string; change: string }[];
  /** Above what stands below the words, where something does; ''. */
  below: string;
  /** At most two: Slack takes no more in a message. */
  charts: CardChart[];
  table: CardTable;
  /** With what it is compared, and what else is to be known of it. */
  notes: string[];
  /** Where all of it stands; null where there is no page. */
  page: { label: string; url: string } | null;
};

/** Numbers over time. Each series has as many as there are labels. */
export type CardChart = {
  kind: 'bars' | 'line';
  title: string;
  /** Below it: "Mon 23 Nov". */
  labels: string[];
  /** The same as days, `YYYY-MM-DD`: for who puts them on a line of time. */
  days: string[];
  /** What is along it, and up. */
  across: string;
  up: string;
  series: { name: string; values: number[] }[];
  /** Said where it cannot be shown. */
  notShown: string;
};

export type CardTable = { head: string[]; rows: string[][] };
