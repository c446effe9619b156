import {testFaults} from './matrix.js';

testFaults('change-password-form');
