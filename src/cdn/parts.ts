/** Where the files are that `dist-cdn/account-elements.js` loads on demand. */

/** The names of the files by the names of the parts: the build fills them in. */
declare const PARTS: Readonly<Record<string, string>>;

type Part = Readonly<Record<string, unknown>>;

let folder = '';
const loading = new Map<string, Promise<Part>>();
/** A browser remembers that a module could not be loaded, so that each try has an address of its own. */
let failures = 0;

/** Says which folder the parts are in: an absolute address. */
export function placeParts(url: string): void {
  folder = url.replace(/\/*$/, '/');
}

/**
 * Loads a part, once for the page.
 *
 * @throws Error that names the address and the cure, where there is no such file; the next call tries again.
 */
export function loadPart(name: string): Promise<Part> {
  const known = loading.get(name);
  if (known) return known;
  const url = `${folder}${PARTS[name]}`;
  const part = (import(failures ? `${url}?try=${failures}` : url) as Promise<Part>).catch(
    (cause: unknown) => {
      failures += 1;
      loading.delete(name);
      throw new Error(
        `${url} could not be loaded. Copy the folder parts/ of this version to that place, or say where it is: data-parts="/…/parts/" on a classic script, ?parts=/…/parts/ behind the address of the module.`,
        {cause},
      );
    },
  );
  loading.set(name, part);
  return part;
}
