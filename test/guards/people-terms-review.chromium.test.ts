import {testPeople} from './people.js';

testPeople('terms-review');
