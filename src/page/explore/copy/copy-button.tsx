import { useState } from 'preact/hooks';
import { chartSvg } from './chart-svg.ts';
import { copyText } from './copy-text.ts';
import { save } from './save.ts';

const CHARTS = ['outcomes', 'locks', 'differences', 'moved', 'windows', 'person', 'day', 'bearers', 'definitions'];

/** Below a chart: copies it as a picture, or saves it where the browser does not let a page copy. */
export function copySvgOf(section: string) {
  return CHARTS.includes(section) ? <CopySvg section={section} /> : null;
}

function CopySvg({ section }: { section: string }) {
  const [done, setDone] = useState('');
  const copy = async () => {
    const chart = document.getElementById(section);
    if (chart === null) return;
    const svg = chartSvg(chart);
    if (await copyText(svg)) return setDone('Copied.');
    save(svg, `${section}.svg`, 'image/svg+xml');
    setDone(`Saved as ${section}.svg.`);
  };
  return (
    <p class="copy-svg">
      <button type="button" class="small" onClick={() => void copy()}>
        Copy SVG<span class="hidden">: {section}</span>
      </button>{' '}
      <span role="status">{done}</span>
    </p>
  );
}
