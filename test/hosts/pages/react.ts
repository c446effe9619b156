import {type Host, inFramework} from '../host.js';

export const host: Host = inFramework(
  'React',
  `
    import {createElement as h, useState} from 'react';
    import {createRoot} from 'react-dom/client';
    function App() {
      const [place, go] = useState('account');
      globalThis.go = go;
      return h('main', null, place === 'account' ? h('account-page', {demo: true, keepTitle: false}) : 'Today', h('i', null, place));
    }
    createRoot(document.querySelector('#app')).render(h(App));`,
);
