import assert from 'node:assert/strict';
import {test} from 'node:test';

import {MockBackend} from '../../mocks/backend.js';
import {restHandlers} from '../../mocks/handlers/rest/handlers.js';
import {startInterceptor} from '../../mocks/node.js';
import {createRestAdapter} from '../../src/adapters/rest/rest-adapter.js';

test('answers the process’s own requests with the handlers, and lets no other out', async () => {
  const url = 'https://id.contoso.example/account/v1';
  const interceptor = startInterceptor(restHandlers({backend: new MockBackend(), url}));
  try {
    assert.equal((await createRestAdapter({url}).profile?.get())?.displayName, 'Ada Lovelace');
    await assert.rejects(fetch('https://elsewhere.example/'), TypeError);
  } finally {
    interceptor.close();
  }
});

test('finds the scenario in the address, so that backends beside each other do not meet', async () => {
  const backends = {default: new MockBackend(), empty: new MockBackend({scenario: 'empty'})};
  const interceptor = startInterceptor(
    restHandlers({
      backend: ({scenario}) => backends[scenario as keyof typeof backends],
      url: 'https://id.contoso.example/mock/:scenario/account',
    }),
  );
  const devicesOf = (scenario: string) =>
    createRestAdapter({url: `https://id.contoso.example/mock/${scenario}/account`}).devices?.list();
  try {
    assert.equal((await devicesOf('default'))?.items.length, 4);
    assert.equal((await devicesOf('empty'))?.items.length, 0);
  } finally {
    interceptor.close();
  }
});
