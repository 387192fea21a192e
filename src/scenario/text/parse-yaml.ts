import { Composer, type CST, type Document, Lexer, type LineCounter, Parser } from 'yaml';
import { INPUT_LIMITS } from '../../limits/input-limits.ts';

/** What the parser itself has to say about a text, at offsets in it. */
export interface YamlError {
  code: string;
  message: string;
  pos: readonly [number, number];
}

export type ParsedYaml =
  | { kind: 'documents'; documents: Document.Parsed[]; errors: YamlError[] }
  /** Reading ended at this offset. */
  | { kind: 'tooDeep' | 'tooMany'; at: number };

/** Of errors: nobody reads more. An error takes the parser a hundred times as long as a value. */
const MOST_ERRORS = 100;
/** What the parser keeps of a level: the document, a map or list, and the text in it. */
const STACK_BESIDE_LEVELS = 3;

class TooManyErrors extends Error {}

/**
 * The documents of a text, at most two. Reading ends at a limit on levels, on signs and texts, or on errors, so that no
 * text of the size of a scenario takes much longer than a scenario. `lines` learns where lines begin.
 */
export function parseYaml(text: string, lines: LineCounter): ParsedYaml {
  const parser = new Parser(lines.addNewLine);
  // Unique keys are checked by the caller: the parser's own check is quadratic in the number of keys.
  const errors: YamlError[] = [];
  const composer = composerInto(errors);
  const documents: Document.Parsed[] = [];
  const compose = (token: CST.Token) => {
    if (token.type === 'error') composer.onError(token, 'UNEXPECTED_TOKEN', token.message);
    else documents.push(...composer.next(token));
  };
  let tokens = 0;
  try {
    lines.addNewLine(0);
    for (const lexeme of new Lexer().lex(text)) {
      tokens++;
      if (tokens > INPUT_LIMITS.scenarioTokens.most) return { kind: 'tooMany', at: parser.offset };
      for (const token of parser.next(lexeme)) compose(token);
      if (parser.stack.length > INPUT_LIMITS.scenarioLevels.most + STACK_BESIDE_LEVELS)
        return { kind: 'tooDeep', at: parser.offset };
      if (documents.length > 1) return { kind: 'documents', documents, errors };
    }
    for (const token of parser.end()) compose(token);
    documents.push(...composer.end());
  } catch (error) {
    if (!(error instanceof TooManyErrors)) throw error;
  }
  return { kind: 'documents', documents, errors };
}

type OnError = (source: ErrorSource, code: string, message: string) => void;

/**
 * A composer that puts its errors and warnings into `errors`, and stops at MOST_ERRORS. The library offers no such
 * limit, so the handler that makes an Error of each is replaced.
 */
function composerInto(errors: YamlError[]) {
  const onError: OnError = (source, code, message) => {
    errors.push({ code, message, pos: placeOf(source) });
    if (errors.length >= MOST_ERRORS) throw new TooManyErrors();
  };
  // Unique keys are checked by the caller: the parser's own check is quadratic in the number of keys.
  const composer = new Composer({ uniqueKeys: false, prettyErrors: false, schema: 'core', logLevel: 'silent' });
  return Object.assign(composer as Omit<Composer, 'onError'>, { onError });
}

type ErrorSource = number | readonly number[] | { offset: number; source?: unknown };

function placeOf(source: ErrorSource): [number, number] {
  if (typeof source === 'number') return [source, source + 1];
  if ('offset' in source) {
    const length = typeof source.source === 'string' ? source.source.length : 1;
    return [source.offset, source.offset + length];
  }
  return [source[0], source[1]];
}
