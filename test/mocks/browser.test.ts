import {expect} from '@open-wc/testing';

import {startWorker} from '../../mocks/browser.js';

describe('the mock backend’s worker', () => {
  it('says in the page, and to who started it, why it could not start and what to do', async () => {
    const workerUrl = new URL('/no-such-worker.js', location.href).href;
    const failure = await startWorker([], {workerUrl}).then(
      () => undefined,
      (error: unknown) => error as Error,
    );
    expect(failure?.message).to.contain(workerUrl).and.to.contain('msw init');
    const notice = document.querySelector('body > [role=alert]');
    expect(notice?.textContent).to.equal(failure?.message);
    notice?.remove();
  });
});
