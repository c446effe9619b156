/** What a browser does with an authenticator (WebAuthn). Loaded when it is wanted. */
import {startAuthentication, startRegistration, WebAuthnAbortService} from '@simplewebauthn/browser';

const problems = {
  /** Cancelled, too late, or none there: which of them, the browser tells nobody. */
  NotAllowedError: 'cancelled',
  /** The authenticator has a credential of this account. */
  InvalidStateError: 'exists',
  /** The page's address, the browser or the authenticator does not go with what the backend wants. */
  SecurityError: 'unsuitable',
  NotSupportedError: 'unsuitable',
  ConstraintError: 'unsuitable',
} as const;

export type CredentialProblem = (typeof problems)[keyof typeof problems] | 'failed';

/** Why there is no credential. */
export class CredentialError extends Error {
  override readonly name = 'CredentialError';
  readonly problem: CredentialProblem;

  constructor(cause: unknown) {
    const {name} = Object(cause) as {name?: keyof typeof problems};
    const problem = (name && problems[name]) ?? 'failed';
    super(problem, {cause});
    this.problem = problem;
  }
}

type Options = Readonly<Record<string, unknown>>;

async function ceremony(run: () => Promise<unknown>, signal: AbortSignal | undefined): Promise<unknown> {
  signal?.throwIfAborted();
  const cancel = () => WebAuthnAbortService.cancelCeremony();
  signal?.addEventListener('abort', cancel);
  try {
    return await run();
  } catch (error) {
    signal?.throwIfAborted();
    throw new CredentialError(error);
  } finally {
    signal?.removeEventListener('abort', cancel);
  }
}

/** Makes a credential. @returns a RegistrationResponseJSON. @throws CredentialError */
export const createCredential = (publicKey: Options, signal?: AbortSignal): Promise<unknown> =>
  ceremony(() => startRegistration({optionsJSON: publicKey as never}), signal);

/** Proves with one. @returns an AuthenticationResponseJSON. @throws CredentialError */
export const getCredential = (publicKey: Options, signal?: AbortSignal): Promise<unknown> =>
  ceremony(() => startAuthentication({optionsJSON: publicKey as never}), signal);
