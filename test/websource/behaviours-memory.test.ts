import { HELD_COPIES } from './behaviours/heldCopies';
import { describeBehaviours } from './behaviourTests';

describeBehaviours('memory', HELD_COPIES);
