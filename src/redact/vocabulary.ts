import {signatures} from '../signatures/index.js'

/** Words of PD, TiKV, TiDB and of those who run them: they tell nothing of one cluster, and messages, settings and file names are made of them. */
const WORDS = `
abnormal abort aborted about above access accessor accommodate account acct action actions active actively actual adapter add added additional
addlearnernode addpeer addr addrconn address addresses adds admin advance advertise affected affinity after again agreement aka alb alertmanager alive all
alloc allocates allocator allowed almostfull alone alpha alpine already alreadyfull also alter although among an analysis analyze and anew anonymous another
ansible answer answered any apart api apiutil apiversion app applied applier apply applying applyingsnapcount approvals approximate apps arch archive
archives are args arguments arm around array arrived as asc asked asking asks assumed async at attempted attributes audit auto autoscaling availability
available awaken awakened away awk az azs back backend background backoff backoffer backtrace backup backups bad balance banner base bash basiccluster batch
bcc be became because become been before began begin begins behind being benign bereft best beta better between bigint bin binary bind blackbox
blackboxexporter block blocked blocks body bodyparam bookkeeping boolean bootstrap bootstrapped bound boundary br branch breakdown breaks brief broadcasting
broke broken brought bucket buckets buffer bug build builds built builtin bundle buried burst bury busy but by byte bytes bzip ca cabinet cacert cache
calculate call callback called caller calls came campaign can cancel canceled cancelled candidate candidates cannot capabilities capability capacity capture
carried carries cas cast cat catchup caused cc cd cdc cells centos ceph cert certificate certs cf cgmon cgroup cgroupmemorysize change changed changepeerv
changes channel char charset check checker checkers checking checksum child chmod chooses ci claimed classic clean clickhouse client clienturls clinic clock
close closed closing cluster clusteroperate clusters cmd cmux cn code codec collate collect collected collecting collection collector collectors cols column
columnar columns com come comes command commands comment commit committed community compact compaction compatibility compiling complete completed component
components compressions compute computed concerns concurrency concurrent conf confchange confchangeaddnode confchangev config configs configuration
configurations configuring confver conn connect connected connecting connection connections consensus consistent console const constraints container
containername contains content context continue controller coordinator copied coprocessor copying core corrupt corruption cors cost could count counted
counts cp cpp cpu crash create createat created createoperator createscheduler createtransport critical cross crt cryptographically csv ctl curl curr
current currentstep custom cut daemon damaged dashboard data database datadirin date datetime day days db dc dcs dd ddl dead deadline debug dec decided
decimal decision decoded decompress dedicated deeper default define definitions deflate degraded degree delay delete deleted deletes deletescheduler
deletestore demote demoting demotingvoter deny depends deploy deployment depth desc descending describe desktop destroy destroyed destroys detail details
detect detected dev development device df diag diagnosis diagnostic dial dialing did diff digit dir directly disable disabled disappeared disconnected
discouraged discovery disk disks dispatch dispatched display distinct dmesg do docs document documents does doesn domain done double doubtful down downgrade
downloads downpeers downseconds dpanic dr drainer draining drainscope drive driver drop dropped drops dsp dst due dumpling dumps duplicate duplicated
duration during dynamic each earlier early east echo edit edition ee efs egio egion egrep elapsed elb elect elected election electioninterval element
elements else embed empty emptystore en enable enabled encrypted encryption end ended endkey endpoint endpoints ends engine enoent enough ensure enter
entering enters entries entry environment eof epoch epochnotmatch erased err erretcdkvput erretcdmemberlist erretcdtxninternal errgrpcrecv errgrpcsend erro
error errors errortext errplacementdisabled errstorenotfound errstoresnotenough establish established etc etcd etcdserver etcdutil event every evict evicted
evicting evictleaderscheduler evicts evidence exceeded exceeds excessive exclusive exec execute executed execution exhausted exist existed existing exists
exit expect expected experimental expire expired explain explains export exporter ext extra fail failed failing fails failure fallback false family far fast
fatal fault feature fetched few fewer fields file filename files filesystem filter filtered finally find finds finish finished finishes first firstline fit
fits fix fixed flag flags flapping flash float flow flush folder follower follows for forbid forbids force forcely forcing foreign format formula forward
forwarding found fp fraction frame frames free frequent from fs fsm fstab full function functions gained gap garbage gate gateway gave gb gc gctuner gen
generate generated generating generation get getregions gets gg ghost gi gion git github given gives global gm gmt gnu go goes gogc going golang gone google
googleapis goroutine got gpu grafana grant granted graph great greater grep group groupid groups grpc grpclog gs gsutil guard gz gzip had half halt halted
han hand handle handler handlestreams hang hangs hard harmless has hash have having hdd head header heads health healthy hear heard heardnow hears heartbeat
heartbeats help here hex hibernated high higher hint hist histogram history hits hold holds hole holes home hook host hostname hosts hot hotregion hour
hours how html http https hung id idalloc idallocator idc idcs identifier idle ids idx if ignore ii image images import impossible in includes incoming
incomingvoter increment independent index indexes indexid indicator indices info information infos ini init initial initialization initialize initialized
initializing initing inner innodb inodes input inputs insecurely inspection inspector install installed instance instances instead int integer internal
internet interval into inuse invalid io ion ioping iostat ipv irreversible is isleader islearner isolation isolationlevel ispending isphysicallydestroyed
israw issued iswitness it item items its itself java jemalloc jitters job jobs join joining joint journal jq json jumped just kafka keep keepalive keeps
kept kernel key keys keyspace keyspaces kind know known knows kube kubeconfig kubectl kubelet kubernetes kv kvdb kvservice kvstore kwargs label
labelconstraints labeler labelled labels lack lacks lag lagging lan large larger last lastheartbeat lastindex lastterm late latency later latin ldb le lead
leader leadercount leaderdata leaderless leaderpath leaders leadership leads learned learner learners lease leave leaves leaving left legacy length less
lets level leveldb levels lib lies life lifts light lightning like likely limit limitation limiter limits line linearized lines link linkpath linux list
listed listen listener listeners lists live liveness load loaded loadstore local localdomain localhost localtime location locationlabels lock log logger
logs logterm long longer longest longoffset looks loop lose loss lost low lower lsblk ltb lv lvm lz machine macosx made magic main maj major majority make
makes manage management manager manifest manual many map mapper mapping mariadb mark marked marshall master match matched matches math matter max maxdownms
maxprocs maxreplicas maxsleep may maybe md means media meet meets mem member members meminfo memory merge merged merging message messages met meta
metastorage metering method metric metrics metricutil mib micro microservice middle middleware might min minor minute minutes mismatch miss missing mnt mod
mode moment mon monitor monitored monitoring month more mount mounted mounts movable move moved moves moving mpp mppprobe ms msg msgprevoteresp
msgrequestprevote msgrequestprevoteresponse msgrequestvote msgrequestvoteresponse msgtimeoutnow msgvoteresp multiple must mv mvcc myisam mysql name named
names namespace near need needed needs neighbour neither net netstat netutil network never new newer newraft next nfs nginx ngmonitoring nil nlb no nobody
node nodes noerror nohup noise none nor normal not note notexists nothing notice notify noun now ns nsafe nth null num numactl number nvme object obtain
obtained occurred odd of off offline offlined offset often ok old older on once one only onregions op open opened opens operation operations operator
operators ops opt options or order ordered ordinary org origin original orphan orphans os osd ot other others out outdated outgoing output outputs over
overflow overlap overlapped overlaps overlay overloaded override overrides own owns package packed packing page panels panic panicked part participant
partition partitioned parts pass password patch path patrol pause paused pauseorresumechecker payload pc pd pdctl peer peers peerurls pem pending
pendingpeercount pendingpeers per percent perform performance period periodic permanently perminute persist persistence person pgm physical physically
physicalmemorysize pick picking piece pieces pingcap pinned pip pipe place placement places placing plain plaintext plan please plugin plugins plural pod
podname pods point pointer points policy port ports position post pprof pre precandidate precheck preface prefix prehandle prehandlesnapshot preparation
prepare prepared preparing present prev previously prevote primary print printed prints priorities priority private probe proc process production
profile profiles progress progressing prom prometheus promises promote promoted proof properties property proposal propose proposed proposing proves
provided provider proxy prune pruned public publish published purge purged purpose push put puts python query queue quorum quota quotable rack racks raft
raftattributes raftclient raftcluster raftserver raftstate raftstore raid ram range ranges rank rar rate ratio raw rc reach reached read reading readme
readonly reads ready really realtime reason rebuilt receive received receiver receives receiving receivingsnapcount recommended reconfigure reconnect
reconnected reconnecting reconnection reconnects record recorded records recover recovered recovering recovery recreate recv recving redact redirect refer
refresh refreshing refusal refused refuses regi region regioncount regionid regionids regioninfo regionlabeler regionmiss regions regionscore regionsize
register registered registration registry regular reject rejected rejecting rejection rejections rejectleader rejects release releaseoperators releases
reload remark remote remotestopped removal remove removed removefailedstores removepeer removes removetombstone removing renewed repeated repeats replace
replaced replacement replaceofflinereplica replaces replica replicas replication replicationstatus report reported reports reporttorecovery request
requested requesting requests resent reserved reset residue resign resigns resolve resolved resource resourcemanager resp response responseput responses
responsive rest restart restarted restarting rested restful restored result resulttype resume resumeleadertransfer ret retention retry retrying return
returned rev reverted revision revived right rm rocksdb role roles rollback rolled room root rotation round rounds route row rows rpc rpcfailure rpcfinished
rpcstatus rs rsa rule rules run runner running runs runtime safe safepoint same sample samples sampling satisfied save saved says sbin scale scaled scatter
scattering scene schedule scheduler schedulers schedules scheduling schema schemaversion score scp scratch screen script scripts sda sdb sdc search sec
second secondary seconds section security sed seen segmentation sel select send sender sending sendingsnapcount sends sent seperated seq serve server
servername servers serves service servicelabel services serving session set setallstoreslimit setconfig setgroupconfig setmemorylimit setregionlabelrule
setrule sets setstorelimit setting settings several severity sh sha shape share shm short shorter shorthand should show shown shows shutdown shutting
sibling sighup sigint sign signal signature signed sigterm silence silences silent simple since single sink site sites size sized skip skipped slice slog
slow small snap snapshot snapshots snooper so socket some something soon source sourcescore space spans spare sparse special specialuse speed spelled split
splits sql src srv ssd ssh ssl sslcabytes sslcertbytes sslkeybytes sst ssts stack stacktrace stage stale stalled stand stands star start startat started
starting startkey starts starttime startup starvation stash state stateful stateid statement statename statistics stats status stays stderr stdin stdout
step stepped steps still stop stopped stopping stops storage store stored storeid stores storesinfo stream streamings streams strict strictly string
stringify strongly stuck sub subchannel succeed succeeded success successfully such sudo suffix suggested summary support supported suspect svc svcs swap
switch switched switching swtich symbolic sync syncer synchronize sys sysctl syslog system systemctl systemd systime systimemon table tableid tables tablet
tags tail take taken takes taking talk tallies tar target targets targetscore task tasks tbl tcp telemetry tell tells temp temporarily term terminate
terminated test text tgz than that the their them there thereafter these they this those thp thread three threshold thresholds throttle throttled through
ticdc tick tickinterval ticks tidb tidbs tiflash tikv tikvs time timed timeout times timestamp timestamps timezone tiup tls tmp tmpfs to together token told
tolerance tolerant tombstone toml too took tools top topology total trace traffic transaction transfer transport travel tree trend tries trigger triggering
trouble true truncated trusted try trying ts tso tsv tuner tuning tunnel turn two txn txt type ubuntu ufffd ui ulimit unasfe unavailable unblocked unclean
undefined under undoes unexpected unfinished unhealthy unified uninitialised union unique unit unix unknown unless unlimited unneeded unpack unpacked
unpacks unresolved unsafe unsatisfiable unsigned until up update updated updates upload uptime url urlparam urls us usage use used useless user using usr
ustar utc utf util uuid valid validate value values var varchar vda vdb vdc ver verbose version versioninfo versions vg vi via view vim vm vol volume
volumes vote voted voter voters votes voting vs wait waited waiting waits wal wals want wanted wants warn warning warningmsgs warnings warns was watch
watchdog way web webhook weight welcome well were west wget what when where whether which while whitelist who whole whose why will window with within
withintable without withstore witness woke won word words work worker workers worse worst would wrapper write writer writes written wrong wrote xfs xml yaml
year yes yet you yum zap zero zh zip zlib zombie zone zones zstd
mail spool pub notes incident incidents ticket case cases support issue issues final dump evidence excerpt saved capture captures today yesterday morning evening sample session sessions outputs unnamed untitled copies
`

const COMMON: ReadonlySet<string> = new Set([...`${WORDS} ${signatures.flatMap(({messages}) => messages).join(' ')}`.matchAll(/[A-Za-z]{2,}/g)].map(([word]) => word.toLowerCase()))

// 20160, 5s, 64GB, 28T09
const FIGURE = /^\d+(?:[a-z]{0,3}|t\d+)$/
// z, z1, v26
const LETTER = /^[a-z]\d?$|^v\d+$/
// tikv3, zone12
const NUMBERED = /^([a-z]{2,})\d*$/

/** Does a word, in lower case, say nothing of its own: a figure, a letter, a word of every cluster, such a word with a number? */
export function isCommon(word: string): boolean {
  if (FIGURE.test(word) || LETTER.test(word)) return true
  const stem = NUMBERED.exec(word)?.[1]
  return stem !== undefined && COMMON.has(stem)
}
