import type {ReactiveControllerHost} from 'lit';

import type {Redirect, StepUpChallenge, StepUpProof} from '../contract/calls.js';
import type {AccountError} from '../contract/error.js';
import type {Account} from './account.js';

/** What a controller needs of the element it serves. */
export interface AccountHost extends ReactiveControllerHost {
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
