import {testClaims} from './claims.js';

testClaims('terms-review');
