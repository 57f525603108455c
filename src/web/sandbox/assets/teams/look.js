import { words } from '../words/words.js';

/* global AdaptiveCards */

// Microsoft's renderer says in English alone what its menu of further buttons is.
AdaptiveCards.Strings.defaults.overflowButtonTooltip = () =>
  (words[document.documentElement.lang] ?? words.en).more;

/** Teams' look, for Microsoft's own renderer. */
export const hostConfig = new AdaptiveCards.HostConfig({
  fontFamily: '"Segoe UI", -apple-system, Arial, sans-serif',
  fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 22 },
  fontWeights: { lighter: 400, default: 400, bolder: 600 },
  spacing: { small: 4, default: 10, medium: 16, large: 24, extraLarge: 32, padding: 14 },
  separator: { lineThickness: 1, lineColor: '#e0e0e0' },
  supportsInteractivity: true,
  actions: {
    maxActions: 6,
    spacing: 'default',
    buttonSpacing: 8,
    showCard: { actionMode: 'inline', inlineTopMargin: 12 },
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
  },
  adaptiveCard: { allowCustomStyle: true },
  inputs: {
    label: { requiredInputs: { suffix: ' *', suffixColor: 'attention' } },
    errorMessage: { color: 'attention' },
  },
  containerStyles: {
    default: style('#ffffff', '#242424'),
    emphasis: style('#f5f5f5', '#242424'),
    accent: style('#ebf3fc', '#0f548c'),
    good: style('#e7f4e8', '#0e700e'),
    warning: style('#fff7e0', '#835b00'),
    attention: style('#fdf3f4', '#b10e1c'),
  },
});

function style(backgroundColor, accent) {
  const both = (normal, subtle) => ({ default: normal, subtle });
  return {
    backgroundColor,
    foregroundColors: {
      default: both('#242424', '#616161'),
      dark: both('#242424', '#616161'),
      light: both('#ffffff', '#ffffff'),
      accent: both(accent === '#242424' ? '#0f548c' : accent, accent),
      good: both('#0e700e', '#0e700e'),
      warning: both('#835b00', '#835b00'),
      attention: both('#b10e1c', '#b10e1c'),
    },
  };
}
