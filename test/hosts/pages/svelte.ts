import {compile} from 'svelte/compiler';

import {type Host, inFramework} from '../host.js';

const component = `
  <script>
    let place = $state('account');
    globalThis.go = (next) => (place = next);
  </script>
  <main>{#if place === 'account'}<account-page demo={true}></account-page>{:else}Today{/if}</main>`;

export const host: Host = inFramework(
  'Svelte',
  `${compile(component, {name: 'App'}).js.code}
    import {mount} from 'svelte';
    mount(App, {target: document.querySelector('#app')});`,
);
