// That the matrix is whole: what is added to the contract has its row, and every row is run.
import {expect} from '@open-wc/testing';

import {routes} from '../../src/adapters/rest/wire.js';
import {changingOperations, operationsOf} from '../../src/contract/operations.js';
import {flows, readsOf} from './flows.js';

const callsOf = (rows: readonly {readonly call: string}[]) => new Set(rows.map(({call}) => call));

describe('the fault matrix', () => {
  it('has a row for every operation of the contract: a way to what changes something, a reading for what is read', () => {
    expect([...callsOf(flows)]).to.include.members(changingOperations);
    expect([...callsOf(readsOf)]).to.include.members(operationsOf('read'));
  });

  it('has a row for every call that an adapter makes besides', () => {
    expect([...callsOf([...flows, ...readsOf])]).to.include.members(Object.keys(routes));
  });

  it('runs every row: there is a test file for each part', async () => {
    const parts = [...flows, ...readsOf].map(({tag, part = tag}) => part);
    for (const part of new Set(parts)) {
      const file = await fetch(new URL(`./${part}.chromium.test.ts`, import.meta.url));
      expect(file.status, part).to.equal(200);
      expect(await file.text()).to.contain(part);
    }
  });
});
