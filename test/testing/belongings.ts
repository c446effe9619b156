import type {MockBackend} from '../../mocks/backend.js';
import {person, sentCode} from '../../mocks/person.js';
import {signInAt} from '../../mocks/sign-in.js';
import {codeFor} from '../../mocks/totp.js';
import type {SuiteRig} from '../../src/testing/adapter-suite.js';
import {softwareAuthenticator} from '../support/authenticator.js';

/** What Ada has and knows, and what is done to her account elsewhere. `origin` is that of the page that the adapter is on. */
export function belongingsOf(backend: MockBackend, origin: string) {
  return {
    identifier: person.identifier,
    password: person.password,
    resetCode: ({type}) =>
      type === 'authenticator-app' ? codeFor(person.authenticatorSecret, backend.now()) : sentCode,
    code: () => codeFor(person.authenticatorSecret, backend.now()),
    totp: (secret) => codeFor(secret, backend.now()),
    enrollmentCode: () => sentCode,
    createCredential: async (publicKey) => (await softwareAuthenticator(origin)).create(publicKey),
    signInAt: (id) =>
      signInAt(backend, backend.sessionOf(backend.state.cookie) ?? backend.sessions[0]!, id, person),
    changeProfile: () => void (backend.state.profileRevision += 1),
  } satisfies Partial<SuiteRig>;
}
