import {type Host, inFramework} from '../host.js';

export const host: Host = inFramework(
  'Preact',
  `
    import {h, render} from 'preact';
    import {useState} from 'preact/hooks';
    function App() {
      const [place, go] = useState('account');
      globalThis.go = go;
      return h('main', null, place === 'account' ? h('account-page', {demo: true}) : 'Today');
    }
    render(h(App), document.querySelector('#app'));`,
);
