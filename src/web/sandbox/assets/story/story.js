import { el } from '../common/el.js';
import { post } from '../common/orders.js';

/** A story in scenes, which the sandbox plays one at a time; the strip above the panes tells it. */
const strip = () => document.getElementById('story');
const scenes = ['begin', 'arrives', 'classified', 'weekend', 'channel-called', 'manager-called'];
let scene = null;

export function drawStory(t) {
  strip().hidden = scene === null;
  if (scene === null) return;
  const reached = scenes.indexOf(scene);
  strip()
    .querySelector('ol')
    .replaceChildren(
      ...scenes.map((name, index) =>
        el(
          'li',
          {
            class: index < reached ? 'over' : index === reached ? 'now' : '',
            'aria-current': index === reached ? 'step' : null,
          },
          t.story[name][0],
        ),
      ),
    );
  strip().querySelector('p').textContent = t.story[scene][1];
  strip().querySelector('.strong').hidden = reached === scenes.length - 1;
}

/**
 * @param become the page looks at a scene with its actor's eyes: `{ as?, from? }`
 * @param show brings the request of that subject into view, or the messages by which somebody is called about it
 */
export function playStory(t, tell, become, show) {
  scene = 'begin';
  drawStory(t);
  strip().querySelector('.end').onclick = () => {
    scene = null;
    drawStory(t);
  };
  strip().querySelector('.strong').onclick = async ({ target }) => {
    target.disabled = true;
    const answer = await post('/sandbox/friday-evening', { again: scene === 'begin' });
    target.disabled = false;
    tell(answer.error);
    if (!answer.error) {
      scene = answer.scene;
      await become(answer.actor);
      show(answer.subject, answer.shown);
    }
    drawStory(t);
  };
}
