import {type Host, page, settle} from '../host.js';

export const host: Host = {
  name: 'a page that React renders',
  app: `
    import {createElement as h, useState} from 'react';
    import {createRoot} from 'react-dom/client';
    function App() {
      const [place, go] = useState('account');
      globalThis.go = go;
      return h('main', null, place === 'account' ? h('account-page', {demo: true, keepTitle: false}) : 'Today', h('i', null, place));
    }
    createRoot(document.querySelector('#app')).render(h(App));`,
  pages: {'/account': page('%library%<script type="module" src="/app.js"></script>', '<div id="app"></div>')},
  away: async (opened) => {
    await opened.evaluate(() => (globalThis as unknown as {go(place: string): void}).go('news'));
    await opened.getByText('Today').waitFor();
  },
  back: async (opened) => {
    await opened.evaluate(() => (globalThis as unknown as {go(place: string): void}).go('account'));
    await settle(opened);
  },
};
