import {account, type Host, news, page} from '../host.js';

const head =
  '<meta http-equiv="Content-Security-Policy" content="require-trusted-types-for \'script\'; trusted-types lit-html account-elements dompurify; form-action \'none\'">%library%';

export const host: Host = {
  name: 'a page that demands Trusted Types',
  pages: {'/account': page(head, `${news}${account}`), '/news': page(head, 'Today')},
};
