import {testClaims} from './claims.js';

testClaims('password-reset-end');
