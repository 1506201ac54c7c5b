export { NOTHING } from '../rule/nothing.ts';
