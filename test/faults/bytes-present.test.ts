import { testEveryFault } from './everyFault';

testEveryFault('present');
