import {account, type Host, page, settle} from '../host.js';

export const host: Host = {
  name: 'a page of a server that React takes up once everything is there',
  app: `
    import {createElement as h} from 'react';
    import {hydrateRoot} from 'react-dom/client';
    globalThis.hydrate = () =>
      hydrateRoot(
        document.querySelector('#app'),
        h('main', null, h('account-page', {demo: ''}), h('p', null, 'After')),
        {onRecoverableError: (error) => console.error('React threw the page away', error)},
      );
    `,
  pages: {
    '/account': page(
      '%library%<script type="module" src="/app.js"></script>',
      `<div id="app"><main>${account}<p>After</p></main></div>`,
    ),
  },
  ready: async (opened) => {
    await opened.evaluate(() => void (globalThis as unknown as {hydrate(): unknown}).hydrate());
    await settle(opened);
  },
  away: settle,
  back: settle,
};
