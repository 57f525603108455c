/** An element with attributes and children; text is text, never HTML. */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name in element && name !== 'list' && typeof value !== 'string') element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(...children.filter(child => child !== null && child !== undefined && child !== false));
  return element;
}

export const at = id => document.getElementById(id);

/** The choices of a select, drawn anew only where they are others. @param list pairs of value and label */
export function options(select, list, value) {
  const stamp = JSON.stringify(list);
  if (select.dataset.stamp !== stamp) {
    select.dataset.stamp = stamp;
    select.replaceChildren(...list.map(([key, label]) => el('option', { value: key }, label)));
  }
  select.value = value;
}
