// What time limits are held against: a table of 480 rows of 11 linked cells, always the same, built and painted. Changing anything here
// changes what the limits mean; then the quiet times in yardstick.rs are to be measured anew.
window.draw = (done) => {
  document.body.replaceChildren();
  // As where choices are timed: at rest first, and painted when a message posted in the frame's callback arrives.
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => {
    const start = performance.now();
    const body = document.createElement("tbody");
    for (let row = 0; row < 480; row++) {
      const tr = document.createElement("tr");
      for (let column = 0; column < 11; column++) {
        const td = document.createElement("td");
        const a = document.createElement("a");
        a.href = `#/row-${row}/column-${column}`;
        a.textContent = `${row * 11 + column} of 5,280`;
        td.append(a);
        tr.append(td);
      }
      body.append(tr);
    }
    const table = document.createElement("table");
    table.append(body);
    document.body.append(table);
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => done(performance.now() - start);
      channel.port2.postMessage(0);
    });
  })));
};
