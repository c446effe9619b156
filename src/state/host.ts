import type {ReactiveControllerHost} from 'lit';

import type {Redirect, StepUpChallenge, StepUpProof} from '../contract/calls.js';
import type {AccountError} from '../contract/error.js';
import type {Account} from './account.js';

/** What a controller needs of the element it serves. */
export interface AccountHost extends ReactiveControllerHost {
  /** Absent while the element is not on the page. */
  readonly account: Account | undefined;
  /** Asks the person to prove who is there. Resolves to nothing where the person gave up, or went to do it elsewhere. */
  stepUp(challenge: StepUpChallenge): Promise<Proven | undefined>;
  /** Leaves the page, unless the host page keeps it. */
  redirect(redirect: Redirect): void;
  /** Tells the host page that a call failed. */
  report(error: AccountError): void;
}

/** The refused call may be made again, with the proof inside where the challenge said `withCall`. */
export interface Proven {
  readonly proof?: StepUpProof | undefined;
}

/**
 * Begins something for the person who is here now. The function that it returns tells whether that has ended: another person is
 * here, or nobody, the element shows another backend, or it has left the page. The result must then be dropped.
 *
 * @param outlives it may end the session itself, so a sign-out does not end it.
 */
export function begin(host: AccountHost, outlives = false): () => boolean {
  const {account} = host;
  const lasts = outlives ? account?.person : account?.visit;
  return () => host.account !== account || Boolean(lasts?.aborted);
}
