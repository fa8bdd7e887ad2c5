import { testsOfFaults } from './faultTests';

testsOfFaults('database');
