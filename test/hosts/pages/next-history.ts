import {type Host, page} from '../host.js';

/** A stand-in for the App Router of Next: what it does to the history (its `app-router.tsx`), without building an application of it. */
export const host: Host = {
  name: 'a page whose router keeps its tree in the history, as Next’s does',
  scope: '/app/',
  app: `
    const {pushState, replaceState} = history;
    const internals = (data) => {
      if (data == null) data = {};
      const {__NA, __PRIVATE_NEXTJS_INTERNALS_TREE: tree} = history.state ?? {};
      'use strict';
      if (__NA) data.__NA = __NA;
      if (tree) data.__PRIVATE_NEXTJS_INTERNALS_TREE = tree;
      return data;
    };
    history.pushState = (data, unused, url) =>
      pushState.call(history, data?.__NA || data?._N ? data : internals(data), unused, url);
    history.replaceState = (data, unused, url) =>
      replaceState.call(history, data?.__NA || data?._N ? data : internals(data), unused, url);
    const draw = () => {
      const {pathname} = location;
      document.querySelector('#app').innerHTML = pathname === '/app/news' ? 'Today' : '<account-page demo></account-page>';
    };
    replaceState.call(history, {__NA: true, __PRIVATE_NEXTJS_INTERNALS_TREE: {tree: ['', {}]}}, '');
    addEventListener('popstate', ({state}) => {
      if (!state) return;
      if (!state.__NA) return location.reload();
      const shown = document.querySelector('#app').textContent === 'Today';
      if (shown !== (location.pathname === '/app/news')) draw();
    });
    document.querySelector('#news').addEventListener('click', () => {
      pushState.call(history, {__NA: true, __PRIVATE_NEXTJS_INTERNALS_TREE: {tree: ['news', {}]}}, '', '/app/news');
      draw();
    });
    draw();`,
  pages: {
    '/app/account': page(
      '%library%<script type="module" src="/app.js"></script>',
      '<button id="news">News</button><div id="app"></div>',
    ),
  },
  away: async (opened) => {
    await opened.getByRole('button', {name: 'News'}).click();
    await opened.getByText('Today').waitFor();
  },
};
