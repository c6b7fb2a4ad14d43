import {say} from '../model/say.js'

/** How changes are taken back that several remedies make. */
export const NO_UNDO = say`nothing does`
export const GONE = say`nothing does: delete only what nobody needs`
export const NO_DOWNGRADE = say`nothing does: PD is not taken back to an older release`
export const RUNS_AS_BEFORE = say`nothing needs to: the process runs on with its data`
export const OPERATORS_AGAIN = say`nothing needs to: PD makes an operator again where it still wants one`
export const REPLICA_AGAIN = say`nothing needs to: PD makes the replica again where its rules want one`
export const STOP_PD = say`\`tiup cluster stop CLUSTER -R pd\``
export const STOP_AGAIN = say`\`tiup cluster stop CLUSTER -N HOST:PORT\``
export const START_AGAIN = say`\`tiup cluster start CLUSTER -N HOST:PORT\``
export const SCALE_IN_AGAIN = say`\`tiup cluster scale-in CLUSTER -N HOST:PORT\` for the new store`
export const LIMITS_AS_SHOWN = say`set the limits that \`store limit\` and \`config show all\` show now`
export const LABELS_AS_SHOWN = say`\`store label\` with the labels that \`store\` shows now`
export const PREVIOUS_SETTINGS = say`\`tiup cluster edit-config CLUSTER\` with the values of before, and \`tiup cluster reload CLUSTER\``
