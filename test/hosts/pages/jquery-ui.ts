import {account, type Host, news, page} from '../host.js';

const styles = ['core', 'dialog', 'tabs'].map((name) => `<link rel="stylesheet" href="/lib/${name}.css">`);
const scripts = ['jquery', 'jquery-ui'].map((name) => `<script src="/lib/${name}.js"></script>`);
const head = ['%library%', ...styles, ...scripts].join('');
const libraries = {
  'jquery.js': 'jquery/dist/jquery.js',
  'jquery-ui.js': 'jquery-ui/dist/jquery-ui.js',
  // The theme itself is pictures.
  'core.css': 'jquery-ui/themes/base/core.css',
  'dialog.css': 'jquery-ui/themes/base/dialog.css',
  'tabs.css': 'jquery-ui/themes/base/tabs.css',
};
const run = (script: string) => `<script>jQuery(($) => {${script}})</script>`;

export const variants: readonly Host[] = [
  {
    name: 'a modal dialog of jQuery UI, which moves the account out of its place',
    classic: true,
    libraries,
    pages: {
      '/account': page(
        head,
        `<div id="x" title="Account">${account}</div>${run('$("#x").dialog({modal: true, width: 700})')}`,
      ),
    },
    away: (opened) => opened.locator('.ui-dialog-titlebar-close').click(),
    back: (opened) =>
      opened.evaluate(() => {
        const {jQuery} = globalThis as unknown as {jQuery(selector: string): {dialog(what: string): void}};
        jQuery('#x').dialog('open');
      }),
  },
  {
    name: 'tabs of jQuery UI',
    classic: true,
    libraries,
    pages: {
      '/account': page(
        head,
        `<div id="x"><ul><li><a href="#a">Account</a></li><li><a href="#b">News</a></li></ul><div id="a">${account}</div><div id="b">Today</div></div>${run('$("#x").tabs()')}`,
      ),
    },
    away: async (opened) => {
      await opened.getByRole('tab', {name: 'News'}).click();
      await opened.getByText('Today').waitFor();
    },
    back: (opened) => opened.getByRole('tab', {name: 'Account'}).click(),
  },
  {
    name: 'a list that jQuery UI sorts',
    classic: true,
    libraries,
    pages: {
      '/account': page(
        head,
        `${news}<div id="x"><div>Other</div><div><h2>Ours</h2>${account}</div></div>${run('$("#x").sortable({tolerance: "pointer"})')}`,
      ),
      '/news': page('', 'Today'),
    },
    ready: async (opened) => {
      await opened
        .locator('#x h2')
        .first()
        .dragTo(opened.getByText('Other', {exact: true}));
      await opened.locator('#x > :first-child account-page').waitFor();
    },
  },
];
