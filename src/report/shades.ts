/** From the lowest fifth of the values on a map to the highest: five steps that need no colour. */
export const SHADES = ['·', '░', '▒', '▓', '█'] as const;

/** The shade of a value between the least and the greatest of a map. */
export function shadeOf(value: number, least: number, most: number): string {
  if (least === most) return SHADES[0];
  return SHADES[Math.min(SHADES.length - 1, Math.floor(((value - least) / (most - least)) * SHADES.length))];
}
