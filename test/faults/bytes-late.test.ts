import { testEveryFault } from './everyFault';

testEveryFault('20 s late');
