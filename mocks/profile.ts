import {type Outcome} from '../src/contract/calls.js';
import {AccountError} from '../src/contract/error.js';
import type {Profile, ProfilePatch, ProfilePort} from '../src/contract/profile.js';
import {withValues} from './attributes.js';
import {refusedValues} from './attribute-rules.js';
import type {MockBackend} from './backend.js';
import {currentPhoto, keepPhoto} from './photo.js';
import {scenarioOf} from './scenarios.js';
import {answer, demandCapability, demandSession, read, redirectTo, type Visit, write} from './visit.js';

export function profileOf(visit: Visit): ProfilePort {
  const {backend, token} = visit;
  return {
    get: (options) => read(visit, 'profile.get', options, () => profileFor(backend)),
    update: (patch, options) =>
      write<Profile>(visit, {
        operation: 'profile.update',
        options,
        apply: () => {
          const profile = profileFor(backend);
          if (options?.ifVersion !== undefined && options.ifVersion !== profile.version) {
            throw new AccountError('stale');
          }
          const fields = refusedValues(profile, patch);
          if (fields.length > 0) throw new AccountError('validation', {fields});
          backend.state.profile = patched(backend.state.profile, patch);
          backend.state.profileRevision += 1;
          backend.tell({type: 'changed', resource: 'profile'}, token);
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
    photo: (options) => read(visit, 'profile.photo', options, () => currentPhoto(backend, options?.size)),
    setPhoto: (photo, options) =>
      write<void>(visit, {
        operation: 'profile.setPhoto',
        options,
        apply: async () => {
          await keepPhoto(backend, photo);
          backend.tell({type: 'changed', resource: 'profile'}, token);
          return undefined;
        },
      }),
  };
}

/** The profile as it is told; its version has the form of an ETag. */
function profileFor({scenario, state}: MockBackend): Profile {
  const {id, displayName} = state.profile;
  if (scenarioOf(scenario).bare) return {id, displayName};
  return {...state.profile, hasPhoto: state.photo !== null, version: `"${state.profileRevision}"`};
}

function patched(profile: Profile, patch: ProfilePatch): Profile {
  return Object.entries(patch).reduce(
    (before, [name, value]) => withValues(before, name, value === null ? [] : [value].flat()),
    profile,
  );
}
