import { testsOfServingPhotos } from './servedPhotos';

testsOfServingPhotos('database');
