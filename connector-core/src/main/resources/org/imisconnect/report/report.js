"use strict";
// Sorts, filters and opens. Everything can be read without it.
(function () {
  function number(text) {
    var plain = text.replace(/[,\s]/g, "");
    return plain === "–" ? 0 : /^-?[0-9.]+$/.test(plain) ? Number(plain) : NaN;
  }
  function sort(table, column, head) {
    var down = head.getAttribute("aria-sort") === "ascending";
    table.querySelectorAll("thead th").forEach(function (th) { th.removeAttribute("aria-sort"); });
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    var body = table.tBodies[0];
    var rows = Array.from(body.rows).filter(function (row) { return !row.classList.contains("sum"); });
    rows.sort(function (a, b) {
      var x = a.cells[column].textContent.trim();
      var y = b.cells[column].textContent.trim();
      var by = number(x) - number(y);
      by = isNaN(by) ? x.localeCompare(y) : by;
      return down ? -by : by;
    });
    var sum = body.querySelector(".sum");
    rows.forEach(function (row) { body.insertBefore(row, sum); });
  }
  function field(label, before, act) {
    var box = document.createElement("label");
    var input = document.createElement("input");
    var wait;
    box.className = "search";
    box.textContent = label;
    input.type = "search";
    input.addEventListener("input", function () {
      clearTimeout(wait);
      wait = setTimeout(function () { act(input.value.trim().toLowerCase()); }, 150);
    });
    box.append(input);
    before.before(box);
    return { show: function (text) { input.value = text; act(text.toLowerCase()); } };
  }
  function filter(rows, text) {
    var left = 0;
    for (var i = 0; i < rows.length; i++) {
      var hide = text !== "" && rows[i].textContent.toLowerCase().indexOf(text) < 0;
      rows[i].hidden = hide;
      left += hide ? 0 : 1;
    }
    return left;
  }
  document.querySelectorAll("table.sortable").forEach(function (table) {
    Array.from(table.tHead.rows[0].cells).forEach(function (cell, column) {
      if (cell.tagName === "TH") {
        var button = document.createElement("button");
        button.type = "button";
        button.className = "sort";
        button.append.apply(button, Array.from(cell.childNodes));
        cell.append(button);
        button.addEventListener("click", function () { sort(table, column, cell); });
      }
    });
  });
  document.querySelectorAll("table.searchable").forEach(function (table) {
    if (table.tBodies[0].rows.length > 8) {
      field("Search", table.parentElement, function (text) { filter(table.tBodies[0].rows, text); });
    }
  });
  var pages = Array.from(document.querySelectorAll("#rows .page"));
  if (pages.length > 0) {
    var search = field("Search the rows", pages[0], function (text) {
      pages.forEach(function (page) {
        page.hidden = filter(page.querySelector("tbody").rows, text) === 0;
      });
    });
    document.addEventListener("click", function (event) {
      var link = event.target.closest ? event.target.closest("a[data-filter]") : null;
      if (link !== null) { search.show(link.getAttribute("data-filter")); }
    });
  }
})();
