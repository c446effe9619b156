import {AccountError} from '../../src/contract/error.js';
import {withValues} from '../attributes.js';
import type {MockBackend} from '../backend.js';
import {instant} from '../clock.js';
import {hashPassword} from '../hashing.js';
import {refusedBy, remembered} from '../password-rules.js';
import type {StoredSession} from '../state.js';

interface Order {
  readonly backend: MockBackend;
  readonly session: StoredSession;
  readonly operation: string;
  readonly item: string | undefined;
  readonly form: URLSearchParams;
}

/** What a page of the backend does for the person in front of it, under the same rules as the calls. */
export async function carryOut({backend, session, operation, item, form}: Order): Promise<void> {
  const {state} = backend;
  switch (operation) {
    case 'password.change': {
      const newPassword = form.get('newPassword') ?? '';
      const refused = await refusedBy(backend, newPassword);
      if (refused) throw new AccountError('validation', {fields: [{pointer: '/newPassword', ...refused}]});
      const hash = await hashPassword(newPassword, backend.random(16));
      state.passwords = [hash, ...state.passwords].slice(0, remembered);
      state.passwordChangedAt = instant(backend.now());
      return;
    }
    case 'devices.disable':
      if (item === undefined) throw new AccountError('not-found');
      state.disabledDevices[item] = {at: instant(backend.now())};
      backend.endSessions(({deviceId}) => deviceId === item);
      return;
    case 'sessions.revoke':
      backend.endSessions((each) => each.session.id === item);
      return;
    case 'sessions.revokeOthers':
      backend.endSessions(({token}) => token !== session.token);
      return;
    case 'sessions.revokeAll':
      backend.endSessions(() => true);
      return;
    case 'profile.startEdit':
      state.profile = withValues(state.profile, item ?? '', [form.get('value') ?? '']);
      state.profileRevision += 1;
      return;
    default:
      throw new AccountError('not-supported');
  }
}
