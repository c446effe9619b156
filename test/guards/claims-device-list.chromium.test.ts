import {testClaims} from './claims.js';

testClaims('device-list');
