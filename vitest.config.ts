import {defineConfig} from 'vitest/config'

// Hundreds of small files of tests load the same modules: each worker loads them once, for all its files, which must leave nothing behind.
export default defineConfig({test: {isolate: false, maxWorkers: '100%', restoreMocks: true}})
