import { testsOfServingPhotos } from './servedPhotos';

testsOfServingPhotos('filesystem');
