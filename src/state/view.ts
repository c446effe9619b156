import type {AdapterSource, Problem} from '../context/account-context.js';
import type {OperationId} from '../contract/adapter.js';
import type {StepUpChallenge} from '../contract/calls.js';
import type {Capability} from '../contract/capability.js';
import type {AccountError} from '../contract/error.js';
import type {Account} from './account.js';

/** What an element shows instead of its content, or beside it. */
export type View =
  | {readonly kind: 'problem'; readonly problem: Problem}
  | {readonly kind: 'loading'}
  | {readonly kind: 'signed-out'}
  | {readonly kind: 'unavailable'; readonly capability: Exclude<Capability, {support: 'native' | 'redirect'}>}
  | {readonly kind: 'forbidden'; readonly error: AccountError}
  | {readonly kind: 'step-up'; readonly challenge: StepUpChallenge}
  | {readonly kind: 'offline'}
  | {readonly kind: 'failed'; readonly error: AccountError}
  /** `stale`: what is shown is old, because a refresh failed. */
  | {readonly kind: 'ready'; readonly stale?: AccountError | undefined};

interface Read {
  readonly value: unknown;
  readonly error: AccountError | undefined;
}

/** The state of an element that shows one read, which may be the description itself. Both are requested at the same time, so either may come first. */
export function viewOf(
  source: AdapterSource,
  account: Account | undefined,
  read: Read,
  operation?: OperationId,
): View {
  if (source.problem) return {kind: 'problem', problem: source.problem};
  if (!account) return {kind: 'loading'};
  if (account.signedIn === false || read.error?.code === 'unauthenticated') return {kind: 'signed-out'};

  const description = account.description;
  const capability = operation && description.value?.capabilities[operation];
  // The description rules it out, so the failure of the read says nothing more.
  if (capability?.support === 'none' || capability?.support === 'external')
    return {kind: 'unavailable', capability};

  const error = read.error ?? description.error;
  if (read.value !== undefined && description.value) return {kind: 'ready', stale: error};
  if (!error) return {kind: 'loading'};
  switch (error.code) {
    case 'not-supported':
      return {kind: 'unavailable', capability: {support: 'none', refusal: {reason: 'backend'}}};
    case 'forbidden':
    case 'policy':
      return {kind: 'forbidden', error};
    case 'step-up-required':
      return {kind: 'step-up', challenge: error.details.challenge ?? {}};
    case 'offline':
      return {kind: 'offline'};
    default:
      return {kind: 'failed', error};
  }
}
