import {account, type Host, news, page} from '../host.js';

const policy = (names: string) =>
  `<meta http-equiv="Content-Security-Policy" content="require-trusted-types-for 'script'; trusted-types ${names}; form-action 'none'">`;

export const variants: readonly Host[] = [
  {
    name: 'a page that demands Trusted Types',
    pages: {
      '/account': page(`${policy('lit-html dompurify')}%library%`, `${news}${account}`),
      '/news': page('', 'Today'),
    },
  },
  {
    name: 'a page that demands Trusted Types, with the worker of the reference backend',
    app: `
      import {restHandlers, startWorker} from './mocks/browser.ts';
      import {MockBackend} from './mocks/backend.ts';
      const url = new URL('account/v1', document.baseURI).href;
      void startWorker(restHandlers({backend: new MockBackend(), url})).then(() => import('/cdn/account-elements.js'));`,
    backend: '/lib/account/v1/',
    // The worker's own folder is what it answers for.
    libraries: {'mockServiceWorker.js': 'msw/lib/mockServiceWorker.js'},
    pages: {
      '/lib/account': page(
        `${policy('lit-html dompurify account-elements-mocks')}<script type="module" src="/app.js"></script>`,
        '<a href="/lib/news">News</a><account-page base-url="/lib/account/v1"></account-page>',
      ),
      '/lib/news': page('', 'Today'),
    },
  },
];
