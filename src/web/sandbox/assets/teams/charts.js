import { drawChart } from '../common/chart.js';

/* global AdaptiveCards */

const kinds = { 'Chart.VerticalBar.Grouped': 'bar', 'Chart.Line': 'line' };
const colors = ['#5b5fc7', '#e3008c', '#00a2ad', '#9373c0', '#4f6bed', '#8e562e'];

/** Teams' own charts: Microsoft's renderer for everybody does not know them, and would show what stands in their place. */
export function knowCharts() {
  for (const [type, kind] of Object.entries(kinds))
    AdaptiveCards.GlobalRegistry.elements.register(type, chartElement(type, kind));
}

function chartElement(type, kind) {
  return class extends AdaptiveCards.CardElement {
    getJsonTypeName() {
      return type;
    }
    internalParse(source, context) {
      super.internalParse(source, context);
      this.chart = chartIn(source, kind);
    }
    internalRender() {
      return drawChart(this.chart, colors);
    }
  };
}

function chartIn({ title = '', xAxisTitle = '', yAxisTitle = '', data }, kind) {
  const labels = data[0]?.values.map(({ x }) => String(x)) ?? [];
  return {
    kind,
    title,
    across: xAxisTitle,
    up: yAxisTitle,
    labels,
    series: data.map(({ legend, values }) => ({ name: legend, values: values.map(({ y }) => y) })),
  };
}
