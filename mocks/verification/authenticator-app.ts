import {AccountError} from '../../src/contract/error.js';
import {person} from '../person.js';
import {enrollmentSecret, keyUri, stepOfCode} from '../totp.js';
import {codeIn, type EnrollmentRule, judgeCode} from './rule.js';

/** A secret that the app takes from a picture; it counts when the app has shown a right code. */
export const authenticatorApp: EnrollmentRule = {
  begin: ({backend}) => {
    const secret = enrollmentSecret(backend.random(20));
    return {
      pending: {step: 'totp', secret},
      shown: {secret, uri: keyUri(secret, person.identifier)},
    };
  },
  prove: async ({backend}, {pending}, proof) => {
    if (pending.step !== 'totp') throw new AccountError('not-supported');
    const {secret} = pending;
    const lastStep = stepOfCode(secret, codeIn(proof), backend.now());
    await judgeCode(backend, lastStep !== undefined);
    return {method: {usedFor: ['sign-in', 'reset']}, secret, lastStep};
  },
};
