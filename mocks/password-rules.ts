import type {PasswordPolicy} from '../src/contract/password.js';
import type {FieldError} from '../src/contract/error-details.js';
import type {MockBackend} from './backend.js';
import {fingerprint, matchesHash} from './hashing.js';
import {scenarioOf} from './scenarios.js';

const minLength = 15;
const maxLength = 256;
/** How many of the last passwords may not come back. */
export const remembered = 5;

// Long ones only: the shorter half of any such list is refused for its length.
const common = new Set([
  ...['passwordpassword', 'password12345678', '123456789012345', '1234567890123456', 'qwertyuiopasdfgh'],
  ...[
    'qwertyuiop123456',
    'iloveyouiloveyou',
    'letmeinletmeinletmein',
    'administrator123',
    'welcome123456789',
  ],
  ...[
    'abcdefghijklmnop',
    'aaaaaaaaaaaaaaa',
    'correcthorsebatterystaple',
    'changemechangeme',
    'iloveyou123456789',
  ],
]);

/** SHA-256 of "sunshine and rainbows", "hunter2hunter2hunter2" and "trustno1trustno1". */
const breached = new Set([
  '4c58d596d8575d4068abd5d17be75a242647b30a7257068d148fc3c2e0515052',
  '76b8a571c3a0509cfaf9743002a8e90996b1a2a80aae737cae8d35bb7ffcc99f',
  '69ce07183fe5531d1a15fd7d290243fa5e494aef4f376135bc62f39a5ef909c4',
]);

export function policyFor(backend: MockBackend): PasswordPolicy {
  const words = forbiddenWords(backend).join('\n');
  if (scenarioOf(backend.scenario).bare) return {requiresCurrent: true, rules: [], signOutOthers: 'never'};
  return {
    minLength,
    maxLength,
    changedAt: backend.state.passwordChangedAt,
    requiresCurrent: true,
    signOutOthers: 'offered',
    rules: [
      {code: 'min-length', params: {min: minLength}, check: 'client'},
      {code: 'max-length', params: {max: maxLength}, check: 'client'},
      {code: 'contains-identifier', params: {words}, check: 'client'},
      {code: 'common', check: 'server'},
      {code: 'breached', check: 'server'},
      {code: 'reused', params: {count: remembered}, check: 'server'},
    ],
  };
}

/** The first rule that a new password breaks. */
export async function refusedBy(
  backend: MockBackend,
  password: string,
): Promise<Omit<FieldError, 'pointer'> | undefined> {
  const length = Array.from(password).length;
  if (length === 0) return {code: 'required'};
  if (length < minLength) return {code: 'too-short', params: {min: minLength}};
  if (length > maxLength) return {code: 'too-long', params: {max: maxLength}};
  const plain = password.toLowerCase();
  if (forbiddenWords(backend).some((word) => plain.includes(word.toLowerCase()))) {
    return {code: 'contains-identifier'};
  }
  for (const kept of backend.state.passwords.slice(0, remembered)) {
    if (await matchesHash(password, kept)) return {code: 'reused', params: {count: remembered}};
  }
  const dense = plain.replaceAll(/\s/g, '');
  if (dense === '' || common.has(dense)) return {code: 'common'};
  if (breached.has(await fingerprint(password))) return {code: 'breached'};
  return undefined;
}

function forbiddenWords({state}: MockBackend): string[] {
  const {givenName, familyName, username} = state.profile;
  return [givenName, familyName, username].filter((word): word is string => (word ?? '').length > 2);
}
