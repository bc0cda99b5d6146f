export { openToNonMembers } from './ia-01';
export { netRange, withinFeeCap } from './ia-02';
export { hasWayInForBeginners } from './ia-06';
export { hasAppeal } from './ia-18';
export { type NetPrice, netPrices, type Payer, type PriceList } from './net-price';
