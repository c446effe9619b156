import {accountOf} from '../account.js';
import {finishEdit} from '../profile.js';
import type {Visit} from '../visit.js';

/** What was asked for at a page: an operation, what it is about, and what was filled in. */
export interface Order {
  readonly operation: string;
  readonly item?: string | undefined;
  readonly form: FormData;
}

/** Does what a page of the backend is for: by the contract's own calls, so under the same rules. */
export async function carryOut(visit: Visit, {operation, item = '', form}: Order): Promise<void> {
  const {profile, devices, sessions, password} = accountOf({...visit, atPage: true});
  const text = (name: string) => textIn(form, name);
  const calls: Readonly<Record<string, () => Promise<unknown>>> = {
    'profile.update': () =>
      profile.update({'phones/mobile': text('mobile') || null, 'office/city': text('city') || null}),
    'profile.startEdit': () => finishEdit({...visit, atPage: true}, item, text('value')),
    'profile.setPhoto': () => profile.setPhoto(fileIn(form, 'photo')),
    'devices.disable': () => devices.disable(item),
    'sessions.revoke': () => sessions.revoke(item),
    'sessions.revokeOthers': () => sessions.revokeOthers(),
    'sessions.revokeAll': () => sessions.revokeAll(),
    'sessions.reportSignIn': () => sessions.reportSignIn(item),
    'password.change': () =>
      password.change({
        currentPassword: text('currentPassword'),
        newPassword: text('newPassword'),
        signOutOthers: form.has('signOutOthers'),
      }),
  };
  await calls[operation]?.();
}

export function textIn(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}

// A file field that was left empty is a file without a byte.
function fileIn(form: FormData, name: string): Blob | null {
  const value = form.get(name);
  return value instanceof Blob && value.size > 0 ? value : null;
}
