import { shortened } from '../safe-text/shortened.ts';

const MOST = 60;

/** A text of an input in quotation marks, for a message: its first 60 characters at most. */
export function quoted(text: string): string {
  return `"${shortened(text, MOST)}"`;
}
