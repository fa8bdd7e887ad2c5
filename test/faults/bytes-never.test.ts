import { testEveryFault } from './everyFault';

testEveryFault('never');
