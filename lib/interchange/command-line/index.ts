export { answer, answerLater, type Surroundings } from './answer';
export { CODES, type Code } from './codes';
export { mistake } from './mistake';
export { type Asked, badValue, type Given, readCommandLine, type Usage } from './read';
export { surroundingsOf } from './start';
