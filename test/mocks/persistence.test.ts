import {expect} from '@open-wc/testing';

import {createMemoryAdapter} from '../../mocks/memory-adapter.js';
import {keptBackend} from '../../mocks/persistence.js';

/** A tab's storage of its own, with room for that many characters. */
function storageWith(room = Infinity): Storage {
  const items = new Map<string, string>();
  return {
    get length() {
      return items.size;
    },
    clear: () => items.clear(),
    key: (index) => [...items.keys()][index] ?? null,
    getItem: (name) => items.get(name) ?? null,
    removeItem: (name) => void items.delete(name),
    setItem: (name, text) => {
      if (text.length > room) throw new DOMException('full', 'QuotaExceededError');
      items.set(name, text);
    },
  };
}

const leavePage = () => dispatchEvent(new PageTransitionEvent('pagehide'));
const names = async (backend: ReturnType<typeof keptBackend>) =>
  (await createMemoryAdapter({backend}).devices?.list())?.items.map(({id}) => id);

describe('the backend in a tab', () => {
  it('goes on after a navigation where it stopped', async () => {
    const storage = storageWith();
    await createMemoryAdapter({backend: keptBackend({}, storage)}).devices?.disable('adas-phone');
    leavePage();
    expect(await names(keptBackend({}, storage))).not.to.include('adas-phone');
    expect(await names(keptBackend({}, storageWith()))).to.include('adas-phone');
  });

  it('begins anew where another scenario is asked for', async () => {
    const storage = storageWith();
    await createMemoryAdapter({backend: keptBackend({scenario: 'redirect'}, storage)}).profile?.get();
    leavePage();
    expect(keptBackend({}, storage).scenario).to.equal('redirect');
    expect(keptBackend({scenario: 'editable'}, storage).scenario).to.equal('editable');
  });

  it('begins anew where what was kept is not its own', () => {
    const storage = storageWith();
    for (const text of ['{"scenario":"of yesterday"}', '{', '42']) {
      storage.setItem('account-elements/reference-backend', text);
      expect(keptBackend({}, storage).scenario).to.equal('default');
    }
  });

  it('keeps all but the photo where that is too large', async () => {
    const storage = storageWith(20_000);
    const backend = keptBackend({scenario: 'editable'}, storage);
    const {profile, devices} = createMemoryAdapter({backend});
    const bytes = new Uint8Array(30_000);
    bytes.set([0xff, 0xd8, 0xff]);
    await profile?.setPhoto(new Blob([bytes]));
    await devices?.disable('adas-phone');
    leavePage();
    expect(await names(keptBackend({}, storage))).not.to.include('adas-phone');
  });
});
