import {expect, fixture, fixtureCleanup, html} from '@open-wc/testing';

import '../../src/elements/account-page/define.js';
import '../../src/elements/account-provider/define.js';
import '../../src/elements/device-list/define.js';
import {AccountProviderElement} from '../../src/elements/account-provider/account-provider.js';
import {DeviceListElement} from '../../src/elements/device-list/device-list.js';
import {define} from '../../src/registry.js';
import {backendOf} from '../support/person.js';
import {button, everyText, reads, until} from '../support/reading.js';

let count = 0;
/** A tag of its own, for an element that is defined later. */
const newTag = () => `late-${++count}`;

const ada = () => backendOf('Ada').adapter;
const grace = () => backendOf('Grace').adapter;

/** Console warnings while something runs. */
async function warningsOf(run: (warnings: readonly string[]) => Promise<unknown>): Promise<string[]> {
  const warnings: string[] = [];
  const {warn} = console;
  console.warn = (text: string) => void warnings.push(text);
  try {
    await run(warnings);
  } finally {
    console.warn = warn;
  }
  return warnings;
}

describe('which backend an element uses', () => {
  afterEach(() => fixtureCleanup());

  it('is the nearest provider’s', async () => {
    const page = await fixture(html`
      <account-provider .adapter=${ada()}>
        <device-list></device-list>
        <account-provider .adapter=${grace()}><device-list></device-list></account-provider>
      </account-provider>
    `);
    const [outer, inner] = page.querySelectorAll('device-list');
    await Promise.all([reads(outer!, 'Ada’s laptop'), reads(inner!, 'Grace’s laptop')]);
  });

  it('is its own before the provider’s', async () => {
    const page = await fixture(html`
      <account-provider .adapter=${ada()}><device-list .adapter=${grace()}></device-list></account-provider>
    `);
    await reads(page, 'Grace’s laptop');
    const list = page.querySelector('device-list')!;
    list.adapter = undefined;
    await reads(page, 'Ada’s laptop');
    expect(everyText(list)).not.to.contain('Grace');
  });

  it('reaches into shadow roots', async () => {
    const page = await fixture(html`<account-provider .adapter=${ada()}><div></div></account-provider>`);
    const root = page.querySelector('div')!.attachShadow({mode: 'open'});
    root.append(document.createElement('device-list'));
    await reads(root, 'Ada’s laptop');
  });

  it('is found when the provider comes first', async () => {
    const page = await fixture(html`<account-provider .adapter=${ada()}></account-provider>`);
    page.append(document.createElement('device-list'));
    await reads(page, 'Ada’s laptop');
  });

  it('is found when the provider is defined after the element', async () => {
    const tag = newTag();
    const provider = document.createElement(tag);
    provider.append(document.createElement('device-list'));
    const page = await fixture(html`<div>${provider}</div>`);
    await until(() => everyText(page).includes('No backend is named'), 'the list waits for a provider');
    customElements.define(tag, class extends AccountProviderElement {});
    (provider as AccountProviderElement).adapter = ada();
    await reads(page, 'Ada’s laptop');
  });

  it('is found when the element is defined after the provider', async () => {
    const tag = newTag();
    const page = await fixture(html`<account-provider .adapter=${ada()}></account-provider>`);
    page.append(document.createElement(tag));
    customElements.define(tag, class extends DeviceListElement {});
    await reads(page, 'Ada’s laptop');
  });

  it('changes to a nearer provider that is defined later', async () => {
    const tag = newTag();
    const inner = Object.assign(document.createElement(tag), {adapter: grace()});
    const list = document.createElement('device-list');
    inner.append(list);
    await fixture(html`<account-provider .adapter=${ada()}>${inner}</account-provider>`);
    await reads(list, 'Ada’s laptop');
    customElements.define(tag, class extends AccountProviderElement {});
    await reads(list, 'Grace’s laptop');
    expect(everyText(list)).not.to.contain('Ada');
  });

  it('keeps the adapter that was set before the class was defined', async () => {
    const tag = newTag();
    const list = Object.assign(document.createElement(tag), {adapter: ada()});
    await fixture(html`<div>${list}</div>`);
    customElements.define(tag, class extends DeviceListElement {});
    await reads(list, 'Ada’s laptop');
    expect(Object.hasOwn(list, 'adapter')).to.equal(false);
  });

  it('changes with the place', async () => {
    const page = await fixture(
      html`<div>
        <account-provider .adapter=${ada()}><device-list></device-list></account-provider>
        <account-provider .adapter=${grace()}></account-provider>
        <p></p>
      </div>`,
    );
    const list = page.querySelector('device-list')!;
    await reads(list, 'Ada’s laptop');
    page.querySelectorAll('account-provider')[1]!.append(list);
    await reads(list, 'Grace’s laptop');
    expect(everyText(list)).not.to.contain('Ada');
    page.querySelector('p')!.append(list);
    await reads(list, 'No backend is named');
    expect(everyText(list)).not.to.contain('Grace');
    list.remove();
    page.querySelector('account-provider')!.append(list);
    await reads(list, 'Ada’s laptop');
  });

  it('changes with the adapter, and nothing of the former one stays', async () => {
    const page = await fixture<AccountProviderElement>(
      html`<account-provider .adapter=${ada()}><device-list></device-list></account-provider>`,
    );
    await reads(page, 'Ada’s laptop');
    page.adapter = grace();
    await reads(page, 'Grace’s laptop');
    expect(everyText(page)).not.to.contain('Ada');
    page.adapter = undefined;
    await reads(page, 'No backend is named');
    expect(everyText(page)).not.to.contain('Grace');
  });

  it('does not show what came for an adapter that was replaced meanwhile', async () => {
    const slow = backendOf('Ada');
    let answer = () => {};
    const {devices} = slow.adapter;
    const list = await fixture<DeviceListElement>(
      html`<device-list
        .adapter=${{
          ...slow.adapter,
          devices: {
            ...devices!,
            list: async () => {
              await new Promise<void>((resolve) => (answer = resolve));
              return {items: [{id: 'd1', name: 'Ada’s laptop'}]};
            },
          },
        }}
      ></device-list>`,
    );
    list.adapter = grace();
    await reads(list, 'Grace’s laptop');
    answer();
    await list.updateComplete;
    expect(everyText(list)).not.to.contain('Ada');
  });
});

