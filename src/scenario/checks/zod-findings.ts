import type { z } from 'zod';
import { nearest } from '../../refusals/nearest.ts';
import { whatCame } from '../../refusals/not-a-value.ts';
import { quoted } from '../../refusals/quoted.ts';
import { MOST_PROBLEMS } from '../text/read-yaml.ts';
import { nodeAt, plain, type SourceNode } from '../text/source-tree.ts';
import type { Finding } from './findings.ts';

/**
 * The problems that zod found, in the words of a scenario's author. `prefix` is the path of the checked tree in `root`.
 */
export function findingsOf(
  issues: readonly z.core.$ZodIssue[],
  root: SourceNode,
  prefix: PropertyKey[] = [],
): Finding[] {
  const found = issues.flatMap((issue) => findingOf(issue, root, [...prefix, ...issue.path]));
  // Report a misspelt key once, and not also as missing in its right spelling.
  const misspelt = new Set(
    found.flatMap(({ path, hint }) => (hint === undefined ? [] : [`${path.slice(0, -1).join('.')} ${hint}`])),
  );
  return found.filter(({ path, message }) => {
    const key = String(path.at(-1));
    return !(message === missingMessage(key) && misspelt.has(`${path.slice(0, -1).join('.')} ${didYouMeanText(key)}`));
  });
}

function findingOf(issue: z.core.$ZodIssue, root: SourceNode, path: PropertyKey[]): Finding[] {
  const node = nodeAt(root, path);
  if (node?.kind === 'scalar' && node.isReported) return [];
  const missing = node === undefined || (node.kind === 'scalar' && node.value === null);
  const came = whatCame(node === undefined ? undefined : plain(node));
  switch (issue.code) {
    case 'unrecognized_keys': {
      const allowed = issue.message.split(', ');
      return issue.keys.slice(0, MOST_PROBLEMS).map((key) => ({
        path: [...path, key],
        atKey: true,
        message: `unknown key ${quoted(key)}`,
        allowed: issue.message,
        ...(key.includes('.') ? { hint: nested(key) } : didYouMean(key, allowed)),
      }));
    }
    case 'invalid_union':
      return unionFindings(issue.errors, root, path);
    case 'invalid_key':
      return [
        {
          path,
          atKey: true,
          message: `${quoted(String(path.at(-1)))} cannot be used as a name here`,
          allowed: nameRule(path),
        },
      ];
    case 'invalid_format':
      return [{ path, message: `${came} is not written like a name`, allowed: nameRule(path) }];
    case 'custom': {
      const params = issue.params as { allowed?: string; hint?: string } | undefined;
      if (missing && params?.allowed !== undefined) return [missingFinding(path, node, params.allowed)];
      return [
        {
          path,
          message: issue.message,
          ...(params?.allowed && { allowed: params.allowed }),
          ...(params?.hint && { hint: params.hint }),
        },
      ];
    }
    case 'too_small':
    case 'too_big':
      return [{ path, ...bounds(issue, came, node) }];
    case 'invalid_type': {
      const due = KINDS[issue.expected] ?? 'another value';
      // A section says in its own words what is expected. Zod's own words begin like this.
      const allowed = issue.message.startsWith('Invalid input') ? due : issue.message;
      if (missing) return [missingFinding(path, node, issue.expected === 'nonoptional' ? undefined : allowed)];
      return [another(path, came, due, allowed)];
    }
    default:
      // The library's own words are about its types, not about scenarios.
      return [another(path, came, 'another value')];
  }
}

function another(path: PropertyKey[], came: string, due: string, allowed?: string): Finding {
  return { path, message: `expected ${due}, got ${came}`, ...(allowed && { allowed }) };
}

const KINDS: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  object: 'a map',
  record: 'a map',
  array: 'a list',
  boolean: 'true or false',
};

function missingFinding(path: PropertyKey[], node: SourceNode | undefined, allowed: string | undefined): Finding {
  const key = path.at(-1);
  // The file itself holds nothing.
  if (key === undefined) return another(path, 'nothing', 'a map', allowed);
  const message = node === undefined ? missingMessage(String(key)) : `\`${String(key)}\` is empty`;
  return { path, message, ...(allowed && { allowed }) };
}

/**
 * For a value with several forms, reports the form that was meant: the one whose shape and keys fit. If none fits,
 * there is one finding.
 */
