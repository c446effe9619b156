import {type Host, page} from '../host.js';

export const host: Host = {
  name: 'a page with vue-router',
  scope: '/spa/',
  app: `
    import {createApp, h} from 'vue/dist/vue.runtime.esm-bundler.js';
    import {createRouter, createWebHistory, RouterLink, RouterView} from 'vue-router';
    const router = createRouter({
      history: createWebHistory('/spa/'),
      routes: [
        {path: '/account', component: {render: () => h('account-page', {demo: ''})}},
        {path: '/news', component: {render: () => 'Today'}},
        {path: '/:rest(.*)*', component: {render: () => 'There is no such page.'}},
      ],
    });
    createApp({render: () => [h(RouterLink, {to: '/news'}, () => 'News'), h(RouterView)]}).use(router).mount('#app');`,
  pages: {
    '/spa/account': page('%library%<script type="module" src="/app.js"></script>', '<div id="app"></div>'),
  },
};
