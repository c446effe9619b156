import {testClaims} from './claims.js';

testClaims('change-password-form');
