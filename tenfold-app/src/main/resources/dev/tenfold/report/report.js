'use strict';
(function () {
  var data = JSON.parse(document.getElementById('evidence').textContent);
  var panel = document.getElementById('panel');
  var opener = null;
  function close(back) {
    if (!opener) return;
    opener.setAttribute('aria-expanded', 'false');
    if (back) opener.focus();
    opener = null;
    panel.hidden = true;
  }
  function open(button) {
    var entry = data.e[button.dataset.e].map(function (i) { return data.t[i]; });
    var names = entry.length > 5
      ? ['', 'of', 'window', 'value', 'interval', '', 'how', 'precision'] : ['', 'of', 'window', '', ''];
    panel.textContent = '';
    entry.forEach(function (text, i) {
      if (!text) return;
      var line = document.createElement(i ? 'p' : 'b');
      line.textContent = (names[i] ? names[i] + ': ' : '') + text;
      panel.appendChild(line);
    });
    panel.hidden = false;
    var box = button.getBoundingClientRect();
    var room = document.documentElement.clientWidth - panel.offsetWidth - 12;
    panel.style.left = Math.max(12, Math.min(box.left, room)) + scrollX + 'px';
    panel.style.top = box.bottom + scrollY + 6 + 'px';
    opener = button;
    button.setAttribute('aria-expanded', 'true');
    panel.focus({preventScroll: true});
  }
  document.addEventListener('click', function (event) {
    var button = event.target.closest('.q');
    var same = button === opener;
    if (!panel.contains(event.target)) close(false);
    if (button && !same) open(button);
  });
  document.addEventListener('keydown', function (event) {
    if (event.key === 'Escape' || event.key === 'Tab' && !panel.hidden) close(true);
  });
  document.querySelectorAll('table.sortable').forEach(function (table) {
    table.querySelectorAll('thead th').forEach(function (head, column) {
      var button = document.createElement('button');
      button.textContent = head.textContent;
      head.textContent = '';
      head.appendChild(button);
      button.addEventListener('click', function () {
        var down = head.getAttribute('aria-sort') !== 'descending';
        if (column === 0 && !head.hasAttribute('aria-sort')) down = false;
        table.querySelectorAll('[aria-sort]').forEach(function (h) { h.removeAttribute('aria-sort'); });
        head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
        var body = table.tBodies[0];
        Array.from(body.rows).sort(function (a, b) {
          var x = a.cells[column], y = b.cells[column];
          var order = column === 0 ? x.textContent.localeCompare(y.textContent) : x.dataset.v - y.dataset.v;
          return down ? -order : order;
        }).forEach(function (row) { body.appendChild(row); });
      });
    });
  });
  document.querySelectorAll('figure').forEach(function (figure) {
    var rows = figure.querySelector('tbody.cols');
    var readout = figure.querySelector('.readout');
    if (!rows || !readout) return;
    var heads = figure.querySelectorAll('thead th');
    var areas = figure.querySelectorAll('.area');
    var lines = Array.from(areas, function (area) {
      var line = document.createElement('i');
      line.className = 'at';
      line.hidden = true;
      area.appendChild(line);
      return line;
    });
    function show(area, x) {
      var count = +area.dataset.columns;
      var column = Math.max(0, Math.min(count - 1, Math.floor(x / area.clientWidth * count)));
      readout.textContent = Array.from(rows.rows[column].cells, function (cell, i) {
        return (i ? heads[i].textContent + ' ' : '') + cell.textContent;
      }).join(' · ');
      lines.forEach(function (line) {
        line.hidden = false;
        line.style.left = (column + 0.5) / count * 100 + '%';
      });
    }
    areas.forEach(function (area) {
      area.addEventListener('pointermove', function (event) {
        show(area, event.clientX - area.getBoundingClientRect().left);
      });
      area.addEventListener('pointerleave', function () {
        lines.forEach(function (line) { line.hidden = true; });
        readout.textContent = '';
      });
    });
  });
})();
