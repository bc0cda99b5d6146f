export {
  differences,
  OFFERING_ATTRIBUTES,
  type OfferingAttribute,
  type OfferingContent,
  type OfferingWords,
} from './attributes';
export * from './publishing';
export * from './schedule';
export * from './states';
