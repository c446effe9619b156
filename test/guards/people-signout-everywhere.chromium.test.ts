import {testPeople} from './people.js';

testPeople('signout-everywhere');
