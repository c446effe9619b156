import {type Host, inFramework} from '../host.js';

export const host: Host = inFramework(
  'Solid',
  `
    import h from 'solid-js/h';
    import {createSignal} from 'solid-js';
    import {render} from 'solid-js/web';
    const [place, go] = createSignal('account');
    globalThis.go = go;
    render(() => h('main', {}, () => place() === 'account' ? h('account-page', {demo: true}) : 'Today'), document.querySelector('#app'));`,
);
