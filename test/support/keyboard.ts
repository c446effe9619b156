import assert from 'node:assert/strict';

import type {Locator, Page} from 'playwright-core';

/** What a person can come to with Tab. A `field` is found by its label: a password field has no role. */
export type Control = 'button' | 'checkbox' | 'field' | 'link' | 'radio' | 'region';

type Name = string | RegExp;

const patience = 120;

/** Somebody who has a keyboard and no pointer: everything is reached by the keys, or not at all. */
export class Keyboard {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Tabs until the control of that name has the focus. */
  async to(control: Control, name: Name, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    const wanted = this.#find(control, name);
    await wanted.first().waitFor();
    const trail: string[] = [];
    while (!(await hasFocus(wanted))) {
      assert.ok(
        trail.length < patience,
        `${key} does not come to the ${control} “${name}” but to: ${[...new Set(trail)].join(' · ')}`,
      );
      await this.press(key);
      trail.push(await this.#focused());
    }
  }

  /** Goes back with Shift+Tab. */
  async backTo(control: Control, name: Name): Promise<void> {
    await this.to(control, name, 'Shift+Tab');
  }

  async press(key: string): Promise<void> {
    await this.#page.keyboard.press(key);
  }

  /** Presses a button with the space bar. */
  async push(name: Name): Promise<void> {
    await this.to('button', name);
    await this.press('Space');
  }

  async follow(name: Name): Promise<void> {
    await this.to('link', name);
    await this.press('Enter');
  }

  async type(name: Name, text: string): Promise<void> {
    await this.to('field', name);
    await this.#page.keyboard.type(text);
  }

  async tick(name: Name): Promise<void> {
    await this.to('checkbox', name);
    await this.press('Space');
  }

  /** Comes to the group with Tab, and to the choice with the arrows. */
  async choose(name: Name): Promise<void> {
    const wanted = this.#find('radio', name);
    await wanted.first().waitFor();
    for (let steps = 0; !(await this.#isInGroup(wanted)); steps++) {
      assert.ok(steps < patience, `Tab does not come to the choices of which “${name}” is one.`);
      await this.press('Tab');
    }
    for (let steps = 0; !(await hasFocus(wanted)); steps++) {
      assert.ok(steps < patience, `The arrows do not come to the choice “${name}”.`);
      await this.press('ArrowDown');
    }
    if (!(await wanted.isChecked())) await this.press('Space');
  }

  /** Waits until the focus is there by itself. */
  async isAt(control: Control, name: Name): Promise<void> {
    const wanted = this.#find(control, name);
    await wanted.first().waitFor();
    for (let tries = 0; !(await hasFocus(wanted)); tries++) {
      assert.ok(tries < 100, `The focus is not at the ${control} “${name}” but at: ${await this.#focused()}`);
      await this.#page.evaluate(() => new Promise((next) => requestAnimationFrame(next)));
    }
  }

  #find(control: Control, name: Name): Locator {
    return control === 'field'
      ? this.#page.getByLabel(name, {exact: true})
      : this.#page.getByRole(control, {name, exact: true});
  }

  #isInGroup(choice: Locator): Promise<boolean> {
    return choice.first().evaluate((element) => {
      const {activeElement} = element.getRootNode() as Document | ShadowRoot;
      return (
        activeElement instanceof HTMLInputElement &&
        activeElement.type === 'radio' &&
        activeElement.name === (element as HTMLInputElement).name
      );
    });
  }

  #focused(): Promise<string> {
    return this.#page.evaluate(() => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      const label = (element as HTMLInputElement | null)?.labels?.[0]?.textContent;
      const name = element?.getAttribute('aria-label') ?? label ?? element?.textContent ?? '';
      return `${element?.localName ?? 'nothing'} “${name.trim().replaceAll(/\s+/g, ' ').slice(0, 60)}”`;
    });
  }
}

function hasFocus(control: Locator): Promise<boolean> {
  return control.evaluateAll((elements) =>
    elements.some((element) => (element.getRootNode() as Document | ShadowRoot).activeElement === element),
  );
}
