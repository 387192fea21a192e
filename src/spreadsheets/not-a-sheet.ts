/** Why a workbook cannot be read, and what helps. It shows nothing of what is in the workbook. */
export class NotASheet extends Error {
  readonly hint: string;

  constructor(message: string, hint: string) {
    super(message);
    this.name = 'NotASheet';
    this.hint = hint;
  }
}

export function damagedWorkbook(): NotASheet {
  return new NotASheet('the workbook is damaged', 'save it again, or save the sheet as CSV');
}
