export * from './order';
export * from './places';
export * from './stages';
export * from './standings';
export * from './terms';
export * from './types';
