import type { FileToRead } from '../../input-files/input-file.ts';
import { INPUT_LIMITS } from '../../limits/input-limits.ts';
import { fileProblem, InputError, type Problem } from '../../refusals/input-error.ts';
import { TextFile } from '../../tables/text-file.ts';
import { JsonLists, NotLists } from '../json/json-lists.ts';
import { LOG_FORMATS } from '../log-formats.ts';
import { OCEL_LISTS, type OcelEvent, type OcelObject, type OcelType } from '../ocel-schema.ts';
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
export async function readOcelLog(file: FileToRead, shownAs: string, zone: string): Promise<RawLog> {
  const text = new TextFile(file, shownAs, 'OCEL file', LOG_FORMATS.ocel.limitBytes);
  const reading = new OcelReading(shownAs, zone, () => text.isAsExpected());
  const lists = new JsonLists((list, element) => reading.element(list, element));
  try {
    for await (const piece of text.pieces()) lists.write(piece);
    lists.end();
  } catch (error) {
    if (!(error instanceof NotLists)) throw error;
    throw new InputError([notLists(error, shownAs)]);
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

function notLists({ line, fault }: NotLists, shownAs: string): Problem {
  const { logDepth, logElement } = INPUT_LIMITS;
  switch (fault) {
    case 'syntax':
      return fileProblem(shownAs, `not valid JSON in line ${line}`, { allowed: ALLOWED });
    case 'deep':
      return fileProblem(shownAs, `line ${line} nests deeper than a log does`, {
        allowed: `at most ${logDepth.most} levels within an element of a list`,
      });
    case 'long':
      return fileProblem(shownAs, `the element that reaches line ${line} is longer than in any log`, {
        allowed: `at most ${logElement.most} characters per element of a list`,
      });
    case 'twice':
      return fileProblem(shownAs, `an object that ends in line ${line} names a member twice`, {
        allowed: 'each member once, since only one of its values could be read',
      });
  }
}

/** Searches the elements of a file's lists for names as they arrive, then checks them. */
class OcelReading {
  private readonly shownAs: string;
  private readonly personal = new OcelPersonal((said) => {
    throw this.error(said);
  });
  private readonly cases: OcelCases;
  private readonly counts = new Map<string, number>();

  private readonly isOcel: () => void;

  /** Calls `isOcel` once the file has an element of one of OCEL's lists. */
  constructor(shownAs: string, zone: string, isOcel: () => void) {
    this.shownAs = shownAs;
    this.cases = new OcelCases(shownAs, zone);
    this.isOcel = isOcel;
  }

  element(list: string, element: unknown): void {
    if (list.startsWith('ocel:')) {
      throw this.error({ message: 'the file is OCEL 1.0', allowed: ALLOWED, hint: 'export it as OCEL 2.0' });
    }
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
    if (list === 'eventTypes' || list === 'objectTypes') this.cases.declared(data as OcelType);
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
