/** What operators read about who may act, from where, and about colleagues who have left. */
export type PeopleWords = {
  /** A press, or typed words, from a place where the desk does not work. */
  notHere: string;
  /** Acknowledged, and not done yet. */
  working: string;
  workingTitle: string;
  /** It is ready, but can be opened only by another press. */
  pressAgain: string;
  /** It was answered, and the answer could not be shown: it may have been done. */
  notShown: string;
  /** Somebody held the request for longer than one waits. */
  busy: string;
  /** It may still be done: who pressed must look. */
  stillWorking: string;
  /** What was looked at is not there any more, or is somebody else's. */
  draftGone: string;
  /** Refused: a request goes to nobody who has left; nobody who has left acts. */
  colleagueLeft: (name: string) => string;
  left: {
    title: (name: string) => string;
    intro: (name: string, tickets: number) => string;
    /** `command`: how turns are changed */
    turns: (command: string) => string;
    all: (tickets: number) => string;
    more: (tickets: number) => string;
  };
  buttons: Record<'hand-over-all' | 'release-all', string>;
  form: { title: string; intro: (name: string, tickets: number) => string; submit: string };
  /** After a press on what somebody left behind. */
  isBack: (name: string) => string;
  nothingLeft: (name: string) => string;
  handedOver: (tickets: number, to: string) => string;
  released: (tickets: number) => string;
  /** Some could not be moved: somebody was faster. */
  notMoved: (tickets: number) => string;
  managersOnly: string;
};