describe('who is signed in', () => {
  afterEach(() => fixtureCleanup());

  async function page(backend = backendOf('Ada')) {
    const element = await fixture<AccountProviderElement>(
      html`<account-provider .adapter=${backend.adapter}><device-list></device-list></account-provider>`,
    );
    await reads(element, 'Ada’s laptop');
    return {backend, element, list: element.querySelector('device-list')!};
  }

  it('leaves nothing of the person on the page when nobody is any more', async () => {
    const {backend, list} = await page();
    button(list, 'Disable device Ada’s laptop')!.click();
    await until(() => list.shadowRoot!.querySelector('dialog')?.open, 'the question is open');
    backend.person = undefined;
    backend.tell({type: 'signed-out'});
    await reads(list, 'Sign in to see this.');
    expect(everyText(list)).not.to.contain('Ada');
    expect(list.shadowRoot!.querySelector('dialog')).to.equal(null);
    backend.person = 'Grace';
    backend.tell({type: 'signed-in'});
    await reads(list, 'Grace’s laptop');
    expect(everyText(list)).not.to.contain('Ada');
    expect(list.shadowRoot!.querySelector('dialog')).to.equal(null);
  });

  it('shows another person’s data only, when the subject changes at a refresh', async () => {
    const {backend, element, list} = await page();
    button(list, 'Disable device Ada’s laptop')!.click();
    await until(() => list.shadowRoot!.querySelector('dialog')?.open, 'the question is open');
    backend.person = 'Grace';
    await element.refresh();
    await reads(list, 'Grace’s laptop');
    expect(everyText(list)).not.to.contain('Ada');
    expect(list.shadowRoot!.querySelector('dialog')).to.equal(null);
  });

  it('reads everything again when the provider is asked to refresh', async () => {
    const {backend, element} = await page();
    backend.calls.length = 0;
    await element.refresh();
    await until(() => backend.calls.includes('list'), 'the list is read again');
    expect(backend.calls.filter((call) => call === 'describe')).to.have.length(1);
  });
});

