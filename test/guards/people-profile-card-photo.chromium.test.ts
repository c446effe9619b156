import {testPeople} from './people.js';

testPeople('profile-card-photo');
