import type {PhoneWay, VerificationMethod, VerificationState} from '../../contract/verification.js';
import {counts, missing} from '../shared/second-steps.js';

/** What is to be asked for first. */
export interface Choice {
  readonly id: string;
  /** Of a phone with both ways. */
  readonly way?: PhoneWay | undefined;
}

/** Something that a save does. */
export type Change =
  | {readonly kind: 'name'; readonly method: VerificationMethod; readonly label: string}
  | {readonly kind: 'default'; readonly method: VerificationMethod; readonly way: PhoneWay | undefined}
  | {readonly kind: 'removal'; readonly method: VerificationMethod};

/** What the person has decided and not saved yet. Nothing of it has reached the backend. */
export class Staged {
  choice: Choice | undefined;
  readonly names = new Map<string, string>();
  readonly removals = new Set<string>();

  /** What is left to do against what the backend says now: names, the default, then the removals, so that a default that goes has been succeeded. */
  changes({methods}: VerificationState): Change[] {
    const stays = methods.filter(({id}) => !this.removals.has(id));
    const chosen = stays.find(({id}) => id === this.choice?.id);
    const way = this.choice?.way;
    const isNew = chosen && !(chosen.isDefault && (chosen.defaultWay ?? way) === way);
    return [
      ...stays.flatMap((method): Change[] => {
        const label = this.names.get(method.id)?.trim();
        return label === undefined || label === (method.label ?? '') ? [] : [{kind: 'name', method, label}];
      }),
      ...(isNew ? [{kind: 'default', method: chosen, way} as const] : []),
      ...methods
        .filter(({id}) => this.removals.has(id))
        .map((method) => ({kind: 'removal', method}) as const),
    ];
  }

  /** What is demanded would no longer be there, with what is staged already. */
  isLast(method: VerificationMethod, state: VerificationState): boolean {
    return counts(method) && missing(state, new Set([...this.removals, method.id])) > 0;
  }

  remove({id}: VerificationMethod): void {
    this.removals.add(id);
    if (this.choice?.id === id) this.choice = undefined;
  }

  /** It is done, or nobody wants it any more. */
  drop({kind, method}: Change): void {
    if (kind === 'name') this.names.delete(method.id);
    else if (kind === 'default') this.choice = undefined;
    else this.removals.delete(method.id);
  }

  clear(): void {
    this.choice = undefined;
    this.names.clear();
    this.removals.clear();
  }
}

/** Whether what the backend says now is what the change wanted. */
export function happened(change: Change, {methods}: VerificationState): boolean {
  const now = methods.find(({id}) => id === change.method.id);
  if (change.kind === 'removal') return !now;
  if (change.kind === 'name') return (now?.label ?? '') === change.label;
  return Boolean(now?.isDefault) && (change.way === undefined || now?.defaultWay === change.way);
}
