import {MockBackend} from '../../mocks/backend.js';
import {createMemoryAdapter} from '../../mocks/memory-adapter.js';
import {person, sentCode} from '../../mocks/person.js';
import {defaultPlaces} from '../../mocks/places.js';
import {signInAt} from '../../mocks/sign-in.js';
import {codeFor} from '../../mocks/totp.js';
import {adapterSuite} from '../../src/testing/adapter-suite.js';
import {nodeRunner} from './runner.js';

const page = 'https://intranet.example';
const places = {...defaultPlaces, allowsReturn: ({origin}: URL) => origin === page};

adapterSuite(nodeRunner, {
  create: (scenario) => {
    const backend = new MockBackend({scenario});
    const signIn = () => backend.signIn({identifier: person.identifier, password: person.password});
    return {
      adapter: createMemoryAdapter({backend, places}),
      identifier: person.identifier,
      password: person.password,
      resetCode: ({type}) =>
        type === 'authenticator-app' ? codeFor(person.authenticatorSecret, backend.now()) : sentCode,
      otherSession: async () => ({name: 'elsewhere', ...backend.as((await signIn()).token)}),
      signInAt: (id) => signInAt(backend, backend.sessionOf(backend.state.cookie)!, id, person),
      changeProfile: () => void (backend.state.profileRevision += 1),
      code: () => codeFor(person.authenticatorSecret, backend.now()),
      totp: (secret) => codeFor(secret, backend.now()),
    };
  },
});
