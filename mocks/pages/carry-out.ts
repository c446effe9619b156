import {callOf} from '../../src/contract/adapter.js';
import {operationOf, operationsOf} from '../../src/contract/operations.js';
import {phoneWays} from '../../src/contract/verification.js';
import {accountOf} from '../account.js';
import {finishEdit} from '../profile.js';
import type {Visit} from '../visit.js';
import {enroll} from './enrollment.js';
import {type PageForm, textIn} from './fields.js';

/** What was asked for at a page: an operation, what it is about, and what was filled in. */
export interface Order {
  readonly operation: string;
  readonly item?: string | undefined;
  readonly form: FormData;
  /** What the page's address says. */
  readonly query: URLSearchParams;
}

/**
 * Does what a page of the backend is for: by the contract's own calls, so under the same rules.
 *
 * @returns the form that comes next, where that was not all.
 */
export async function carryOut(
  visit: Visit,
  {operation, item = '', form, query}: Order,
): Promise<PageForm | undefined> {
  const account = accountOf({...visit, atPage: true});
  const {profile, password, verification, terms} = account;
  const text = (name: string) => textIn(form, name);
  // What takes no more than which item, or nothing.
  const plain = async () => {
    const id = operationsOf('write').find((each) => each === operation);
    if (id) await callOf(account, id)(...(operationOf(id).item ? [item] : []));
  };
  const calls: Readonly<Record<string, () => Promise<unknown>>> = {
    'profile.update': () =>
      profile.update({'phones/mobile': text('mobile') || null, 'office/city': text('city') || null}),
    'profile.startEdit': () => finishEdit({...visit, atPage: true}, item, text('value')),
    'profile.setPhoto': () => profile.setPhoto(fileIn(form, 'photo')),
    'password.change': () =>
      password.change({
        currentPassword: text('currentPassword'),
        newPassword: text('newPassword'),
        signOutOthers: form.has('signOutOthers'),
      }),
    'terms.decide': async () => {
      // What the page has shown is what there is now.
      const {version} = await terms.content(item);
      const decision = text('decision') === 'accept' ? 'accept' : 'decline';
      return terms.decide(item, {decision, version});
    },
    'verification.rename': () => verification.rename(item, text('label')),
    'verification.makeDefault': () =>
      verification.makeDefault(item, {way: phoneWays.find((way) => way === query.get('way'))}),
  };
  if (operation === 'verification.begin') return enroll(account, visit.backend, query, form);
  await (calls[operation] ?? plain)();
  return undefined;
}

// A file field that was left empty is a file without a byte.
function fileIn(form: FormData, name: string): Blob | null {
  const value = form.get(name);
  return value instanceof Blob && value.size > 0 ? value : null;
}
