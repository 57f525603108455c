/** Slack's limits in characters and pieces (docs.slack.dev, Block Kit reference), as the cards must keep them. */
export const limits = {
  /** The text beside a message's blocks: notifications show it. */
  messageText: 3000,
  header: 150,
  /** Of our own: an item's subject, with the address of its card. */
  listTitle: 700,
  /** Of our own: a request in a list. A page of them stays below what a message takes in all, whatever was written. */
  listLine: 800,
  /** Of our own: what a message about several says. Slack takes some 13,200 in all (platform rules, Slack 12). */
  wordsInMessage: 12_000,
  /** Of our own: what came of a press, above a list. */
  lineAbove: 600,
  plainText: 3000,
  context: 2000,
  field: 2000,
  button: 75,
  option: 75,
  optionsInSelect: 100,
  /** Of our own: in groups of a hundred a select takes 10,000, and a view 250 kB. */
  optionsInGroups: 500,
  actions: 25,
  blocksInMessage: 50,
  blocksInView: 100,
  viewTitle: 24,
  viewSubmit: 24,
  placeholder: 150,
  label: 2000,
  input: 3000,
  files: 10,
  /** Of `data_visualization` (docs.slack.dev, since 16 June 2026), and of `table`. */
  chartsInMessage: 2,
  chartTitle: 50,
  chartLabel: 20,
  seriesInChart: 6,
  tableRows: 100,
} as const;
