import {expect} from '@open-wc/testing';

import {htmlOf} from '../../../src/elements/terms-review/markdown.js';
import {sanitized} from '../../../src/elements/terms-review/rich.js';
import {hostile} from './hostile.js';

const allowed =
  /^(?:h[1-6]|p|div|section|blockquote|pre|hr|br|[uod]l|li|d[tdf]n?|table|caption|thead|tbody|tfoot|t[rhd]|a|strong|b|em|i|u|s|mark|small|su[bp]|del|ins|code|kbd|abbr|cite|q|bd[io]|wbr|span)$/;
const attributes = /^(?:href|hreflang|lang|dir|title|colspan|rowspan|scope|start|reversed|value|target|rel)$/;

const pageOf = window as unknown as {fired?: number};

/** Everything in it that may not be there. */
function forbidden(root: Element): string[] {
  return [...root.querySelectorAll('*')].flatMap((element) => [
    ...(allowed.test(element.localName) && element.namespaceURI === 'http://www.w3.org/1999/xhtml'
      ? []
      : [`<${element.localName}>`]),
    ...element.getAttributeNames().filter((name) => !attributes.test(name)),
    ...(element instanceof HTMLAnchorElement && element.hasAttribute('href')
      ? [
          ...(/^(https|mailto):$/.test(element.protocol) ? [] : [element.href]),
          ...(element.target === '_blank' && element.rel === 'noopener' ? [] : [element.outerHTML]),
        ]
      : []),
  ]);
}

class EvilParagraph extends HTMLParagraphElement {
  constructor() {
    super();
    pageOf.fired = (pageOf.fired ?? 0) + 1;
  }
}

describe('the terms’ HTML', () => {
  before(() => {
    // WebKit has no customized built-in elements.
    customElements.define('evil-paragraph', EvilParagraph, {extends: 'p'});
  });

  it('runs nothing, calls nobody, and keeps nothing but text, whatever is in it', async () => {
    expect(hostile.length).to.be.greaterThan(80);
    const box = document.createElement('div');
    document.body.append(box);
    const here = location.href;
    const focused = document.activeElement;
    const asked = () =>
      performance.getEntriesByType('resource').filter(({name}) => name.includes('evil.test')).length;
    for (const html of hostile) {
      const nodes = sanitized(html, 3);
      expect(nodes?.textContent ?? '', html).to.contain('kept');
      box.replaceChildren(nodes!);
      expect(forbidden(box), html).to.deep.equal([]);
      for (const element of box.querySelectorAll<HTMLElement>('*')) {
        if (!element.hasAttribute('href')) element.click();
        element.dispatchEvent(new Event('mouseover', {bubbles: true}));
      }
    }
    // What an image, a style or a frame would have asked for shows a task later.
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(pageOf.fired).to.equal(undefined);
    expect(asked()).to.equal(0);
    expect(location.href).to.equal(here);
    expect(document.activeElement).to.equal(focused);
    box.remove();
  });

  it('finds what is forbidden where nothing takes it out', () => {
    // The negative of the test above: its check sees what it is there to see.
    const seen = hostile.filter((html) => {
      const inert = new DOMParser().parseFromString(html, 'text/html');
      return forbidden(inert.documentElement).some((each) => !/^<(head|body)>$/.test(each));
    });
    // In the others it is only what a link lacks, or what the parser leaves out.
    expect(seen.length).to.be.greaterThan(70);
  });

  it('keeps the structure of what is harmless', () => {
    const nodes = sanitized(
      `<html lang="ar" dir="rtl"><head><title>T</title></head><body><h1>A</h1><p dir="ltr" lang="en">b <strong>c</strong><br>d</p>
      <h2>E</h2><ol start="3" reversed><li value="7">f</li></ol><h5>G</h5>
      <table><caption>h</caption><thead><tr><th scope="col" colspan="2">i</th></tr></thead><tbody><tr><td>j</td><td>k</td></tr></tbody></table>
      <a href="https://contoso.example/a?b=c#d" hreflang="fr">l</a> <a href="mailto:m@contoso.example">m</a></body></html>`,
      4,
    )!;
    expect(nodes.lang).to.equal('ar');
    expect(nodes.dir).to.equal('rtl');
    expect(nodes.textContent).not.to.contain('T');
    expect([...nodes.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(({localName}) => localName)).to.deep.equal([
      'h4',
      'h5',
      'h6',
    ]);
    expect(nodes.querySelector('ol')!.start).to.equal(3);
    expect(nodes.querySelector('li')!.value).to.equal(7);
    expect(nodes.querySelector('th')!.colSpan).to.equal(2);
    expect(nodes.querySelector('th')!.scope).to.equal('col');
    expect([...nodes.querySelectorAll('a')].map(({href}) => href)).to.deep.equal([
      'https://contoso.example/a?b=c#d',
      'mailto:m@contoso.example',
    ]);
    expect(nodes.querySelector('p')!.dir).to.equal('ltr');
  });

  it('lifts the headings of a document that begins low', () => {
    const nodes = sanitized('<h3>A</h3><h4>B</h4>', 2)!;
    expect([...nodes.children].map(({localName}) => localName)).to.deep.equal(['h2', 'h3']);
  });

  it('is nothing where nothing can be read', () => {
    for (const html of ['', ' \n', '<script>1</script>', '<img src=x>', '<p> </p><br>']) {
      expect(sanitized(html, 3), html).to.equal(undefined);
    }
  });

  it('comes out of Markdown as well, and its raw HTML is no way in', () => {
    const html = htmlOf(
      '# A\n\n**b** <img src=x onerror=alert(1)> [c](javascript:alert(1)) [d](https://contoso.example/)\n\n| e |\n| --- |\n| f |\n\n<script>alert(1)</script>',
    )!;
    const nodes = sanitized(html, 3)!;
    expect(forbidden(nodes)).to.deep.equal([]);
    expect(nodes.querySelector('h3')!.textContent).to.equal('A');
    expect(nodes.querySelector('strong')!.textContent).to.equal('b');
    expect(nodes.querySelector('td')!.textContent).to.equal('f');
    expect([...nodes.querySelectorAll('a[href]')]).to.have.length(1);
  });

  for (const [what, unit] of Object.entries({
    letters: 'a',
    brackets: '[',
    stars: '*a **b ',
    'left angles': '<',
    tags: '<b>',
    'misnested tags': '<b><p><i></b>',
    tables: '<table><td>',
    quotes: '> ',
    links: '[a](b',
    backticks: '`a``',
    lists: '- ',
  })) {
    // What is not bounded takes minutes, and the runner's own limit ends it.
    it(`comes to an end with 200 KB of ${what} on one line`, function () {
      this.timeout(60_000);
      const text = unit.repeat(200_000 / unit.length);
      const most = 200_000;
      expect(sanitized(text, 3)?.textContent.length ?? 0).to.be.at.most(most);
      const html = htmlOf(text);
      if (html !== undefined) expect(sanitized(html, 3)?.textContent.length ?? 0).to.be.at.most(most * 2);
      // The same in lines, where Markdown reads it.
      const lines = htmlOf(text.replace(/.{5000}/g, '$&\n\n'));
      if (lines !== undefined) sanitized(lines, 3);
    });
  }
});
