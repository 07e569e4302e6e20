// What time limits are held against. Changing anything here changes what the limits mean; then the quiet times in yardstick.rs are to be
// measured anew.
const COLUMNS = 11;

const made = (name, ...inside) => {
  const element = document.createElement(name);
  element.append(...inside);
  return element;
};

const linked = (href, words) => {
  const a = made("a", words);
  a.href = href;
  return a;
};

// A table of so many rows of 11 linked cells, always the same.
const table = (rows) => {
  const body = document.createElement("tbody");
  for (let row = 0; row < rows; row++) {
    const tr = document.createElement("tr");
    for (let column = 0; column < COLUMNS; column++)
      tr.append(made("td", linked(`#/row-${row}/column-${column}`, `${row * COLUMNS + column} of 5,280`)));
    body.append(tr);
  }
  return made("table", body);
};

// As where choices are timed: at rest first, and painted when a message posted in the frame's callback arrives.
const timed = (work, done) =>
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => {
    const start = performance.now();
    work();
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => done(performance.now() - start);
      channel.port2.postMessage(0);
    });
  })));

// A drawing: 480 rows, built and painted.
window.draw = (done) => {
  document.body.replaceChildren();
  timed(() => document.body.append(table(480)), done);
};

// A choice: beside a table of 120 rows, of which 60 cells change their words and one its look, 60 lines are written anew.
let chosen = 0;
window.choose = (done) => {
  if (!document.querySelector("aside")) {
    const board = table(120);
    board.className = "fixed";
    document.body.replaceChildren(board, document.createElement("aside"));
  }
  timed(() => {
    chosen++;
    const links = document.querySelectorAll("td a");
    for (let cell = 0; cell < 60; cell++) links[cell].textContent = `${chosen}, ${cell} of 1,320`;
    document.querySelector(".chosen")?.classList.remove("chosen");
    links[chosen % 60].parentElement.classList.add("chosen");
    const line = (_, place) => made("li", linked(`#/choice-${chosen}/line-${place}`, `${chosen}.${place}`), made("p", `Line ${place} of what stands beside choice ${chosen}.`));
    document.querySelector("aside").replaceChildren(made("h2", `Choice ${chosen}`), made("ul", ...Array.from({ length: 60 }, line)));
  }, done);
};