describe('a mistake in the page’s markup', () => {
  afterEach(() => fixtureCleanup());

  const says = async (page: Element, text: string) => reads(page, text);

  it('is named where base-url is no address', async () => {
    for (const baseUrl of ['http://', 'ftp://id.contoso.example/', 'javascript:alert(1)']) {
      const page = await fixture(html`<device-list base-url=${baseUrl}></device-list>`);
      await says(page, 'base-url is not an http(s) address.');
      expect(everyText(page)).to.contain(baseUrl);
    }
  });

  it('is named where base-url is blank', async () => {
    await says(await fixture(html`<device-list base-url=" "></device-list>`), 'base-url is not an http(s)');
  });

  it('is named where demo stands beside base-url', async () => {
    await says(
      await fixture(html`<device-list demo base-url="/account/v1"></device-list>`),
      'demo and base-url exclude each other',
    );
    await says(
      await fixture(
        html`<account-provider demo base-url="/account/v1"><device-list></device-list></account-provider>`,
      ),
      'demo and base-url exclude each other',
    );
  });

  it('is named where there is no such scenario, with those that there are', async () => {
    const page = await fixture(html`<device-list demo="nonsense"></device-list>`);
    await says(page, 'could not start with this scenario');
    expect(everyText(page)).to.contain('nonsense').and.to.contain('signed-out');
  });

  it('is said in the console where a tag that closes itself has swallowed the rest of the page, once a tag', async () => {
    const warnings = await warningsOf(async (said) => {
      for (const markup of [
        '<device-list demo /><footer>Imprint</footer>',
        '<account-page demo routing="none" /><footer>Imprint</footer>',
        '<device-list demo><p slot="help">Advice</p></device-list>',
        '<account-page demo routing="none"><section>News</section><device-list></device-list></account-page>',
      ]) {
        const page = await fixture<HTMLElement>(html`<div></div>`);
        page.innerHTML = markup;
        await until(() => everyText(page).includes('Demo data'), markup);
      }
      await until(() => said.length >= 2, 'the warnings are there');
    });
    const ours = warnings.filter((text) => text.includes('Is its tag closed?'));
    expect(ours).to.have.length(2);
    expect(ours[0]).to.contain('<device-list>').and.to.contain('<footer>').and.to.contain('</device-list>');
    expect(ours[1]).to.contain('<account-page>');
  });

  it('can be corrected', async () => {
    const list = await fixture<DeviceListElement>(html`<device-list demo="nonsense"></device-list>`);
    await says(list, 'could not start with this scenario');
    list.demo = 'default';
    await until(() => list.shadowRoot!.querySelector('[part~=list]'), 'the list is there');
    expect(everyText(list)).to.contain('Demo data');
  });

  it('is named where a framework wrote the adapter as an attribute', async () => {
    const page = await fixture<DeviceListElement>(
      html`<device-list adapter="[object Object]"></device-list>`,
    );
    await says(page, 'written as an attribute');
    page.adapter = ada();
    await reads(page, 'Ada’s laptop');
  });

  it('is named where the adapter is none', async () => {
    const page = await fixture(html`<device-list .adapter=${{}}></device-list>`);
    await says(page, 'something that is no adapter');
  });

  it('is said to a developer when the heading’s level is none, once, and not when it is one', async () => {
    const list = (level: string) =>
      fixture(html`<device-list heading-level=${level} .adapter=${ada()}></device-list>`);
    const warnings = await warningsOf(async (said) => {
      for (const level of ['1', '6', '9', '9', 'h3']) await reads(await list(level), 'Ada’s laptop');
      await until(() => said.length >= 2, 'the warnings are there');
    });
    expect(warnings).to.have.length(2);
    expect(warnings[0]).to.contain('<device-list>').and.to.contain('heading-level').and.to.contain('9');
    expect(warnings[1]).to.contain('h3');
  });
});

