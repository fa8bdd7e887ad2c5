import { testsOfFaults } from './faultTests';

testsOfFaults('filesystem');
