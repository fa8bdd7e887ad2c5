import { HELD_COPIES } from './behaviours/heldCopies';
import { describeBehaviours } from './behaviourTests';

describeBehaviours('database', HELD_COPIES);
