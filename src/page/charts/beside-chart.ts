import type { ComponentChildren } from 'preact';
import { createContext } from 'preact';

/** What a page with scripts adds below a section's chart, by the section's id. */
export const BesideChart = createContext<((section: string) => ComponentChildren) | null>(null);
