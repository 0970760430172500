(function () {
  var form = document.getElementById('filter'), shown = document.getElementById('shown');
  var items = Array.prototype.slice.call(document.querySelectorAll('li[data-code]'));
  var groups = Array.prototype.slice.call(document.querySelectorAll('[data-group]'));
  function apply() {
    var code = form.elements.code.value, file = form.elements.file.value;
    var words = form.elements.words.value.toLocaleLowerCase().trim();
    var count = 0;
    items.forEach(function (item) {
      var yes = (!code || item.dataset.code === code) && (!file || item.dataset.file === file) &&
        (!words || item.textContent.toLocaleLowerCase().indexOf(words) >= 0);
      item.hidden = !yes;
      if (yes && item.dataset.place) { count += 1; }
    });
    groups.forEach(function (group) { group.hidden = !group.querySelector('li[data-code]:not([hidden])'); });
    shown.textContent = count + ' shown';
  }
  form.classList.add('on');
  form.addEventListener('input', apply);
  form.addEventListener('submit', function (event) { event.preventDefault(); });
  apply();
}());
