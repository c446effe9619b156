import {account, type Host, page, settle} from '../host.js';

const hydrated = (when: string, script: string, ready: NonNullable<Host['ready']>): Host => ({
  name: `a page of a server that React takes up ${when}`,
  app: `
    import {createElement as h} from 'react';
    import {hydrateRoot} from 'react-dom/client';
    globalThis.hydrate = () =>
      hydrateRoot(
        document.querySelector('#app'),
        h('main', null, h('account-page', {demo: ''}), h('p', null, 'After')),
        {onRecoverableError: (error) => console.error('React threw the page away', error)},
      );
    ${script}`,
  pages: {
    '/account': page(
      '%library%<script type="module" src="/app.js"></script>',
      `<div id="app"><main>${account}<p>After</p></main></div>`,
    ),
  },
  ready,
  away: settle,
  back: settle,
});

export const variants: readonly Host[] = [
  hydrated('at once', 'hydrate();', settle),
  hydrated('once everything is there', '', async (opened) => {
    await opened.evaluate(() => void (globalThis as unknown as {hydrate(): unknown}).hydrate());
    await settle(opened);
  }),
];
