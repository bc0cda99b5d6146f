export * from './account';
export * from './audit';
export * from './catalogue';
export * from './diagnostic';
export * from './population';
export * from './reference';
export * from './request';
export * from './run';
