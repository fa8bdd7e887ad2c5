import { testEveryFault } from './everyFault';

testEveryFault('absent at 0');
