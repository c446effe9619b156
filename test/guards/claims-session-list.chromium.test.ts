import {testClaims} from './claims.js';

testClaims('session-list');
