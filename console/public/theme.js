// Before the first paint: the remembered choice of light or dark, else the system's.
(() => {
  let chosen = null;
  try {
    chosen = localStorage.getItem('selfevident.theme');
  } catch {
    // A browser that keeps nothing follows the system.
  }
  const dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.body.classList.toggle('awsui-dark-mode', dark);
})();
