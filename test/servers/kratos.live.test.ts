import {after, before, describe, test} from 'node:test';

import {type Kratos, kratosInstalled, startKratos} from '../../demo/servers/kratos.js';
import {adapterSuite} from '../../src/testing/adapter-suite.js';
import {nodeRunner} from '../testing/runner.js';
import {kratosRig} from './kratos.js';

const found = kratosInstalled();
const origin = 'http://localhost:5173';

if ('missing' in found) {
  test('Kratos', {skip: found.missing}, () => {});
} else {
  describe('Kratos', () => {
    let kratos: Kratos;
    let strict: Kratos;
    before(async () => {
      [kratos, strict] = await Promise.all([
        startKratos(found.home, {origin}),
        startKratos(found.home, {origin, freshFor: '1s'}),
      ]);
    });
    after(() => Promise.all([kratos.stop(), strict.stop()]));

    adapterSuite(nodeRunner, {create: (situation) => kratosRig(kratos, strict, situation)});
  });
}
