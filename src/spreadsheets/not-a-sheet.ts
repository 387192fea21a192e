/** Why a workbook cannot be read, and what helps. It shows nothing of what is in the workbook. */
export class NotASheet extends Error {
  readonly hint: string;

  constructor(message: string, hint: string) {
    super(message);
    this.name = 'NotASheet';
    this.hint = hint;
  }
}