function unionFindings(branches: readonly z.core.$ZodIssue[][], root: SourceNode, path: PropertyKey[]): Finding[] {
  const fitting = branches.filter((issues) => !issues.some((issue) => issue.path.length === 0 && otherShape(issue)));
  const shaped = fitting.length > 0 ? fitting : branches;
  const keyed = shaped.filter((issues) => !issues.some((issue) => issue.path.length === 0 && otherKeys(issue)));
  const told = (keyed.length > 0 ? keyed : shaped).map((issues) => findingsOf(issues, root, path));
  const best = told.reduce((a, b) => (b.some((finding) => finding.hint) && !a.some((finding) => finding.hint) ? b : a));
  if (told.length === 1 || best.some((finding) => finding.path.length > path.length)) return best;
  const allowed = [...new Set(told.flat().flatMap((finding) => finding.allowed ?? []))].join('; or ');
  return best.slice(0, 1).map((finding) => ({ ...finding, ...(allowed && { allowed }) }));
}

function otherShape(issue: z.core.$ZodIssue): boolean {
  if (issue.code === 'invalid_type') return true;
  if (issue.code === 'invalid_union')
    return issue.errors.every((issues) => issues.some((one) => one.path.length === 0 && otherShape(one)));
  return issue.code === 'custom' && (issue.params as { otherShape?: boolean } | undefined)?.otherShape === true;
}

function otherKeys(issue: z.core.$ZodIssue): boolean {
  if (issue.code === 'unrecognized_keys') return true;
  if (issue.code !== 'invalid_union') return false;
  return issue.errors.every((issues) =>
    issues.some((one) => one.path.length === 0 && (otherShape(one) || otherKeys(one))),
  );
}

function bounds(
  issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig,
  came: string,
  node: SourceNode | undefined,
): Omit<Finding, 'path'> {
  const exact = issue.exact === true;
  const limit = issue.code === 'too_small' ? issue.minimum : issue.maximum;
  if (node?.kind === 'list') {
    const side = exact ? 'exactly' : issue.code === 'too_small' ? 'at least' : 'at most';
    const entries = `${side} ${limit} ${limit === 1 ? 'entry' : 'entries'}`;
    return { message: `expected ${entries}, got ${node.items.length}`, allowed: `a list of ${entries}` };
  }
  if (issue.origin === 'string')
    return {
      message: issue.code === 'too_small' ? 'expected a non-empty text' : `expected at most ${limit} characters`,
      allowed:
        issue.code === 'too_small' ? 'a text of 1 to 10,000 characters' : `a text of at most ${limit} characters`,
    };
  const side = issue.code === 'too_big' ? 'at most' : issue.inclusive ? 'at least' : 'above';
  return { message: `expected ${side} ${limit}, got ${came}`, allowed: `a number ${side} ${limit}` };
}

/** What to write for a path where only keys are allowed: "agentArrival.teams.count" outside `changes`. */
function nested(path: string): string {
  const keys = path.split('.');
  const inSections = keys.reduceRight((below, key) => (below === '' ? `${key}: …` : `${key}: { ${below} }`), '');
  return `a path with dots is for the changes of a policy; here, write ${inSections}`;
}

/** Keys of a place's name, or of a map or list of such names. */
const PLACES = ['facility', 'facilities', 'fieldOffice', 'fieldOffices', 'leftOutFacilities'];

function nameRule(path: PropertyKey[]): string {
  const above = path.at(-2);
  if ([above, path.at(-1)].some((key) => PLACES.includes(String(key))))
    return (
      'a letter, then letters, digits, spaces, hyphens, underscores, dots and apostrophes, at most 60, ' +
      'such as St. Louis'
    );
  return path[0] === 'policies'
    ? 'lower-case letters, digits and hyphens, at most 40, such as ask-24h'
    : 'a letter, then letters, digits, spaces, hyphens and underscores, at most 60, such as parole-hold';
}

export function didYouMean(word: string, candidates: readonly string[]): { hint?: string } {
  const near = nearest(word, candidates);
  return near === undefined ? {} : { hint: didYouMeanText(near) };
}

function didYouMeanText(word: string): string {
  return `did you mean "${word}"?`;
}

function missingMessage(key: string): string {
  return `\`${key}\` is missing`;
}
