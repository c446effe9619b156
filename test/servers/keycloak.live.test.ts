import {after, before, describe, test} from 'node:test';

import {adapterSuite} from '../../src/testing/adapter-suite.js';
import {nodeRunner} from '../testing/runner.js';
import {type Keycloak, keycloakInstalled, keycloakRig, startKeycloak} from './keycloak.js';

const found = keycloakInstalled();

if ('missing' in found) {
  test('Keycloak', {skip: found.missing}, () => {});
} else {
  describe('Keycloak', () => {
    let keycloak: Keycloak;
    before(async () => {
      keycloak = await startKeycloak(found.home);
    });
    after(() => keycloak.stop());

    adapterSuite(nodeRunner, {create: (situation) => keycloakRig(keycloak, situation)});
  });
}
