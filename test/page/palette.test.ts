import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { KINDS } from '../../src/page/data/kinds.ts';

const style = readFileSync('src/page/style.css', 'utf8');

/** The variables of the first and the dark block, by name. */
function themes(css: string): Record<string, string>[] {
  const blocks = [...css.matchAll(/:root \{([^}]*)\}/g)].map(([, block]) => block);
  return blocks
    .map((block) =>
      Object.fromEntries([...block.matchAll(/--(\w+): (#\w+);/g)].map(([, name, value]) => [name, value])),
    )
    .filter(({ met }) => met !== undefined);
}

/** WCAG 2.2: relative luminance and contrast. */
function contrast(a: string, b: string): number {
  const luminance = (hex: string) => {
    const long = hex.length === 4 ? [...hex.slice(1)].map((one) => one + one).join('') : hex.slice(1);
    const [r, g, blue] = [0, 2, 4].map((at) => {
      const value = Number.parseInt(long.slice(at, at + 2), 16) / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * blue;
  };
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

const tooPale = (css: string) =>
  themes(css).flatMap((theme) => [
    ...KINDS.map(({ key }) => key).filter((key) => contrast(theme[key], theme.paper) < 3),
    ...['ink', 'soft', 'accent'].filter((key) => contrast(theme[key], theme.paper) < 4.5),
  ]);

describe('the palette', () => {
  test('has a colour for every kind, in light, which is also on paper, and in dark, which is only on screens', () => {
    expect(themes(style)).toHaveLength(2);
    expect(style.match(/@media[^{]*prefers-color-scheme: dark[^{]*\{/g)).toEqual([
      '@media screen and (prefers-color-scheme: dark) {',
    ]);
    for (const theme of themes(style))
      for (const { key } of KINDS) expect([key, theme[key]]).toEqual([key, expect.any(String)]);
  });

  test('kinds have a contrast of 3:1 with the paper, and text of 4.5:1', () => {
    expect(tooPale(style)).toEqual([]);
  });

  test('planted fault: the orange of Okabe and Ito is too pale on white', () => {
    expect(tooPale(style.replace('--arrivesInTime: #b35c00', '--arrivesInTime: #e69f00'))).toEqual(['arrivesInTime']);
  });

  test('contrast is as WCAG defines it', () => {
    expect(contrast('#000', '#ffffff')).toBeCloseTo(21, 6);
    expect(contrast('#767676', '#fff')).toBeCloseTo(4.54, 2);
  });
});
