import type { Measured, PageFigures } from './figures.ts';

/** The figures as lines for a terminal. */
export function pageLines({ inChromium, sizes, htmlAdds }: PageFigures): string[] {
  const engine =
    inChromium === null
      ? []
      : [
          milliseconds('load and 2 replications of hennepin', inChromium.loadAndTwoReplications),
          milliseconds('boot of the engine', inChromium.boot),
          milliseconds('summarise', inChromium.summarise),
          `Loading and 2 replications take ${inChromium.againstNode.toFixed(2)} times as long as in Node.`,
        ];
  return [
    'Pages: processor time of the worker’s thread in Chromium, warm; sizes; each with the most that it may be',
    ...engine,
    kilobytes('page of hennepin', sizes.hennepinPage),
    kilobytes('report of hennepin', sizes.hennepinReport),
    kilobytes('report of minnesota, 2 replications', sizes.minnesotaReport),
    milliseconds('run --html adds, all threads', htmlAdds),
  ];
}

const milliseconds = (what: string, { value, most, ratio }: Measured) =>
  line(what, `${value.toFixed(1)} ms`, `${most} ms`, ratio);

const kilobytes = (what: string, { value, most, ratio }: Measured) =>
  line(what, `${(value / 1000).toFixed(0)} KB`, `${most / 1000} KB`, ratio);

function line(what: string, value: string, most: string, ratio: number): string {
  return `${what.padEnd(46)}${value.padStart(12)}  ${ratio.toFixed(2)} × ${most}`;
}
