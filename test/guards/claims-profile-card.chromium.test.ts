import {testClaims} from './claims.js';

testClaims('profile-card');
