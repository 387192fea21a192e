import type { ComponentChildren } from 'preact';
import { createContext } from 'preact';

/** What a page with scripts adds below the chart of a section, by the section's id. A report without scripts has nothing. */
export const BesideChart = createContext<((section: string) => ComponentChildren) | null>(null);
