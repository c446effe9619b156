import {account, type Host, page, settle} from '../host.js';

export const host: Host = {
  name: 'a page of a server that React takes up at once',
  app: `
    import {createElement as h} from 'react';
    import {hydrateRoot} from 'react-dom/client';
    globalThis.hydrate = () =>
      hydrateRoot(
        document.querySelector('#app'),
        h('main', null, h('account-page', {demo: ''}), h('p', null, 'After')),
        {onRecoverableError: (error) => console.error('React threw the page away', error)},
      );
    hydrate();`,
  pages: {
    '/account': page(
      '%library%<script type="module" src="/app.js"></script>',
      `<div id="app"><main>${account}<p>After</p></main></div>`,
    ),
  },
  ready: settle,
  away: settle,
  back: settle,
};
