import {describe} from 'node:test';

import {adapterSuite} from '../../src/testing/adapter-suite.js';
import {nodeRunner} from '../testing/runner.js';
import {betterAuthRig} from './better-auth.js';

describe('better-auth', () => {
  adapterSuite(nodeRunner, {create: betterAuthRig});
});
