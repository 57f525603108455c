type Rgb = [red: number, green: number, blue: number];

/** WCAG 2.2, 1.4.3: what text needs against what lies behind it. */
const enough = 4.5;
/** What the pages' surfaces are, as the style sheet has them. */
const surfaces: Record<'light' | 'dark', { ground: Rgb; towards: Rgb }> = {
  light: { ground: [245, 246, 248], towards: [0, 0, 0] },
  dark: { ground: [29, 35, 43], towards: [255, 255, 255] },
};

/**
 * The house's colour as it can be read on the pages: as it is where it can, else darker or lighter by as little as needed.
 *
 * @param accent as `#1f6f5c`
 * @returns for each look the colour, and what is written upon it
 */
export function shadesOf(accent: string): Record<'light' | 'dark', { accent: string; upon: string }> {
  const shade = (look: 'light' | 'dark') => {
    const { ground, towards } = surfaces[look];
    const colour = readable(rgbOf(accent), ground, towards);
    const upon: Rgb =
      contrast(colour, [255, 255, 255]) >= contrast(colour, [16, 20, 25]) ? [255, 255, 255] : [16, 20, 25];
    return { accent: hexOf(colour), upon: hexOf(upon) };
  };
  return { light: shade('light'), dark: shade('dark') };
}

function readable(colour: Rgb, ground: Rgb, towards: Rgb): Rgb {
  for (let share = 0; share < 1; share += 0.04) {
    const mixed = mix(colour, towards, share);
    if (contrast(mixed, ground) >= enough) return mixed;
  }
  return towards;
}

function mix(a: Rgb, b: Rgb, share: number): Rgb {
  const [red, green, blue] = a.map((value, index) =>
    Math.round(value + ((b[index] ?? value) - value) * share),
  );
  return [red ?? 0, green ?? 0, blue ?? 0];
}

/** WCAG 2.2, contrast ratio. */
export function contrast(a: Rgb, b: Rgb): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

/** WCAG 2.2, relative luminance. */
function luminance(colour: Rgb): number {
  const [red = 0, green = 0, blue = 0] = colour.map(value => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

export function rgbOf(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

function hexOf(colour: Rgb): string {
  return `#${colour.map(value => value.toString(16).padStart(2, '0')).join('')}`;
}
