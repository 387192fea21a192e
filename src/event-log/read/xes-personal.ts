import { type PersonalKind, personalRefusal } from '../../personal/columns.ts';
import { quoted } from '../../refusals/quoted.ts';
import { shortened } from '../../safe-text/shortened.ts';
import { BoundedSearch } from '../bounded-search.ts';
import type { Place, Refuse, Said } from './xes-place.ts';

/** Keys of the standard's extensions that name no person. `org:resource` may name one, and is refused. */
const STANDARD_KEYS = words(
  'concept:name concept:instance time:timestamp lifecycle:model lifecycle:transition lifecycle:state ' +
    'org:group org:role identity:id',
);
/** The standard's elements, and their XML attributes. */
const ELEMENTS = words(
  'log extension global classifier trace event string date int float boolean id list container values',
);
/** Where the standard has names. */
const PATHS: ReadonlySet<string> = new Set(['log', 'log/trace', 'log/trace/event']);
const XML_ATTRIBUTES = words('key value name prefix uri scope keys xes.version xes.features openxes.version');

/**
 * Searches everything in a XES file that could hold personal data: keys and values at every depth, texts, comments, and
 * elements and XML attributes that are not part of the standard.
 */
export class XesPersonal {
  private readonly search: BoundedSearch;
  private place: Place = { line: 1, column: 1 };
  private readonly refuse: Refuse;

  constructor(refuse: Refuse) {
    this.refuse = refuse;
    this.search = new BoundedSearch((said) => refuse(this.place, said));
  }

  /** An element within `inside`, such as "log/trace". */
  element(name: string, attributes: Readonly<Record<string, string>>, inside: string, place: Place): void {
    this.place = place;
    if (!ELEMENTS.has(name)) this.say(`the element <${shortened(name, 60)}>`, this.search.key(name), place);
    const { key, value } = attributes;
    if (key !== undefined) this.attribute(key, value ?? '', inside, place);
    for (const attribute in attributes) {
      if (key === undefined || (attribute !== 'key' && attribute !== 'value'))
        this.xmlAttribute(name, attribute, attributes[attribute], place);
    }
  }

  /** Characters between elements, which XES does not allow, and comments, which tools write. */
  text(kind: 'text' | 'a comment', text: string, place: Place): void {
    if (text.trim() === '') return;
    this.say(`${kind} (not shown)`, this.search.value(kind, text.trim()), place);
    if (kind === 'a comment') return;
    const allowed = 'XES: all content is in attributes with a key and a value';
    this.refuse(place, { message: 'there is text between the elements (not shown)', allowed });
  }

  /** Call after everything has been read. Returns the attributes whose values are personal when seen together. */
  end(): Said[] {
    return this.search.together().map(({ key, kind }) => {
      return personalRefusal(`the pattern of the values of ${quoted(key)} (not shown)`, kind);
    });
  }

  private attribute(key: string, value: string, inside: string, place: Place): void {
    const byKey =
      key === 'org:resource' ? 'a person’s name' : STANDARD_KEYS.has(key) ? undefined : this.search.key(key);
    // The name of a trace is a case's id, of an event what happened, of a log its title.
    const isNamed = key === 'concept:name';
    if (isNamed && !PATHS.has(inside)) this.search.admit(inside);
    const kind = byKey ?? this.search.value(isNamed ? `${key} in ${inside}` : key, value);
    if (kind !== undefined) this.say(`the attribute ${quoted(key)}, or its value (not shown),`, kind, place);
  }

  private xmlAttribute(element: string, name: string, value: string, place: Place): void {
    if (!XML_ATTRIBUTES.has(name) || !ELEMENTS.has(element)) this.search.admit(`${element} ${name}`);
    const byName = XML_ATTRIBUTES.has(name) ? undefined : this.search.key(name);
    const kind = byName ?? this.search.value(`${element} ${name}`, value);
    if (kind === undefined) return;
    this.say(`${quoted(name)} of <${shortened(element, 60)}>, or its value (not shown),`, kind, place);
  }

  private say(what: string, kind: PersonalKind | undefined, place: Place): void {
    if (kind !== undefined) this.refuse(place, personalRefusal(what, kind));
  }
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}
