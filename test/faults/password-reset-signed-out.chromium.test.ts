import {testFaults} from './matrix.js';

testFaults('password-reset-signed-out');
