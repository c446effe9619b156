import {account, type Host, news, page} from '../host.js';

const libraries = {'require.js': 'requirejs/require.js'};
const loader = '<script src="/lib/require.js"></script>';

export const variants: readonly Host[] = [
  {
    name: 'a page with RequireJS, whose `define` is there before our classic file',
    classic: true,
    libraries,
    pages: {'/account': page(`${loader}%library%`, `${news}${account}`), '/news': page(loader, 'Today')},
  },
  {
    name: 'a page that loads our classic file by RequireJS',
    libraries,
    pages: {
      '/account': page(
        `${loader}<script>require(['/cdn/account-elements.iife.js'])</script>`,
        `${news}${account}`,
      ),
      '/news': page(loader, 'Today'),
    },
  },
];
