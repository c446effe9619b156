import type {PasswordPort} from '../src/contract/password.js';
import {AccountError} from '../src/contract/error.js';
import {judge} from './attempts.js';
import {instant} from './clock.js';
import {hashPassword} from './hashing.js';
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
          const refused = await refusedBy(backend, newPassword);
          if (refused) {
            throw new AccountError('validation', {fields: [{pointer: '/newPassword', ...refused}]});
          }
          const hash = await hashPassword(newPassword, backend.random(16));
          options?.signal?.throwIfAborted();
          const {state} = backend;
          state.passwords = [hash, ...state.passwords].slice(0, remembered);
          state.passwordChangedAt = instant(backend.now());
          state.outbox.push({
            channel: 'email',
            to: state.profile.email ?? '',
            text: 'Your Contoso password was changed. If this was not you, contact Contoso IT help.',
            at: instant(backend.now()),
          });
          if (signOutOthers) backend.endSessions((session) => session.token !== token);
          backend.tell({type: 'changed', resource: 'password'}, token);
          return undefined;
        },
      }),
  };
}
