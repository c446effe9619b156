import {account, type Host, news, page} from '../host.js';

const head = '%library%<script type="module" src="/second/account-elements.js?prefix=acme"></script>';

export const host: Host = {
  name: 'a page with the library twice',
  pages: {
    '/account': page(head, `${news}${account}<acme-org-list demo></acme-org-list>`),
    '/news': page(head, 'Today'),
  },
};
