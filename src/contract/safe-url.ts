/** Whether the address may be opened: `https:`, or `http:` on a loopback host (development). Everything else is refused, `javascript:` first. */
export function isSafeUrl(text: string): boolean {
  const url = URL.parse?.(text) ?? parseUrl(text);
  if (!url || url.username || url.password) return false;
  return (
    url.protocol === 'https:' ||
    (url.protocol === 'http:' && /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname))
  );
}

// `URL.parse` is younger than our oldest browsers.
function parseUrl(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}
