import { faults } from '../block-kit/blocks.ts';
import { homeTab } from '../block-kit/views.ts';
import { homeState } from '../people/home-state.ts';
import { parsed } from './arguments.ts';
import { type Methods, Refused } from './method.ts';
import { useTrigger, validModal } from './modal.ts';

/** A root, and two above it. */
const stackAtMost = 3;

/** Modals, and the Home tab. */
export const viewsMethods: Methods = {
  'views.open': {
    scope: null,
    answer: (workspace, args) => {
      const user = useTrigger(workspace, args.trigger_id);
      const view = validModal(args.view, workspace);
      const id = workspace.nextId('V');
      const opened = { id, hash: workspace.nextId('h'), root: id, previous: null, view };
      workspace.views.set(user, [opened]);
      workspace.changed();
      return { view: { ...view, id, hash: opened.hash } };
    },
  },

  'views.push': {
    scope: null,
    answer: (workspace, args) => {
      const user = useTrigger(workspace, args.trigger_id);
      const stack = workspace.openViews(user);
      const top = stack.at(-1);
      if (!top) throw new Refused('not_found');
      if (stack.length >= stackAtMost) throw new Refused('push_limit_reached');
      const view = validModal(args.view, workspace);
      const id = workspace.nextId('V');
      const pushed = { id, hash: workspace.nextId('h'), root: top.root, previous: top.id, view };
      stack.push(pushed);
      workspace.changed();
      return { view: { ...view, id, hash: pushed.hash } };
    },
  },

  'views.update': {
    scope: null,
    answer: (workspace, args) => {
      const opened = [...workspace.views.values()]
        .flat()
        .find(({ id, view }) =>
          args.external_id === undefined ? id === args.view_id : view.external_id === args.external_id,
        );
      if (!opened) throw new Refused('not_found');
      if (args.hash && args.hash !== opened.hash) throw new Refused('hash_conflict');
      opened.view = validModal(args.view, workspace);
      opened.hash = workspace.nextId('h');
      workspace.changed();
      return { view: { ...opened.view, id: opened.id, hash: opened.hash } };
    },
  },

  'views.publish': {
    scope: null,
    answer: (workspace, args) => {
      const view = parsed(args.view);
      const valid = homeTab.safeParse(view);
      if (!valid.success)
        throw new Refused('invalid_arguments', { response_metadata: { messages: faults(valid.error) } });
      const user = String(args.user_id);
      const before = workspace.state.homes[user];
      if (args.hash && before && args.hash !== homeState(before)) throw new Refused('hash_conflict');
      workspace.state.homes[user] = valid.data;
      workspace.changed(workspace.keptHome(user));
      return { view: { ...valid.data, id: `VHOME${user}`, hash: homeState(valid.data) } };
    },
  },
};
