import {expect} from '@open-wc/testing';
import type * as Axe from 'axe-core';
import 'axe-core';

import {createMemoryAdapter} from '../../../mocks/memory-adapter.js';
import {current, errorAt, form, fresh, submitOf, textOf, type, typeAll, until} from './form.js';

const {axe} = globalThis as unknown as {axe: typeof Axe};

describe('change-password-form', () => {
  it('works under a strict CSP and Trusted Types without a report', async () => {
    const frame = document.createElement('iframe');
    frame.src = `${new URL('./strict.html', import.meta.url).pathname}?csp=strict`;
    document.body.append(frame);
    try {
      const inside = () => frame.contentDocument?.querySelector('change-password-form');
      await until(() => inside()?.querySelector('button[slot=submit]'), 'the form is there');
      const element = inside()!;
      for (const [name, value] of [
        ['currentPassword', current],
        ['newPassword', fresh],
        ['confirmPassword', fresh],
      ] as const)
        element.querySelector<HTMLInputElement>(`[name=${name}]`)!.value = value;
      submitOf(element).click();
      await until(() => element.querySelector('[name=step-up]'), 'the step-up dialog is there');
      element.querySelector<HTMLInputElement>('[name=step-up]')!.value = current;
      element.querySelector<HTMLButtonElement>('[slot=step-up-submit]')!.click();
      await until(() => textOf(element).includes('Your password has been changed.'));
      const {violations} = frame.contentWindow as unknown as {violations: string[]};
      await until(() => violations.length > 0);
      expect(violations.map((each) => each.split(' ')[0])).to.deep.equal(['style-src-attr']);
    } finally {
      frame.remove();
    }
  });

  for (const [what, act] of [
    ['at rest', () => Promise.resolve()],
    [
      'with errors',
      async (element: Element) => {
        type(element, {newPassword: 'short'});
        submitOf(element).click();
        await until(() => errorAt(element, 'newPassword'));
      },
    ],
    [
      'with the question who is there',
      async (element: Element) => {
        typeAll(element);
        submitOf(element).click();
        await until(() => element.querySelector('[name=step-up]'));
      },
    ],
  ] as const) {
    it(`has no fault that axe finds, ${what}`, async () => {
      const element = await form(createMemoryAdapter({scenario: 'step-up'}));
      await act(element);
      const {violations} = await axe.run(element, {
        rules: {region: {enabled: false}},
      });
      expect(violations.map(({id, nodes}) => `${id} ${nodes.map(({html}) => html).join()}`)).to.deep.equal(
        [],
      );
    });
  }
});
