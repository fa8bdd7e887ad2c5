import { testsOfServingPhotos } from './servedPhotos';

testsOfServingPhotos('combined');
