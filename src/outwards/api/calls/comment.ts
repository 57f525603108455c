import { addByForm, type WhyNotAdded } from '../../../desk/outwards/by-form.ts';
import { filesIn } from '../files.ts';
import { type Answer, invalid, problem } from '../problem.ts';
import { newCommentShape } from '../shapes.ts';
import { type Call, done, notThere } from './call.ts';

/** `POST /api/tickets/{number}/comments` */
export const addComment: Call = {
  right: 'comment',
  acts: {
    deed: 'comment',
    atMost: ({ commentsPerDay }) => commentsPerDay,
    says: atMost => `This token adds ${atMost} comments a day (UTC).`,
  },
  async carry(desk, tx, token, { number, body }) {
    const read = newCommentShape.safeParse(body);
    if (!read.success) return invalid(read.error);
    const sent = filesIn(read.data.files);
    if ('refused' in sent) return sent.refused;
    const form = { token: token.id, name: token.name };
    const added = await addByForm(desk, tx, number, { text: read.data.text, files: sent.files }, form);
    return typeof added === 'string' ? notAdded[added] : done(number, added.status);
  },
};

const notAdded: Record<WhyNotAdded, Answer> = {
  'not-there': notThere,
  merged: problem(409, 'It goes on in another request: open a new one.'),
  closed: problem(409, 'It was closed too long ago: open a new one.'),
};
