import {type Host, inFramework} from '../host.js';

/** Angular as it is without its command line: the decorators are functions, and its compiler is in the page. */
const angular = (name: string, imports: string, provider: string): Host =>
  inFramework(
    name,
    `
    ${imports}
    import '@angular/compiler';
    import {Component, CUSTOM_ELEMENTS_SCHEMA, ${provider}, signal} from '@angular/core';
    import {bootstrapApplication} from '@angular/platform-browser';
    const place = signal('account');
    globalThis.go = (next) => place.set(next);
    const App = Component({
      selector: '#app',
      schemas: [CUSTOM_ELEMENTS_SCHEMA],
      template: '<main>@if (place() === "account") {<account-page [demo]="true"></account-page>} @else {Today}</main>',
    })(class {
      place = place;
    });
    void bootstrapApplication(App, {providers: [${provider}()]});`,
  );

export const variants: readonly Host[] = [
  angular('Angular', '', 'provideZonelessChangeDetection'),
  angular('Angular with zone.js', "import 'zone.js';", 'provideZoneChangeDetection'),
];
