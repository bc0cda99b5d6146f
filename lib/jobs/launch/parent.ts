/** Calls back once the process that started us is gone: a SIGKILL to it tells its children nothing. */
export function whenParentIsGone(callback: () => void) {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    callback();
  }, 500);
  timer.unref();
}
