import type {VerificationMethod} from '../../contract/verification.js';
import {markOf} from '../shared/before.js';

// A method that was made at most this long ago, in milliseconds, may be the one that the person comes from.
const recent = 24 * 3_600_000;

/** What became of the methods while the person was on another page. */
export interface Difference {
  readonly added: readonly VerificationMethod[];
  readonly changed: readonly VerificationMethod[];
  /** How many have gone. */
  readonly removed: number;
}

/** The methods in a few letters each: enough to tell whether one is new or another one, and nothing else. */
export function marksOf(methods: readonly VerificationMethod[]): string {
  return methods.map((method) => `${markOf(method.id)}-${markOf(contentOf(method))}`).join('_');
}

/** What is different from what the marks say; nothing where they cannot be marks of this account's methods. */
export function differenceFrom(
  marks: string,
  methods: readonly VerificationMethod[],
  now = Date.now(),
): Difference | undefined {
  const before = new Map(
    marks.split('_').map((mark) => {
      const [id = '', content] = mark.split('-');
      return [id, content] as const;
    }),
  );
  const added = methods.filter(({id}) => !before.has(markOf(id)));
  const kept = methods.filter(({id}) => before.has(markOf(id)));
  // An address can be made up: what is old was not added a moment ago.
  const isOld = ({createdAt}: VerificationMethod) =>
    createdAt !== undefined && now - Date.parse(createdAt) > recent;
  if (added.some(isOld) || (marks !== '' && kept.length + added.length === 0)) return undefined;
  return {
    added,
    changed: kept.filter((method) => before.get(markOf(method.id)) !== markOf(contentOf(method))),
    removed: marks === '' ? 0 : before.size - kept.length,
  };
}

/** What a person would call a change; to have been used, also for coming here, is none. */
const contentOf = ({
  label,
  destination,
  slot,
  extension,
  isDefault,
  defaultWay,
  createdAt,
}: VerificationMethod) =>
  JSON.stringify([label, destination, slot, extension, isDefault, defaultWay, createdAt]);
