import {testFaults} from './matrix.js';

testFaults('signout-everywhere');
