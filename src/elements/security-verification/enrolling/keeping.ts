/** Ways to keep what is shown once. */

/** Whether the browser allowed it. */
export async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** As a text file; a `blob:` address, because a policy may refuse `data:`. */
export function download(text: string, name: string): void {
  const url = URL.createObjectURL(new Blob([text], {type: 'text/plain;charset=utf-8'}));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** On a page of its own, with nothing else of what is on the screen. Returns what takes that page away; it goes by itself once it is printed. */
export function printText(title: string, lines: readonly string[]): () => void {
  const frame = document.createElement('iframe');
  // Not `hidden`: what is not rendered is not printed.
  Object.assign(frame.style, {position: 'fixed', inlineSize: '0', blockSize: '0', border: '0'});
  frame.title = title;
  document.body.append(frame);
  const {contentDocument: page, contentWindow: view} = frame;
  const end = () => frame.remove();
  if (!page || !view) {
    end();
    return end;
  }
  const add = (tag: string, text: string) => {
    page.body.append(Object.assign(page.createElement(tag), {textContent: text}));
  };
  add('h1', title);
  for (const line of lines) add('p', line);
  view.addEventListener('afterprint', end, {once: true});
  view.print();
  return end;
}