describe('demo, as frameworks write it', () => {
  afterEach(() => fixtureCleanup());

  /** Its own backend, where it names one; else the provider's. */
  const shown = async (list: DeviceListElement, isDemo: boolean, how: string) => {
    await until(() => everyText(list).includes(isDemo ? 'Ada’s' : 'Grace’s laptop'), how);
    expect(everyText(list).includes('Demo data'), how).to.equal(isDemo);
  };
  const inGracesPage = (list: Element) => {
    return fixture(html`<account-provider .adapter=${grace()}>${list}</account-provider>`);
  };

  for (const [value, isDemo] of [
    [true, true],
    ['', true],
    ['true', true],
    ['default', true],
    [false, false],
    ['false', false],
    [null, false],
    [undefined, false],
  ] as const) {
    it(`takes the property ${JSON.stringify(value)} for ${isDemo ? 'the default scenario' : 'none'}`, async () => {
      const list = document.createElement('device-list');
      list.demo = value;
      await inGracesPage(list);
      await shown(list, isDemo, 'set before');
      list.demo = isDemo ? null : true;
      await shown(list, !isDemo, 'changed');
      list.demo = value;
      await shown(list, isDemo, 'set again');
    });

    if (typeof value === 'string')
      it(`takes demo="${value}" for ${isDemo ? 'the default scenario' : 'none'}`, async () => {
        const list = document.createElement('device-list');
        list.setAttribute('demo', value);
        await inGracesPage(list);
        await shown(list, isDemo, 'the attribute');
      });
  }

  it('takes what was written before the class was defined', async () => {
    const host = await fixture(html`<div></div>`);
    for (const [value, isDemo] of [
      [true, true],
      [false, false],
    ] as const) {
      const tag = `early-${value}-device-list`;
      const list = document.createElement(tag) as DeviceListElement;
      Object.assign(list, {demo: value, adapter: undefined, baseUrl: null});
      host.append(list);
      define({prefix: `early-${value}`, tags: ['device-list']});
      await list.updateComplete;
      expect(list.demo).to.equal(value);
      await until(() => everyText(list).includes(isDemo ? 'Demo data' : 'No backend'), tag);
    }
  });

  it('is none beside a base-url where it is false', async () => {
    const list = document.createElement('device-list');
    Object.assign(list, {demo: false, baseUrl: `${location.origin}/nobody-is-here`});
    const host = await fixture(html`<div>${list}</div>`);
    await until(() => list.shadowRoot!.querySelector('[part~=card]'), 'the list says something');
    expect(everyText(host)).not.to.contain('exclude each other');
  });
});

describe('base-url that is taken away', () => {
  afterEach(() => fixtureCleanup());

  for (const [how, away] of [
    ['removeAttribute', (list: DeviceListElement) => list.removeAttribute('base-url')],
    ['null', (list: DeviceListElement) => (list.baseUrl = null)],
    ['undefined', (list: DeviceListElement) => (list.baseUrl = undefined)],
  ] as const) {
    it(`by ${how} is none: the provider’s counts, and nobody is asked at /null/`, async () => {
      const asked: string[] = [];
      const former = globalThis.fetch;
      globalThis.fetch = (input, init) => {
        asked.push(input instanceof Request ? input.url : String(input));
        return former(input, init);
      };
      try {
        const list = document.createElement('device-list');
        list.setAttribute('base-url', `${location.origin}/nobody-is-here`);
        await fixture(html`<account-provider .adapter=${ada()}>${list}</account-provider>`);
        await until(() => asked.length > 0, 'the address is asked');
        away(list);
        await reads(list, 'Ada’s laptop');
        expect(asked.filter((url) => /null|undefined/.test(url))).to.eql([]);
      } finally {
        globalThis.fetch = former;
      }
    });
  }
});
