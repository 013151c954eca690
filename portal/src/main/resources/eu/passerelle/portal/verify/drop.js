// Lets a file be dropped anywhere on the form; everything else works without.
const drop = document.getElementById('drop');
const file = document.getElementById('file');
const form = document.getElementById('form');
if (drop && file && form) {
  const over = on => event => {
    event.preventDefault();
    drop.classList.toggle('over', on);
  };
  for (const name of ['dragenter', 'dragover']) document.addEventListener(name, over(true));
  for (const name of ['dragleave', 'dragend']) document.addEventListener(name, over(false));
  document.addEventListener('drop', event => {
    over(false)(event);
    if (event.dataTransfer.files.length > 0) {
      file.files = event.dataTransfer.files;
      form.requestSubmit();
    } else if (event.dataTransfer.getData('text')) {
      document.getElementById('text').value = event.dataTransfer.getData('text');
    }
  });
}
