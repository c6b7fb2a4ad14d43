import {defineConfig} from 'vitest/config'

// Hundreds of small files of tests that all load the same modules: each worker loads them once, for all its files.
export default defineConfig({test: {isolate: false, maxWorkers: '100%'}})
