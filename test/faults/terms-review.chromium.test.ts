import {testFaults} from './matrix.js';

testFaults('terms-review');
