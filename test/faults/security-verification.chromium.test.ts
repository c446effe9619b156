import {testFaults} from './matrix.js';

testFaults('security-verification');
