import {testPeople} from './people.js';

testPeople('security-verification');
