// The test server puts this first into the page. WebDriver has no way that works in all browsers to read what went wrong
// before a test could look, so it is noted here.
window.__problems = [];
(() => {
  const note = (what) => window.__problems.push(what);
  addEventListener("error", (event) => {
    const file = event.target !== window && (event.target.src || event.target.href);
    note(file ? `could not load ${file}` : `error: ${event.message}`);
  }, true);
  addEventListener("unhandledrejection", (event) => note(`unhandled rejection: ${event.reason}`));
  addEventListener("securitypolicyviolation", (event) =>
    note(`blocked by the content security policy (${event.violatedDirective}): ${event.blockedURI} ${event.sample}`));
  const error = console.error;
  console.error = (...words) => {
    note(`console.error: ${words.join(" ")}`);
    error.apply(console, words);
  };
})();
