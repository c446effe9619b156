import {account, type Host, page, settle} from '../host.js';

export const host: Host = {
  name: 'a page of WebForms, one form around everything, with a default button',
  classic: true,
  pages: {
    '/account': page(
      `%library%<script>
        function fireDefaultButton(event, id) {
          if (event.keyCode !== 13 || /^(A|BUTTON|TEXTAREA)$/.test(event.target.tagName)) return true;
          document.getElementById(id).click();
          return false;
        }
      </script>`,
      `<form method="get" action="/search" onkeypress="return fireDefaultButton(event, 'search')">
        <input name="q"><input type="submit" id="search" value="Search">${account}</form>`,
    ),
  },
  away: (opened) => opened.locator('change-password-form input[name=newPassword]').press('Enter'),
  back: settle,
};
