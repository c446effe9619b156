import {testClaims} from './claims.js';

testClaims('org-list');
