import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';

import {createMemoryAdapter} from '../../../mocks/memory-adapter.js';
import {button, current, errorAt, form, input, shows, submitOf, until} from './form.js';

const canary = 'canary-4f1d-not-to-be-found';

/** Everything that a script of the page can read, apart from the values of fields. */
function readable(root: Node): string {
  const texts: string[] = [];
  const visit = (node: Node) => {
    if (node instanceof Element) {
      for (const {name, value} of node.attributes) texts.push(`${name}=${value}`);
      if (node.shadowRoot) visit(node.shadowRoot);
      for (const key of Object.keys(node)) texts.push(`${key}: ${String((node as never)[key])}`);
    }
    if (node instanceof CharacterData) texts.push(node.data);
    for (const child of node.childNodes) visit(child);
  };
  visit(root);
  return texts.join('\n');
}

describe('a secret typed into change-password-form', () => {
  it('is found nowhere but in its field and in the call', async () => {
    const seen: string[] = [];
    const kept = {
      log: console.log,
      warn: console.warn,
      error: console.error,
      info: console.info,
      debug: console.debug,
    };
    for (const name of Object.keys(kept) as (keyof typeof kept)[])
      console[name] = (...values: unknown[]) => seen.push(values.map(String).join(' '));
    const events = ['account-password-changed', 'account-error', 'account-redirect-request', 'submit'];
    const hear = (event: Event) => {
      // Every property, of the prototypes too.
      for (const key in event) seen.push(`${event.type} ${key} ${String((event as never)[key])}`);
      seen.push(event.type, JSON.stringify(event, Object.getOwnPropertyNames(event)));
    };
    for (const name of events) document.addEventListener(name, hear);
    try {
      const element = await form(createMemoryAdapter());
      input(element, 'currentPassword').focus();
      await sendKeys({type: canary});
      input(element, 'newPassword').focus();
      await sendKeys({type: `${canary}-new`});
      input(element, 'confirmPassword').focus();
      await sendKeys({type: `${canary}-new`});
      button(element, 'Show: New password')!.click();
      await element.updateComplete;
      expect(readable(document)).not.to.contain(canary);
      await sendKeys({press: 'Enter'});
      await until(() => errorAt(element, 'currentPassword')?.startsWith('That isn’t your current password.'));
      expect(readable(document)).not.to.contain(canary);
      // The positive: what is looked for can be found.
      expect(input(element, 'newPassword').value).to.equal(`${canary}-new`);
      element.title = canary;
      expect(readable(document)).to.contain(canary);
      element.title = '';

      input(element, 'currentPassword').value = current;
      submitOf(element).click();
      await shows(element, 'Your password has been changed.');
      await until(() => seen.includes('account-password-changed'));
      const everywhere = [
        readable(document),
        seen.join('\n'),
        location.href,
        document.cookie,
        JSON.stringify(history.state),
        JSON.stringify({...localStorage, ...sessionStorage}),
        performance
          .getEntries()
          .map(({name}) => name)
          .join('\n'),
        ...[...element.querySelectorAll('input')].map(({value}) => value),
      ].join('\n');
      expect(seen).to.include('account-error');
      expect(everywhere).not.to.contain(canary);
      expect(everywhere).not.to.contain(current);
    } finally {
      Object.assign(console, kept);
      for (const name of events) document.removeEventListener(name, hear);
    }
  });
});
