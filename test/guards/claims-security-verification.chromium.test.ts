import {testClaims} from './claims.js';

testClaims('security-verification');
