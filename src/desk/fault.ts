export { faultOf } from '../store/fault.ts';
