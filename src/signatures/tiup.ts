import type {Signature} from './signature.js'
import {say} from '../model/say.js'

/** What tiup prints during a scale-in (pingcap/tiup pkg/cluster/operation/scale_in.go); it stands in captures. */
export const tiup = [
  {
    id: 'tiup-fewer-than-replicas', component: 'tiup', keep: 'all', isBare: true, messages: ['will be less than max-replicas setting after scale-in'],
    meaning: 'tiup warns that fewer TiKV would be left than every Region has replicas.',
    samples: ["TiKV instance number 2 will be less than max-replicas setting after scale-in. TiFlash won't be able to receive data from leader before TiKV instance number reach 3"],
  },
  {
    id: 'tiup-scaled-in', component: 'tiup', isBare: true, messages: ['` in successfully'],
    meaning: 'tiup sent the delete to PD.',
    noise: {id: 'tiup-scaled-in-successfully', because: say`tiup only sends the delete; the store leaves later`},
    samples: ['Scaled cluster `prod-cluster` in successfully'],
  },
  {
    id: 'tiup-will-become-tombstone', component: 'tiup', isBare: true, messages: ['will become tombstone, maybe exists in several minutes or hours'],
    meaning: 'tiup says that the store leaves later.',
    noise: {id: 'tiup-will-become-tombstone', because: say`it is printed at every scale-in`},
    samples: ['The component `[tikv]` will become tombstone, maybe exists in several minutes or hours, after that you can use the prune command to clean it'],
  },
  {
    id: 'tiup-start-timeout', component: 'tiup', isBare: true, messages: ['to be started after'],
    meaning: 'A process did not listen on its port in time.',
    noise: {id: 'tiup-port-timeout', because: say`the reason stands in the log of the process itself`, unless: 'that log holds a duplicated store address, a FATAL or a panic'},
    samples: ['Error: failed to start tikv: timed out waiting for port 20160 to be started after 2m0s'],
  },
] as const satisfies readonly Signature[]
