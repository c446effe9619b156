import {type Host, page, settle} from '../host.js';

export const host: Host = {
  name: 'a page with a registry of its own for a part of it',
  pages: {
    '/account': page(
      `<script type="module">
        import {define} from '/cdn/account-elements.js?prefix=unscoped';
        const registry = new CustomElementRegistry();
        define({registry});
        const root = document.querySelector('#x').attachShadow({mode: 'open', customElementRegistry: registry});
        root.innerHTML = '<account-page demo></account-page>';
      </script>`,
      '<div id="x"></div>',
    ),
  },
  away: settle,
  back: settle,
};
