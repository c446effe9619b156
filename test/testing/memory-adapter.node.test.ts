import {MockBackend} from '../../mocks/backend.js';
import {createMemoryAdapter} from '../../mocks/memory-adapter.js';
import {person} from '../../mocks/person.js';
import {defaultPlaces} from '../../mocks/places.js';
import {adapterSuite} from '../../src/testing/adapter-suite.js';
import {belongingsOf} from './belongings.js';
import {nodeRunner} from './runner.js';

const page = 'https://intranet.example';
const places = {...defaultPlaces, allowsReturn: ({origin}: URL) => origin === page};

adapterSuite(nodeRunner, {
  create: (scenario) => {
    const backend = new MockBackend({scenario});
    const signIn = () => backend.signIn({identifier: person.identifier, password: person.password});
    return {
      adapter: createMemoryAdapter({backend, places, origin: page}),
      ...belongingsOf(backend, page),
      otherSession: async () => ({name: 'elsewhere', ...backend.as((await signIn()).token)}),
    };
  },
});
