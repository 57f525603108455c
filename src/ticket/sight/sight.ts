import type { Standing } from '../portal/reader.ts';
import type { Ticket } from '../ticket.ts';
import type { ChatPlatform, Operator } from '../words.ts';

/** Who looks. */
export type Viewer =
  /** One person, whom the desk knows as an operator; nobody else sees it. */
  | { kind: 'operator'; operator: Operator }
  /** Whoever reads a channel of desk.yaml. */
  | { kind: 'channel'; platform: ChatPlatform; channel: string }
  /** Whoever may start programs on the desk's own machine. */
  | { kind: 'machine' }
  /** Whoever holds the link of a letter: they see on its page what the letter said, and nothing else. */
  | { kind: 'addressee' }
  /** A customer who is signed in. @property standing what this request is to them; null: it is not theirs */
  | { kind: 'customer'; standing: Standing | null }
  /** A stranger, another program. */
  | { kind: 'outsider' };

/**
 * Where it is shown. What the house comes to show elsewhere (an export) is added here first.
 * - `home`: a person's own page in chat
 * - `unfurl`: below a link that somebody pasted; all of that channel read it
 * - `saved-answer`: what was answered before, offered for another request
 * - `quote`: the page behind the link of a letter that offers work
 * - `export`: a file that somebody has made of it, in their own name
 * - `api`, `webhook`: what programs outside ask for, or are told
 * - `portal`: the pages on which customers follow their own requests
 * - `report`: the pages of the desk’s figures, for people of the house
 */
export type Place =
  | 'card'
  | 'line'
  | 'list'
  | 'home'
  | 'search'
  | 'unfurl'
  | 'saved-answer'
  | 'private-message'
  | 'call'
  | 'bulletin'
  | 'notice'
  | 'answer'
  | 'form'
  | 'preview'
  | 'conversation'
  | 'file'
  | 'console'
  | 'export'
  | 'api'
  | 'webhook'
  | 'quote'
  | 'portal'
  | 'report';

/** What the answer may depend on: the request's facts, never its words. */
export type RequestFacts = Pick<Ticket, 'number' | 'restricted'>;

/** May this viewer see, at this place, what was written in this request? */
export type SightRule = (request: RequestFacts, viewer: Viewer, place: Place) => boolean;

/**
 * The rule of a desk that keeps nothing from its own people: whom it admits sees everything. A customer sees what is theirs, on
 * their pages; of what few may see, what they asked for themselves. Nobody else sees anything.
 */
export const admittedSeeAll: SightRule = (request, viewer, place) => {
  switch (viewer.kind) {
    case 'operator':
    case 'channel':
    case 'machine':
      return true;
    case 'addressee':
      return place === 'quote';
    case 'customer':
      return (
        place === 'portal' &&
        (viewer.standing === 'requester' || (viewer.standing === 'company' && !request.restricted))
      );
    case 'outsider':
      return false;
    default:
      return viewer satisfies never;
  }
};

/** A pair of eyes: whose they are, what they may see, and where what they see is shown. */
export type Eyes = { viewer: Viewer; place: Place; maySeeWords: SightRule };

/** @param desk knows the rule */
export function eyesOf(desk: { maySeeWords: SightRule }, viewer: Viewer, place: Place): Eyes {
  return { viewer, place, maySeeWords: desk.maySeeWords };
}

/** Whether these eyes see what few may see: what is counted for others leaves that out. */
export function seesRestricted({ maySeeWords, viewer, place }: Eyes): boolean {
  return maySeeWords({ number: 0, restricted: true }, viewer, place);
}
