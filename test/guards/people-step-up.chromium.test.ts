import {testPeople} from './people.js';

testPeople('step-up');
