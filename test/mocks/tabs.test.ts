import {expect} from '@open-wc/testing';

import {MockBackend} from '../../mocks/backend.js';
import {createMemoryAdapter} from '../../mocks/memory-adapter.js';
import {person} from '../../mocks/person.js';
import {shareWithOtherTabs, stateOfOtherTabs} from '../../mocks/tabs.js';
import type {AdapterChange} from '../../src/contract/adapter.js';
import {until} from '../support/reading.js';

const ends: (() => void)[] = [];

/** A tab: its backend, and what its elements are told. */
function tab(scenario: string, state = undefined as MockBackend['state'] | undefined) {
  const backend = new MockBackend({scenario, state});
  ends.push(shareWithOtherTabs(backend));
  const adapter = createMemoryAdapter({backend});
  const told: AdapterChange[] = [];
  adapter.subscribe?.((change) => told.push(change));
  return {backend, adapter, told};
}

describe('the backends in the tabs of one browser', () => {
  afterEach(() => {
    for (const end of ends.splice(0)) end();
  });

  it('know of a sign-in in a new tab, which goes on with what the first one knows', async () => {
    const first = tab('signed-out');
    const state = await stateOfOtherTabs();
    expect(state?.scenario).to.equal('signed-out');
    const second = tab('default', state);
    const {token} = await second.backend.signIn(person);
    second.backend.setCookie(token);
    await until(() => first.told.some(({type}) => type === 'signed-in'), 'the first is told');
    expect((await first.adapter.describe()).subject).to.equal(person.id);
  });

  it('know of each other’s changes, and tell them once', async () => {
    const [first, second] = [tab('default'), tab('default')];
    await first.adapter.devices?.disable('adas-phone');
    await until(() => second.told.length > 0, 'the second is told');
    const ids = (await second.adapter.devices?.list())?.items.map(({id}) => id);
    expect(ids).not.to.include('adas-phone');
    await second.adapter.devices?.disable('adas-tablet');
    await until(() => 'adas-tablet' in first.backend.state.disabledDevices, 'the first knows it');
    const before = second.told.length;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(second.told.length).to.equal(before);
  });

  it('leave those of another scenario alone', async () => {
    const [first, other, third] = [tab('default'), tab('editable'), tab('default')];
    await first.adapter.devices?.disable('adas-phone');
    await until(() => third.told.length > 0, 'the third is told');
    expect(other.told).to.deep.equal([]);
    expect((await other.adapter.devices?.list())?.items.map(({id}) => id)).to.include('adas-phone');
  });

  it('are not there where no other tab is', async () => {
    expect(await stateOfOtherTabs()).to.equal(undefined);
  });
});
