import { shortened } from './shortened.ts';
import { showUnseenInLines } from './unseen.ts';

/** The most characters that Excel accepts in a cell. */
const MOST = 32_767;
/** At the start of a cell, in ASCII or full width. A spreadsheet may drop blanks, line breaks and quotes before it. */
const FORMULA = /^[\s'"\p{Default_Ignorable_Code_Point}]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r]/u;
/** Where the system's decimal sign is a comma, a spreadsheet splits cells at semicolons. */
const INNER_FORMULA = /;(?=\s*[=+\-@\uff1d\uff0b\uff0d\uff20])/g;

/** A text that no spreadsheet takes for a formula: an apostrophe, which marks text, is before what begins like one. */
export function withoutFormula(text: string): string {
  const safe = text.replaceAll(INNER_FORMULA, ";'");
  return FORMULA.test(safe) ? `'${safe}` : safe;
}

/**
 * A text for a cell of a workbook (XLSX), before it is escaped as XML. The cell's type keeps it from being a formula
 * there, but not once the sheet is saved as CSV, so the apostrophe is added here too. Excel decodes `_x0041_` in such
 * texts, so a text that looks like it is escaped. Line breaks stay, since a cell may have several lines. A longer text
 * is cut, as Excel refuses the file otherwise.
 *
 * @public
 */
export function spreadsheetCell(text: string): string {
  const cell = withoutFormula(showUnseenInLines(text)).replaceAll(/_(?=x[\da-f]{4}_)/gi, '_x005F_');
  return shortened(cell, MOST);
}
