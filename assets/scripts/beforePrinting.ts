/** Tells what waits for the reader to come near that the page is to be printed, where nobody comes near anything. */

/** Calls `act` when the page is about to be printed, or is looked at as on paper: perhaps more than once. */
export function beforePrinting(act: () => void): void {
  const paper = matchMedia('print');
  const look = () => {
    if (paper.matches) act();
  };
  // The event is earlier; the medium is what a program sets that prints by itself.
  addEventListener('beforeprint', act);
  paper.addEventListener('change', look);
  look();
}
