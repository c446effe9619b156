import {testClaims} from './claims.js';

testClaims('step-up');
