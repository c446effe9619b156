import {expect} from '@open-wc/testing';

import {AccountProviderElement} from '../src/elements/account-provider/account-provider.js';
import {DeviceListElement} from '../src/elements/device-list/device-list.js';
import {localeFor} from '../src/i18n/locale.js';
import {define, type DefineOptions} from '../src/registry.js';

/** A registry of its own, which refuses what the real one refuses. */
function emptyRegistry() {
  const classes = new Map<string, CustomElementConstructor>();
  return {
    classes,
    get: (name: string) => classes.get(name),
    define: (name: string, constructor: CustomElementConstructor) => {
      if (classes.has(name) || [...classes.values()].includes(constructor))
        throw new DOMException(name, 'NotSupportedError');
      if (!/^[a-z][a-z0-9]*(-[a-z0-9]*)+$/.test(name)) throw new DOMException(name, 'SyntaxError');
      classes.set(name, constructor);
    },
  };
}

/** Defines, and tells what the console was told. */
function defining(options: DefineOptions) {
  const warnings: string[] = [];
  const {warn} = console;
  console.warn = (text: string) => void warnings.push(text);
  try {
    return {definitions: define(options), warnings};
  } finally {
    console.warn = warn;
  }
}

class Foreign extends HTMLElement {}
const all = define({registry: emptyRegistry()}).map(({tag}) => tag);

describe('define()', () => {
  it('registers every element, the provider first', () => {
    const registry = emptyRegistry();
    const {definitions, warnings} = defining({registry});
    expect(definitions[0]).to.deep.equal({
      tag: 'account-provider',
      name: 'account-provider',
      result: 'defined',
    });
    expect(definitions.every(({result}) => result === 'defined')).to.equal(true);
    expect([...registry.classes.keys()]).to.deep.equal(all);
    expect(registry.classes.get('device-list')).to.equal(DeviceListElement);
    expect(warnings).to.deep.equal([]);
  });

  it('uses the page’s registry where none is given, and says what was there already', () => {
    expect(define({tags: ['account-provider']})[0]?.result).to.equal('defined');
    expect(customElements.get('account-provider')).to.equal(AccountProviderElement);
    const {definitions, warnings} = defining({tags: ['account-provider']});
    expect(definitions[0]?.result).to.equal('existing');
    expect(warnings).to.deep.equal([]);
  });

  it('registers some of them, in the order that is asked for', () => {
    const registry = emptyRegistry();
    const {definitions} = defining({registry, tags: ['device-list', 'account-provider']});
    expect(definitions.map(({tag}) => tag)).to.deep.equal(['device-list', 'account-provider']);
    expect([...registry.classes.keys()]).to.deep.equal(['device-list', 'account-provider']);
    expect(define({registry, tags: []})).to.deep.equal([]);
  });

  it('puts a prefix before each tag, also beside the plain ones, and twice without harm', () => {
    const registry = emptyRegistry();
    defining({registry});
    for (const prefix of ['acme', 'a', 'acme-corp2']) {
      const {definitions, warnings} = defining({registry, prefix});
      expect(definitions.map(({name}) => name)).to.deep.equal(all.map((tag) => `${prefix}-${tag}`));
      expect(definitions.every(({result}) => result === 'defined')).to.equal(true);
      expect(defining({registry, prefix}).definitions.every(({result}) => result === 'existing')).to.equal(
        true,
      );
      expect(warnings).to.deep.equal([]);
    }
    expect(registry.classes.get('acme-device-list')?.prototype).to.be.instanceOf(DeviceListElement);
  });

  it('makes elements that work under their prefix', () => {
    define({prefix: 'acme', tags: ['device-list']});
    const element = document.createElement('acme-device-list');
    expect(element).to.be.instanceOf(DeviceListElement);
    expect(element.localName).to.equal('acme-device-list');
  });

  it('leaves a name that somebody else has, registers the others, and names the cure', () => {
    const registry = emptyRegistry();
    registry.define('device-list', Foreign);
    const {definitions, warnings} = defining({registry});
    expect(definitions.find(({tag}) => tag === 'device-list')?.result).to.equal('conflict');
    expect(definitions.filter(({result}) => result === 'defined')).to.have.length(all.length - 1);
    expect(registry.classes.get('device-list')).to.equal(Foreign);
    expect(warnings).to.have.length(1);
    expect(warnings[0]).to.contain('<device-list>').and.to.contain("define({prefix: 'acme'})");
  });

  it('names the right tags where one is unknown, also one that every object has', () => {
    for (const tag of ['device-lists', 'constructor', '']) {
      const registry = emptyRegistry();
      const {definitions, warnings} = defining({registry, tags: [tag, 'device-list']});
      expect(definitions.map(({result}) => result)).to.deep.equal(['refused', 'defined']);
      expect(warnings[0]).to.contain(`<${tag}>`);
      for (const right of all) expect(warnings[0]).to.contain(right);
    }
  });

  it('says which prefixes are valid where one is not, once, and registers nothing', () => {
    for (const prefix of ['Acme', '1acme', 'acme-', 'ac me', '-', 'ä', 'acme_x']) {
      const registry = emptyRegistry();
      const {definitions, warnings} = defining({registry, prefix});
      expect(definitions.map(({result}) => result)).to.deep.equal(all.map(() => 'refused'));
      expect(registry.classes.size).to.equal(0);
      expect(warnings, prefix).to.have.length(1);
      expect(warnings[0]).to.contain(`“${prefix}”`).and.to.contain("define({prefix: 'acme'})");
    }
  });

  it('takes an empty prefix for none', () => {
    const registry = emptyRegistry();
    const {definitions, warnings} = defining({registry, prefix: '', tags: ['device-list']});
    expect(definitions).to.deep.equal([{tag: 'device-list', name: 'device-list', result: 'defined'}]);
    expect(warnings).to.deep.equal([]);
  });

  it('never throws unless asked', () => {
    const taken = emptyRegistry();
    taken.define('device-list', Foreign);
    const mistakes: DefineOptions[] = [
      {registry: taken},
      {registry: emptyRegistry(), tags: ['nonsense']},
      {registry: emptyRegistry(), prefix: 'Acme'},
    ];
    for (const options of mistakes) {
      expect(() => defining(options)).not.to.throw();
      expect(() => define({...options, onConflict: 'throw'})).to.throw(Error, /account-elements|prefix/);
    }
    expect(() => define({registry: emptyRegistry(), onConflict: 'throw'})).not.to.throw();
  });

  it('does not throw where the registry itself refuses', () => {
    const registry = {
      get: () => undefined,
      define: () => {
        throw new DOMException('no', 'NotSupportedError');
      },
    };
    const {definitions, warnings} = defining({registry, tags: ['device-list']});
    expect(definitions[0]?.result).to.equal('refused');
    expect(warnings[0]).to.contain('<device-list>');
    expect(() => define({registry, tags: ['device-list'], onConflict: 'throw'})).to.throw();
  });

  it('makes the locales that are given part of the page', () => {
    expect(localeFor('eo')).to.equal(undefined);
    define({registry: emptyRegistry(), locales: [{tag: 'eo', messages: {}}]});
    expect(localeFor('eo-XX')?.tag).to.equal('eo');
  });
});
