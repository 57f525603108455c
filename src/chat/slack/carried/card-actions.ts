/** How the id of a block begins that only tickets' cards have: lines of a list carry buttons too. */
export const cardActions = 'actions';
