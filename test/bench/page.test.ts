import { describe, expect, test } from '@jest/globals';
import { type Measured, pageFigures } from '../../bench/page/figures.ts';
import { pageLines } from '../../bench/page/lines.ts';

const of = (value: number, most: number): Measured => ({ value, most, ratio: value / most });

describe('what pages cost their readers', () => {
  test('is measured in the browser and in the command, and the files are as small as they must be', async () => {
    const { inChromium, sizes, htmlAdds } = await pageFigures(1);
    for (const { value, most } of Object.values(sizes)) {
      expect(value).toBeGreaterThan(50_000);
      expect(value).toBeLessThanOrEqual(most);
    }
    expect(htmlAdds.value).not.toBeNaN();
    if (inChromium === null) {
      if (process.env.CI) throw new Error('Chromium is missing. Install it: apt-get install chromium');
      return;
    }
    // How long it takes depends on the machine; here only that something was measured.
    for (const { value } of [inChromium.boot, inChromium.loadAndTwoReplications, inChromium.summarise]) {
      expect(value).toBeGreaterThan(0);
    }
    expect(inChromium.loadAndTwoReplications.value).toBeGreaterThan(inChromium.summarise.value);
    expect(inChromium.againstNode).toBeGreaterThan(0);
  });

  test('is printed as values and as parts of the most that they may be', () => {
    const sizes = {
      hennepinPage: of(300_000, 600_000),
      hennepinReport: of(100_000, 200_000),
      minnesotaReport: of(750_000, 1_500_000),
    };
    const lines = pageLines({ inChromium: null, sizes, htmlAdds: of(450, 300) });
    expect(lines.join('\n')).toMatch(/page of hennepin +300 KB {2}0\.50 × 600 KB/);
    expect(lines.join('\n')).toMatch(/run --html adds, all threads +450\.0 ms {2}1\.50 × 300 ms/);
    expect(lines.join('\n')).not.toContain('boot');
  });
});
