/**
 * What a process says when it dies before or without its logger, on stderr:
 *
 *     thread 'main' panicked at 'invalid auto generated configuration file …', cmd/tikv-server/src/main.rs:168:21
 *     panic: runtime error: invalid memory address or nil pointer dereference
 *     fatal error: concurrent map writes
 *     <jemalloc>: Error in munmap(): Invalid argument
 *     Segmentation fault
 */
const PANIC = /^\s*(?:thread '[^']{1,200}' panicked at |panic: |fatal error: |runtime: |<jemalloc>: |Segmentation fault|Aborted\b|terminate called)/

/**
 * The stack below it, of Rust, Go and C++:
 *
 *        0: rust_begin_unwind
 *                  at /rustc/std/src/panicking.rs:498:5
 *     goroutine 1 [running]:
 *     github.com/tikv/pd/server/cluster.(*RaftCluster).Start(0xc0001, 0x0)
 *     \t/go/src/github.com/tikv/pd/server/cluster/cluster.go:300 +0x1a5
 *     created by main.main
 */
const TRACE = /^(?:\s+\d+: |\s+at |\s+\/\S+:\d+|goroutine \d+ |created by |\[signal |stack backtrace:|note: |exit status |(?=[^\s(]{1,200}\.)[\w.\-/()*[\]]{1,300}\()/

export function beginsPanic(text: string): boolean {
  return PANIC.test(text)
}

/** A line that belongs to a panic. */
export function isTrace(text: string): boolean {
  return TRACE.test(text)
}
