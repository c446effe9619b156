import {testFaults} from './matrix.js';

testFaults('step-up');
