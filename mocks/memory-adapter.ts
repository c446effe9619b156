import type {AccountAdapter} from '../src/contract/adapter.js';
import {MockBackend, type MockBackendOptions} from './backend.js';
import {defaultPlaces, type Places} from './places.js';
import {resumptionOf} from './resumption.js';

export interface MemoryAdapterOptions extends MockBackendOptions {
  /** A backend that goes on, or that a test looks into. Default: a new one. */
  readonly backend?: MockBackend | undefined;
  /** Where the backend's own pages are. Default: addresses that lead nowhere. */
  readonly places?: Places | undefined;
}

/**
 * The reference backend as an adapter, without HTTP: what the `demo` attribute uses. Calls are made as whoever is signed in
 * in this page.
 *
 * @throws RangeError where there is no such scenario; it lists the names.
 */
export function createMemoryAdapter(options: MemoryAdapterOptions = {}): AccountAdapter {
  const {backend = new MockBackend(options), places = defaultPlaces} = options;
  const account = () => backend.as(backend.state.cookie, places);
  return {
    name: 'memory',
    describe: (options) => account().describe(options),
    signIn: (options) => account().signIn(options),
    stepUp: (challenge, proof, options) => account().stepUp(challenge, proof, options),
    resume: resumptionOf,
    subscribe: (listener) =>
      backend.subscribe((change, by) => {
        // What this page did itself, its elements know already.
        if (by === undefined || by !== backend.state.cookie) listener(change);
      }),
    profile: {
      get: (options) => account().profile.get(options),
      update: (patch, options) => account().profile.update(patch, options),
      startEdit: (name, options) => account().profile.startEdit(name, options),
      photo: (options) => account().profile.photo(options),
      setPhoto: (photo, options) => account().profile.setPhoto(photo, options),
    },
    devices: {
      list: (options) => account().devices.list(options),
      disable: (id, options) => account().devices.disable(id, options),
    },
    sessions: {
      list: (options) => account().sessions.list(options),
      revoke: (id, options) => account().sessions.revoke(id, options),
      revokeOthers: (options) => account().sessions.revokeOthers(options),
      revokeAll: (options) => account().sessions.revokeAll(options),
      signIns: (options) => account().sessions.signIns(options),
      reportSignIn: (id, options) => account().sessions.reportSignIn(id, options),
    },
    password: {
      policy: (options) => account().password.policy(options),
      change: (change, options) => account().password.change(change, options),
    },
  };
}
