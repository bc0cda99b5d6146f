/** The two screens on which everything is looked at: a small phone and a desk. */
export const PHONE = { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true };
export const DESK = { viewport: { width: 1280, height: 800 } };
