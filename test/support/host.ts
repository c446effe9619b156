import type {ReactiveController} from 'lit';

import type {Redirect, StepUpChallenge} from '../../src/contract/calls.js';
import type {AccountError} from '../../src/contract/error.js';
import type {Account} from '../../src/state/account.js';
import type {AccountHost, Proven} from '../../src/state/host.js';

/** An element as far as a controller sees one: no DOM, and everything that was asked of it is written down. */
export class FakeHost implements AccountHost {
  account: Account | undefined;
  readonly updateComplete = Promise.resolve(true);
  readonly challenges: StepUpChallenge[] = [];
  readonly redirects: Redirect[] = [];
  readonly reported: AccountError[] = [];
  /** What the person answers to a step-up. */
  answer: () => Promise<Proven | undefined> = () => Promise.resolve({});
  updates = 0;
  readonly #controllers = new Set<ReactiveController>();

  constructor(account?: Account) {
    this.account = account;
  }

  addController(controller: ReactiveController) {
    this.#controllers.add(controller);
  }

  removeController(controller: ReactiveController) {
    this.#controllers.delete(controller);
  }

  requestUpdate() {
    this.updates++;
  }

  stepUp(challenge: StepUpChallenge) {
    this.challenges.push(challenge);
    return this.answer();
  }

  redirect(redirect: Redirect) {
    this.redirects.push(redirect);
  }

  report(error: AccountError) {
    this.reported.push(error);
  }

  /** As before a render. */
  update() {
    for (const controller of this.#controllers) controller.hostUpdate?.();
  }

  /** As when the element leaves the page. */
  disconnect() {
    for (const controller of this.#controllers) controller.hostDisconnected?.();
  }
}
