import type { FileToRead } from '../../input-files/input-file.ts';
import { fileProblem, InputError } from '../../refusals/input-error.ts';
import { TextFile } from '../../tables/text-file.ts';
import { LOG_FORMATS } from '../log-formats.ts';
import { OCEL_LISTS, type OcelEvent, type OcelObject } from '../ocel-schema.ts';
import { JsonLists, NotLists } from './json-lists.ts';
import { OcelCases } from './ocel-cases.ts';
import { OcelPersonal } from './ocel-personal.ts';
import type { RawLog } from './raw-case.ts';

const ALLOWED = 'OCEL 2.0 JSON: eventTypes, objectTypes, objects and events';

/**
 * Reads OCEL 2.0 JSON, as ocelLog writes it, piece by piece. There is a case for every object of type person, and each
 * event relates to one of them. Attributes of objects that relate to a person are the person's.
 *
 * @throws InputError that names the object or event of anything that is not allowed or looks like personal data.
 */
export async function readOcelLog(file: FileToRead, shownAs: string): Promise<RawLog> {
  const text = new TextFile(file, shownAs, 'OCEL file', LOG_FORMATS.ocel.limitBytes);
  const reading = new OcelReading(shownAs, () => text.isAsExpected());
  const lists = new JsonLists((list, element) => reading.element(list, element));
  try {
    for await (const piece of text.pieces()) lists.write(piece);
    lists.end();
  } catch (error) {
    if (!(error instanceof NotLists)) throw error;
    throw new InputError([fileProblem(shownAs, `not valid JSON in line ${error.line}`, { allowed: ALLOWED })]);
  }
  const missing = Object.keys(OCEL_LISTS).filter((list) => !lists.members.has(list));
  const cases = reading.end();
  if (missing.length > 0) {
    throw new InputError(
      missing.map((list) => fileProblem(shownAs, `the list "${list}" is missing`, { allowed: ALLOWED })),
    );
  }
  return { sha256: text.sha256, ...cases };
}

/** Searches the elements of a file's lists for names as they arrive, then checks them. */
class OcelReading {
  private readonly shownAs: string;
  private readonly personal = new OcelPersonal();
  private readonly cases: OcelCases;
  private readonly counts = new Map<string, number>();

  private readonly isOcel: () => void;

  /** Calls `isOcel` once the file has an element of one of OCEL's lists. */
  constructor(shownAs: string, isOcel: () => void) {
    this.shownAs = shownAs;
    this.isOcel = isOcel;
    this.cases = new OcelCases(shownAs);
  }

  element(list: string, element: unknown): void {
    const personal = this.personal.element(list, element);
    if (personal !== undefined) throw this.error(personal);
    if (!Object.hasOwn(OCEL_LISTS, list)) return;
    const index = this.counts.get(list) ?? 0;
    this.counts.set(list, index + 1);
    const { success, data, error } = OCEL_LISTS[list as keyof typeof OCEL_LISTS].safeParse(element);
    if (!success) {
      const [{ path, message }] = error.issues;
      throw this.error({ message: `${[list, index, ...path].join('.')}: ${message}`, allowed: ALLOWED });
    }
    this.isOcel();
    if (list === 'objects') this.cases.object(data as OcelObject);
    if (list === 'events') this.cases.event(data as OcelEvent);
  }

  end(): Omit<RawLog, 'sha256'> {
    const personal = this.personal.end();
    if (personal.length > 0) {
      throw new InputError(personal.map(({ message, ...rest }) => fileProblem(this.shownAs, message, rest)));
    }
    return this.cases.end();
  }

  private error({ message, ...rest }: { message: string; allowed?: string; hint?: string }): InputError {
    return new InputError([fileProblem(this.shownAs, message, rest)]);
  }
}
