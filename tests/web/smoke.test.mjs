// The least that must work, the same in all three engines.
import { in_every_engine } from './lib/engines.mjs';
import { dist } from './lib/site.mjs';
import { smoke_checks } from './lib/smoke.mjs';

in_every_engine(dist, (t, visit) => smoke_checks(t, visit, (id) => `n/${id}/`));
