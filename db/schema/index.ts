export * from './audit';
export * from './catalogue';
export * from './diagnostic';
export * from './reference';
export * from './run';
