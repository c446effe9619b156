import type {PasswordPort} from '../src/contract/password.js';
import {AccountError} from '../src/contract/error.js';
import {judge} from './attempts.js';
import type {MockBackend} from './backend.js';
import {instant} from './clock.js';
import {hashPassword, type PasswordHash} from './hashing.js';
import {policyFor, refusedBy, remembered} from './password-rules.js';
import {isCurrentPassword} from './step-up.js';
import {read, type Visit, write} from './visit.js';

export function passwordOf(visit: Visit): PasswordPort {
  const {backend, token} = visit;
  return {
    policy: (options) => read(visit, 'password.policy', options, () => policyFor(backend)),
    change: (change, options) =>
      write<void>(visit, {
        operation: 'password.change',
        options,
        apply: async () => {
          const {currentPassword, newPassword, signOutOthers} = change;
          if (!currentPassword) {
            throw new AccountError('validation', {fields: [{pointer: '/currentPassword', code: 'required'}]});
          }
          await judge(backend, '/currentPassword', () => isCurrentPassword(backend, currentPassword));
          const hash = await acceptedHash(backend, newPassword);
          options?.signal?.throwIfAborted();
          putPassword(backend, hash);
          if (signOutOthers) backend.endSessions((session) => session.token !== token);
          backend.tell({type: 'changed', resource: 'password'}, token);
          return undefined;
        },
      }),
  };
}

/** A new password as it will be kept. @throws AccountError `validation` at "/newPassword" for the first rule that it breaks. */
export async function acceptedHash(backend: MockBackend, newPassword: string): Promise<PasswordHash> {
  const refused = await refusedBy(backend, newPassword);
  if (refused) throw new AccountError('validation', {fields: [{pointer: '/newPassword', ...refused}]});
  return hashPassword(newPassword, backend.random(16));
}

/** From now on it is the password: the person is told, and a reset that was begun before it leads nowhere. */
export function putPassword({state, now}: MockBackend, hash: PasswordHash): void {
  state.passwords = [hash, ...state.passwords].slice(0, remembered);
  state.passwordChangedAt = instant(now());
  state.reset.flows = {};
  state.outbox.push({
    channel: 'email',
    to: state.profile.email ?? '',
    text: 'Your Contoso password was changed. If this was not you, contact Contoso IT help.',
    at: instant(now()),
  });
}
