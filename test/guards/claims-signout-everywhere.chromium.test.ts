import {testClaims} from './claims.js';

testClaims('signout-everywhere');
