// Joins the terminal in the page to the review, at the address that the page itself came from.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const scheme = window.location.protocol === "https:" ? "wss:" : "ws:";
  const terminal = document.getElementById("terminal");
  terminal.dataset.sessionWebsocketUrl = `${scheme}//${window.location.host}/ws`;
  document.getElementById("again").addEventListener("click", () => window.location.reload());
});

// The keys are the review's as soon as it draws, and again whenever the page is come back to. Before that
// the terminal has nobody to tell that it has them.
const typing = () => document.querySelector(".xterm-helper-textarea")?.focus();
window.addEventListener("load", () => {
  const drawn = new MutationObserver(() => {
    if (document.body.classList.contains("-first-byte")) {
      drawn.disconnect();
      typing();
      window.addEventListener("focus", typing);
    }
  });
  drawn.observe(document.body, { attributeFilter: ["class"] });
});
