import type {Outcome} from '../src/contract/calls.js';
import {AccountError} from '../src/contract/error.js';
import type {Profile, ProfilePatch, ProfilePort} from '../src/contract/profile.js';
import {editableAttributes, withValues} from './attributes.js';
import {refusedValues, valuesIn} from './attribute-rules.js';
import type {MockBackend} from './backend.js';
import {currentPhoto, keepPhoto} from './photo.js';
import {scenarioOf} from './scenarios.js';
import {answer, demandCapability, demandSession, read, redirectTo, type Visit, write} from './visit.js';

export function profileOf(visit: Visit): ProfilePort {
  const {backend} = visit;
  return {
    get: (options) => read(visit, 'profile.get', options, () => profileFor(backend)),
    update: (patch, options) =>
      write<Profile>(visit, {
        operation: 'profile.update',
        options,
        apply: () => {
          const {version, attributes = []} = profileFor(backend);
          if (options?.ifVersion !== undefined && options.ifVersion !== version) {
            throw new AccountError('stale');
          }
          // The backend's own page offers what nobody may edit elsewhere.
          const fields = refusedValues(visit.atPage ? editableAttributes : attributes, patch);
          if (fields.length > 0) throw new AccountError('validation', {fields});
          keepProfile(visit, patched(backend.state.profile, patch));
          return profileFor(backend);
        },
      }),
    startEdit: (name, options) =>
      answer(visit, 'profile.startEdit', options, (): Outcome => {
        demandSession(visit);
        const attribute = backend.state.profile.attributes?.find((each) => each.name === name);
        if (attribute?.edit.support !== 'redirect') {
          demandCapability(
            'profile.startEdit',
            attribute?.edit.support === 'none' ? attribute.edit : undefined,
          );
          throw new AccountError('not-supported');
        }
        return {kind: 'redirect', redirect: redirectTo(visit, 'profile.startEdit', options, name)};
      }),
    photo: ({size} = {}, options) => read(visit, 'profile.photo', options, () => currentPhoto(backend, size)),
    setPhoto: (photo, options) =>
      write<void>(visit, {
        operation: 'profile.setPhoto',
        options,
        apply: async () => {
          await keepPhoto(backend, photo);
          keepProfile(visit, backend.state.profile);
          return undefined;
        },
      }),
  };
}

/** What `startEdit` leads to, at the backend's own page: the new value of an attribute that is changed there only. */
export function finishEdit(visit: Visit, name: string, value: string): Promise<Outcome> {
  return write<void>(visit, {
    operation: 'profile.startEdit',
    options: undefined,
    apply: () => {
      const {profile} = visit.backend.state;
      const patch = {[name]: value};
      const fields = refusedValues(profile.attributes ?? [], patch, 'redirect');
      if (fields.length > 0) throw new AccountError('validation', {fields});
      keepProfile(visit, patched(profile, patch));
      return undefined;
    },
  });
}

function keepProfile({backend, token}: Visit, profile: Profile): void {
  backend.state.profile = profile;
  backend.state.profileRevision += 1;
  backend.tell({type: 'changed', resource: 'profile'}, token);
}

/** The profile as it is told; its version has the form of an ETag. */
function profileFor({scenario, state}: MockBackend): Profile {
  const {id, displayName} = state.profile;
  if (scenarioOf(scenario).bare) return {id, displayName};
  return {...state.profile, hasPhoto: state.photo !== null, version: `"${state.profileRevision}"`};
}

function patched(profile: Profile, patch: ProfilePatch): Profile {
  return Object.entries(patch).reduce(
    (before, [name, value]) => withValues(before, name, valuesIn(value)),
    profile,
  );
}
